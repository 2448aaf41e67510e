import { controlsOnSamePort, listed, restsOf } from "../compare.ts";
import { question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Mail servers hand mail on through this port (RFC 5321 section 4.5.4.2). */
const transferPort = 25;

/** Towards unrelated operators the network reports the configured port as unreachable: a firewall on the way says no aloud (ICMP, RFC 1812 section 5.2.7.1). */
export const mailPortsAreProhibited: Sign<"control-connect"> = {
  id: "mail-ports-are-prohibited",
  asks: "Does a firewall report the port as forbidden everywhere?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    // Port 25 is closed in just this way by access providers and hosting companies: there it points to nobody's own firewall.
    if (question(seen)?.port === transferPort) return absent("port 25 is what providers themselves forbid", []);
    const doors = controlsOnSamePort(seen);
    if (doors.length === 0) return unknown("the configured port was not tried at another provider");
    const turnedBack = doors.filter((door) => door.rests.some((one) => !one.ok && (one.failure.code === "host-unreachable" || one.failure.code === "not-permitted")));
    return turnedBack.length === doors.length ? present(`the network reports ${listed(doors)} as unreachable`, restsOf(doors)) : absent("the port behaves otherwise at other providers", restsOf(doors));
  },
};
