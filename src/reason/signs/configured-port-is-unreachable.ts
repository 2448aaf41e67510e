import { countingConnects } from "../compare.ts";
import { came, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** For every address of the configured host the network itself reports that the port cannot be reached (ICMP, RFC 792 and RFC 4443). */
export const configuredPortIsUnreachable: Sign<"tcp-connect"> = {
  id: "configured-port-is-unreachable",
  asks: "Does the network say that the configured port cannot be reached?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = countingConnects(seen);
    const opened = came(connects);
    const turnedBack = failed(connects, "host-unreachable", "network-unreachable", "no-such-route");
    if (opened[0] !== undefined) return absent(`${named(opened[0].about)} opens`, opened);
    if (turnedBack[0] !== undefined && turnedBack.length === connects.length) return present(`the network reports ${named(turnedBack[0].about)} as unreachable`, turnedBack);
    return connects.length === 0 ? unknown("no connection to the configured port was tried") : absent("the configured port fails in another way", connects);
  },
};
