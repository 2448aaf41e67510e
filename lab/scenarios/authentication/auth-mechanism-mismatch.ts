import { saslFor } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server takes only DIGEST-MD5, which modern mail programs have given up.",
  distinguishedBy: "EHLO lists no mechanism that the program knows",
  world: (lab) => void saslFor(lab, "digest-md5"),
  proof: async (lab) => [[await swaks(lab), /250-AUTH DIGEST-MD5/, /Auth not attempted|no acceptable/i]],
  expect: { named: "auth-mechanism-mismatch" },
});
