import { exim } from "../../parts/exim.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider runs Exim, which speaks without enhanced codes.",
  distinguishedBy: "login and envelope are accepted in another dialect",
  world: (lab) => void exim(lab),
  user: () => ({ send: "yes" }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /235 Authentication succeeded/, /250 OK id=/], [await swaks(lab, { tls: "tls" }), /250 Accepted/]],
  expect: { named: "healthy" },
});
