import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

/** The file that the mail domain's web server has for mail programs (draft-ietf-mailmaint-autoconfig). */
function configuration(lab: Lab): string {
  const server = (kind: string, type: string, port: number) =>
    `<${kind} type="${type}"><hostname>${lab.provider.name}</hostname><port>${port}</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></${kind}>`;
  return `<?xml version="1.0" encoding="UTF-8"?><clientConfig version="1.1"><emailProvider id="${lab.provider.domain}">${server("incomingServer", "imap", 993)}${server("outgoingServer", "smtp", 465)}</emailProvider></clientConfig>`;
}

export default scenario({
  says: "The host name in the mail program has a letter too many, and only a configuration file of the domain's web server names the right one.",
  distinguishedBy: "the name does not exist; the domain publishes no service records, and its autoconfig file names another host, which works",
  world(lab) {
    const { domain, name } = lab.provider;
    for (const service of ["submission", "submissions", "imaps", "pop3s"]) lab.dns.remove(`_${service}._tcp.${domain}`, "SRV");
    lab.webCertificate = lab.pki.certificate([name, domain, `autoconfig.${domain}`]);
    lab.documents["/mail/config-v1.1.xml"] = configuration(lab);
  },
  user: (lab) => ({ smtp: `${lab.provider.name.replace(".", "x.")}:465` }),
  proof: async (lab) => [[await dig(lab, lab.provider.name.replace(".", "x.")), /status: NXDOMAIN/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-wrong-smtp-host", ruledOut: ["dns-resolver-failure"] },
});
