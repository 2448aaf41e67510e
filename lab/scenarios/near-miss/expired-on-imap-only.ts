import { scenario } from "../../scenario.ts";
import { handshake, swaks } from "../../tools.ts";

export default scenario({
  says: "As an expired certificate, but only the mailbox server's: submission is fine.",
  distinguishedBy: "993 is expired, 587 is valid and takes the message",
  world: (lab) => {
    const old = lab.pki.certificate([lab.provider.name], "expired");
    lab.dovecot.certificate = old;
  },
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:993`), /certificate has expired/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy", ruledOut: ["tls-cert-expired"] },
});
