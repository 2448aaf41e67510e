import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server offers a login only inside TLS, and the mail program stays in the clear.",
  distinguishedBy: "EHLO before TLS has STARTTLS but no AUTH, EHLO after TLS has AUTH",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_tls_security_level: "may" }, 587),
  user: () => ({ security: "none" }),
  proof: async (lab) => [[await swaks(lab, { tls: "none" }), /250-STARTTLS/, /Host did not advertise authentication/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-auth-needs-tls", orNamed: ["cfg-starttls-required-not-used"] },
});
