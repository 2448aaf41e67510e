import { clockReading, inWords } from "../clock.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** More than a badly kept clock drifts: Kerberos and most token services refuse beyond five minutes (RFC 4120 section 8.2). */
const tolerableMs = 5 * 60_000;

/** This machine's clock differs from that of other machines by more than drift. */
export const clockIsWrong: Sign<"clock-offset" | "smtp-greeting" | "control-greeting"> = {
  id: "clock-is-wrong",
  asks: "Is this machine's clock wrong?",
  needs: ["clock-offset", "smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const clock = clockReading(seen);
    if (clock === undefined) return unknown("nobody told the time");
    const { offsetMs, peers, rests } = clock;
    if (Math.abs(offsetMs) <= tolerableMs) return absent(`this machine's clock agrees with ${peers.join(", ")}`, rests);
    return present(`this machine's clock is ${inWords(offsetMs)} ${offsetMs > 0 ? "fast" : "slow"} against ${peers.join(", ")}`, rests);
  },
};
