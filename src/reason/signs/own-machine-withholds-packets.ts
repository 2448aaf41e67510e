import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Of a port that stays silent several packets must have vanished in this machine: one alone could be another program's. */
const severalPackets = 3;

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
      const withheld = one.saw.requested - one.saw.sent;
      const where = named(one.about);
      if (withheld >= (one.saw.outcome === "no-answer" ? severalPackets : 1)) return present(`${withheld} of ${one.saw.requested} packets, those to ${where} among them, never left this machine`, [one]);
      if (withheld <= 0) return absent(`every packet to ${where} left this machine`, [one]);
    }
    return unknown("the count of packets is not clear");
  },
};
