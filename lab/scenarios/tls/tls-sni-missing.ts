import { scenario } from "../../scenario.ts";
import { handshake } from "../../tools.ts";

export default scenario({
  says: "The server needs the host name in the handshake, and the mail program does not send it.",
  distinguishedBy: "two certificates: the right one with the name, another without",
  world: (lab) => {
    const { provider } = lab;
    lab.postfix.close(provider, 465, 587);
    for (const [port, security] of [[465, "tls"], [587, "starttls"]] as const) {
      lab.own.add("net", {
        part: "scripted", name: provider.name, addresses: [provider.v4, provider.v6], port, security,
        certificate: lab.third.certificate, bySni: { [provider.name]: provider.certificate },
        banner: `220 ${provider.name} ESMTP`, offers: ["SIZE 35882577", "8BITMIME", "AUTH PLAIN LOGIN"], users: { [lab.person.address]: lab.person.password },
      });
    }
  },
  user: (lab) => ({ error: `Hostname/IP does not match certificate's altnames: Host: ${lab.provider.name}. is not in the cert's altnames: DNS:${lab.third.name}` }),
  proof: async (lab) => [[await handshake(lab, `${lab.provider.name}:465`), /Verification: OK/], [await handshake(lab, `${lab.provider.name}:465`, "tls", ["-noservername"]), /hostname mismatch/i]],
  expect: { named: "tls-sni-missing", ruledOut: ["tls-cert-hostname-mismatch"] },
});
