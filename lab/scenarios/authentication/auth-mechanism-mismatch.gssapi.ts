import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server takes only the single sign-on of its own company.",
  distinguishedBy: "EHLO lists GSSAPI and NTLM only",
  world: (lab) => providerSpeaks(lab, { offers: ["SIZE 37748736", "AUTH GSSAPI NTLM", "8BITMIME"], replies: [{ on: "AUTH", say: "504 5.7.4 Unrecognized authentication type" }] }),
  proof: async (lab) => [[await swaks(lab), /250-AUTH GSSAPI NTLM/]],
  expect: { named: "auth-mechanism-mismatch", ruledOut: ["auth-bad-password"] },
});
