import { operatorOf } from "../compare.ts";
import { isTrusted, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A publicly trusted certificate is shown, and every name in it belongs to another domain than the configured host. */
export const certificateNamesAnotherOperator: Sign<"tls-handshake"> = {
  id: "certificate-names-another-operator",
  asks: "Does the certificate belong to another operator?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const names = met.saw.chain[0]?.names ?? [];
    const asked = operatorOf(met.about.host);
    const own = names.find((name) => operatorOf(name) === asked);
    if (met.saw.nameMatches === "yes" || own !== undefined) return absent(`the certificate is made out for ${own ?? met.about.host}`, [met]);
    if (names.length === 0 || !isTrusted(met.saw)) return absent("the certificate proves no operator at all", [met]);
    return present(`the certificate belongs to ${operatorOf(names[0] ?? "")}, not to ${asked}`, [met]);
  },
};
