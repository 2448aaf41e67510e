import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider has retired passwords for submission.",
  distinguishedBy: "EHLO lists XOAUTH2 only, and the reply is 5.7.139 basic authentication is disabled",
  world: (lab) =>
    providerSpeaks(lab, {
      offers: ["SIZE 157286400", "8BITMIME", "AUTH XOAUTH2", "ENHANCEDSTATUSCODES", "PIPELINING"],
      replies: [{ on: "AUTH (PLAIN|LOGIN)", say: "535 5.7.139 Authentication unsuccessful, basic authentication is disabled." }],
    }),
  proof: async (lab) => [[await swaks(lab), /250-AUTH XOAUTH2/]],
  expect: { named: "auth-basic-retired-oauth-required", ruledOut: ["auth-bad-password"] },
});
