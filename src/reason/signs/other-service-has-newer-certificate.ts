import type { View } from "../../model/case-file.ts";
import type { TlsFacts } from "../../model/observation.ts";
import { at, came, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

type Needs = "tls-handshake" | "access-tls" | "web-tls";

/** The same host shows, on its web or its receiving side, a certificate for the same name that lasts longer than the one of its sending side. */
export const otherServiceHasNewerCertificate: Sign<Needs> = {
  id: "other-service-has-newer-certificate",
  asks: "Does another service of the same host have a newer certificate?",
  needs: ["tls-handshake", "access-tls", "web-tls"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const leaf = met?.saw.chain[0];
    if (met === undefined || leaf === undefined) return unknown("no certificate was shown");
    const others = onTheSameHost(seen, met.about.host, met.about.address);
    const newer = others.find(({ saw }) => saw.inValidity === "yes" && (saw.chain[0]?.validTo ?? "") > leaf.validTo && covers(saw, met.about.host));
    if (newer !== undefined) return present(`${named(newer.about)} shows a certificate for the same name that is valid until ${newer.saw.chain[0]?.validTo.slice(0, 10)}`, [met, newer]);
    const tried = [...at(seen, "web-tls", { host: met.about.host }), ...others];
    return tried.length === 0 ? unknown("no other service of the same host was looked at") : absent("no other service of the same host shows a newer certificate", [met, ...tried]);
  },
};

function onTheSameHost(seen: View<Needs>, host: string, address: string) {
  const all = [...came(at(seen, "web-tls", {})), ...came(at(seen, "access-tls", {}))];
  return all.filter((one) => one.about.host === host || one.about.address === address);
}

/** Is the host among the names, by RFC 9525 section 6.3: a wildcard stands for the whole first label? */
function covers(tls: TlsFacts, host: string): boolean {
  const wild = `*${host.slice(host.indexOf("."))}`;
  return (tls.chain[0]?.names ?? []).some((name) => [host, wild].includes(name.toLowerCase()));
}
