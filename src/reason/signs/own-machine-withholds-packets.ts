import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Of a port that stays silent several packets must have vanished in this machine: one alone could be another program's. */
const severalPackets = 3;

/** So many refused repetitions are no other program's accident. */
const severalRepeats = 2;

/** The packets of the connection attempt were thrown away inside this machine, by its own count: no network ever saw them. */
export const ownMachineWithholdsPackets: Sign<"egress-count"> = {
  id: "own-machine-withholds-packets",
  asks: "Does this machine itself throw the packets away?",
  needs: ["egress-count"],
  from: "all",
  read(seen) {
    const counted = seen.of("egress-count").filter(isAt);
    for (const one of counted) {
      if (!one.ok || one.saw.outcome === "open") continue;
      const where = named(one.about);
      const repeats = one.saw.withheldRepeats ?? 0;
      if (one.saw.sent === undefined) {
        // Older systems count no packets that were sent, only repetitions that were refused: of those several are clear, none is not.
        if (repeats >= severalRepeats) return present(`${repeats} repetitions, those to ${where} among them, were refused by this machine itself`, [one]);
        continue;
      }
      const withheld = one.saw.requested - one.saw.sent;
      if (withheld >= (one.saw.outcome === "no-answer" ? severalPackets : 1)) return present(`${withheld} of ${one.saw.requested} packets, those to ${where} among them, never left this machine`, [one]);
      if (withheld <= 0) return absent(`every packet to ${where} left this machine`, [one]);
    }
    return unknown("the count of packets is not clear");
  },
};
