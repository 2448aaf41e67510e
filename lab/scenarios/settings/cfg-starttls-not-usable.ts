import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server does not offer STARTTLS at 587, on which the mail program insists.",
  distinguishedBy: "EHLO without STARTTLS and without damage, while the same port of others offers it, so nothing on the path removes it",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_tls_security_level: "none", smtpd_tls_auth_only: "no" }, 587),
  proof: async (lab) => [[await swaks(lab), /STARTTLS not offered|Host did not advertise STARTTLS|TLS startup failed/i], [await swaks(lab, { tls: "tls" }), /250 2\.1\.5 Ok/], [await swaks(lab, { server: lab.second.name, auth: "no", quitAfter: "TLS" }), /TLS started/]],
  expect: { named: "cfg-starttls-not-usable", ruledOut: ["net-smtp-inspection-proxy"] },
});
