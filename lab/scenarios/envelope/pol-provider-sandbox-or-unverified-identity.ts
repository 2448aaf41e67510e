import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The relay takes mail from verified identities only, and this one is not.",
  distinguishedBy: "the login passes, and the reply says that the address is not verified",
  world: (lab) =>
    providerSpeaks(lab, {
      replies: [{ on: "(MAIL|\\.$)", say: `554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ${lab.person.address}` }],
    }),
  user: () => ({ send: "yes" }),
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /554 Message rejected: Email address is not verified/]],
  expect: { named: "pol-provider-sandbox-or-unverified-identity", ruledOut: ["pol-sender-not-owned"] },
});
