import { at, came, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** This system's own list of authorities accepts no certificate, neither of the server in question nor of unrelated ones that are publicly trusted. */
export const systemStoreAcceptsNobody: Sign<"tls-handshake" | "control-tls"> = {
  id: "system-store-accepts-nobody",
  asks: "Does this system's own list of authorities accept no certificate at all?",
  needs: ["tls-handshake", "control-tls"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    if (met.saw.trust.system.accepted === "yes") return absent("this system's own list of authorities accepts the certificate in question", [met]);
    const controls = came(at(seen, "control-tls", {}));
    const accepted = controls.filter((one) => one.saw.trust.system.accepted === "yes");
    if (accepted[0] !== undefined) return absent(`this system's own list of authorities accepts ${named(accepted[0].about)}`, [met, ...accepted]);
    const publicly = controls.filter((one) => one.saw.trust.bundled.accepted === "yes");
    return publicly.length === 0 ? unknown("no publicly trusted certificate of an unrelated server was seen") : present(`this system's own list of authorities accepts neither ${named(met.about)} nor ${publicly.map((one) => named(one.about)).join(" nor ")}`, [met, ...publicly]);
  },
};
