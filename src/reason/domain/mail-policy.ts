import type { View } from "../../model/case-file.ts";
import type { DaneFacts, ExchangerTlsFacts, MtaStsFacts } from "../../model/domain-facts.ts";
import type { Seen } from "../look.ts";
import { sawOf } from "./look-domain.ts";

export type MailPolicyKind = "mta-sts" | "mail-exchangers" | "dane-record" | "exchanger-tls";

/** Does a pattern of an MTA-STS policy cover a host (RFC 8461 section 4.1)? One star stands for one label. */
export const covers = (pattern: string, host: string) => pattern === host || (pattern.startsWith("*.") && host.includes(".") && host.slice(host.indexOf(".") + 1) === pattern.slice(2));

/** The mail servers that a policy does not name. */
export const leftOut = (policy: NonNullable<MtaStsFacts["policy"]>, hosts: readonly string[]) => hosts.filter((host) => !policy.mx.some((pattern) => covers(pattern, host)));

/** What DANE makes of one connection. `held`: senders that check it hold the mail back. `open`: nothing usable is announced, or nobody vouches for it. */
export function daneOutcome(dane: DaneFacts, shown: ExchangerTlsFacts): { readonly says: "fits" | "held" | "open"; readonly why: string } {
  if (dane.authenticated !== "yes") return { says: "open", why: "DNSSEC does not vouch for the records" };
  if (shown.starttls !== "works") return { says: "held", why: `the server ${shown.starttls === "absent" ? "offers no encryption" : `refuses to encrypt: ${shown.words ?? ""}`}` };
  if (shown.tlsa.some((one) => one.outcome === "fits")) return { says: "fits", why: "" };
  const differing = shown.tlsa.find((one) => one.outcome === "differs");
  return differing === undefined ? { says: "open", why: shown.tlsa[0]?.why ?? "no record is usable" } : { says: "held", why: differing.why ?? "" };
}

/** Why a certificate does not do for a policy of MTA-STS (RFC 8461 section 4.1 and 4.2); undefined where it does. */
export function whyNotForSts(shown: ExchangerTlsFacts): string | undefined {
  if (shown.starttls !== "works") return shown.starttls === "absent" ? "it offers no encryption" : `it refuses to encrypt: ${shown.words ?? ""}`;
  const { certificate } = shown;
  if (certificate === undefined) return "it shows no certificate";
  if (certificate.nameMatches === "no") return `its certificate is for ${certificate.names.slice(0, 3).join(", ") || "nobody"}`;
  if (certificate.inValidity !== "yes") return certificate.inValidity === "expired" ? `its certificate expired on ${certificate.validTo.slice(0, 10)}` : `its certificate is valid from ${certificate.validFrom.slice(0, 10)} only`;
  return certificate.trusted === "yes" ? undefined : `nobody whom this machine trusts vouches for its certificate${certificate.why === undefined ? "" : ` (${certificate.why})`}`;
}

/** One way in which a mail server fails what its own domain demands. */
export interface Breach {
  readonly says: string;
  readonly because: readonly Seen<MailPolicyKind>[];
}

/** Every way in which the domain's mail servers fail what the domain demands of them, so that servers which honour it hold the mail back. */
export function breaches(seen: View<MailPolicyKind>): readonly Breach[] {
  const shown = sawOf(seen, "exchanger-tls");
  const dane = sawOf(seen, "dane-record").flatMap((record) =>
    shown.filter((one) => one.saw.host === record.saw.host).flatMap((one): Breach[] => {
      const outcome = daneOutcome(record.saw, one.saw);
      return outcome.says === "held" ? [{ says: `the TLSA record of ${record.saw.host} is signed, and ${outcome.why}`, because: [record, one] }] : [];
    }),
  );
  const [sts] = sawOf(seen, "mta-sts");
  const [mx] = sawOf(seen, "mail-exchangers");
  const policy = sts?.saw.policy;
  if (sts === undefined || policy?.state !== "fetched" || policy.mode !== "enforce") return dane;
  const out = mx === undefined ? [] : leftOut(policy, mx.saw.exchangers.map((one) => one.host)).map((host): Breach => ({ says: `the MTA-STS policy enforces ${policy.mx.join(", ")}, and ${host} is not among them`, because: [sts, mx] }));
  const bad = shown.flatMap((one): Breach[] => {
    const why = whyNotForSts(one.saw);
    return why === undefined || leftOut(policy, [one.saw.host]).length > 0 ? [] : [{ says: `the MTA-STS policy demands a good certificate of ${one.saw.host}, and ${why}`, because: [sts, one] }];
  });
  return [...dane, ...out, ...bad];
}
