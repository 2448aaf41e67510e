import { clockReading } from "../clock.ts";
import { named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** By the right time, as others tell it, the certificate's first day has not come yet. */
export const certificateBeginsInTheFuture: Sign<"tls-handshake" | "clock-offset" | "smtp-greeting" | "control-greeting"> = {
  id: "certificate-begins-in-the-future",
  asks: "Is the certificate's first day still to come, by other machines' clocks?",
  needs: ["tls-handshake", "clock-offset", "smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const leaf = met?.saw.chain[0];
    if (met === undefined || leaf === undefined) return unknown("no certificate was shown");
    const clock = clockReading(seen);
    const begins = Date.parse(leaf.validFrom);
    if (clock === undefined) return met.saw.inValidity === "not-yet" ? unknown("nobody told the time") : absent(`the certificate is valid since ${leaf.validFrom.slice(0, 10)}`, [met]);
    const trueTime = Date.parse(met.at) - clock.offsetMs;
    return trueTime < begins ? present(`the certificate of ${named(met.about)} is valid only from ${leaf.validFrom.slice(0, 10)}, and ${clock.peers.join(", ")} agree that this day has not come`, [met, ...clock.rests]) : absent(`the certificate is valid since ${leaf.validFrom.slice(0, 10)}`, [met, ...clock.rests]);
  },
};
