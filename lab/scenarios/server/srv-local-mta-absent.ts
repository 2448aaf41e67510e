import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The program hands its mail to the machine itself, where no mail server runs.",
  distinguishedBy: "127.0.0.1:25 is refused",
  user: () => ({ smtp: "127.0.0.1:25", security: "none", password: null }),
  proof: async (lab) => [[await connect(lab, "127.0.0.1", 25), /ECONNREFUSED/]],
  expect: { named: "srv-local-mta-absent" },
});
