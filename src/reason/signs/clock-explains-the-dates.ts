import type { View } from "../../model/case-file.ts";
import type { CertificateFacts, Observation } from "../../model/observation.ts";
import { clockReading, inWords } from "../clock.ts";
import { tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

type Needs = "tls-handshake" | "clock-offset" | "smtp-greeting" | "control-greeting" | "access-tls" | "web-tls" | "control-tls";

/** By the right time the certificate is inside its dates, and only by this machine's clock it is not. */
export const clockExplainsTheDates: Sign<Needs> = {
  id: "clock-explains-the-dates",
  asks: "Would the certificate be inside its dates if this machine's clock were right?",
  needs: ["tls-handshake", "clock-offset", "smtp-greeting", "control-greeting", "access-tls", "web-tls", "control-tls"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const leaf = met?.saw.chain[0];
    if (met === undefined || leaf === undefined) return unknown("no certificate was shown");
    if (met.saw.inValidity === "yes") return absent("the certificate is inside its dates by this machine's clock too", [met]);
    const clock = clockReading(seen);
    if (clock === undefined) {
      const younger = certificatesElsewhere(seen).find(({ certificate }) => Date.parse(certificate.validFrom) > Date.parse(leaf.validTo));
      // A certificate that exists already cannot have been made after today: the older one's last day is past in any case.
      if (younger !== undefined && met.saw.inValidity === "expired") return absent(`a certificate made on ${younger.certificate.validFrom.slice(0, 10)}, after this one's last day, is in use elsewhere: the clock is not to blame`, [met, younger.one]);
      return unknown("nobody told the time");
    }
    const trueTime = Date.parse(met.at) - clock.offsetMs;
    const inForce = trueTime >= Date.parse(leaf.validFrom) && trueTime <= Date.parse(leaf.validTo);
    if (inForce) return present(`this machine's clock is ${inWords(clock.offsetMs)} ${clock.offsetMs > 0 ? "fast" : "slow"}; by the time of ${clock.peers.join(", ")} the certificate is valid`, [met, ...clock.rests]);
    return absent(`by the time of ${clock.peers.join(", ")} the certificate is out of its dates too`, [met, ...clock.rests]);
  },
};

function certificatesElsewhere(seen: View<Needs>): readonly { readonly certificate: CertificateFacts; readonly one: Observation }[] {
  return (["access-tls", "web-tls", "control-tls"] as const).flatMap((kind) => seen.of(kind).flatMap((one) => (one.ok && one.saw.chain[0] !== undefined ? [{ certificate: one.saw.chain[0], one }] : [])));
}
