import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The port is wrong and the password is wrong.",
  distinguishedBy: "the port is met first",
  user: (lab) => ({ smtp: `${lab.provider.name}:588`, password: "not-the-right-one" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 588), /ECONNREFUSED/]],
  expect: { named: "cfg-wrong-port", then: "auth-bad-password" },
});
