import type { View } from "../../model/case-file.ts";
import { isIpv6, pasted } from "../compare.ts";
import { came, connectsToQuestion, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Does anything show that mail programs here try IPv6 at all: a way there, since without one a system puts IPv4 first (RFC 6724 section 6, rule 1), or an error that names such an address? */
function ipv6IsTried(seen: View<"machine-interfaces" | "reported-reply">): boolean {
  const way = seen.of("machine-interfaces").some((one) => one.ok && one.saw.sendsBy.some((each) => isIpv6(each.address)));
  return way || pasted(seen).some((one) => /\[?[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,}\]?.*(unreachable|timed out|timeout|no route|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)/i.test(one.saw.text));
}

/** The server's IPv6 addresses all fail and its IPv4 address opens; a machine that has no IPv6 and so never tries it does not count. */
export const ipv6FailsWhileIpv4Works: Sign<"tcp-connect" | "machine-interfaces" | "reported-reply"> = {
  id: "ipv6-fails-while-ipv4-works",
  asks: "Does only IPv6 fail?",
  needs: ["tcp-connect", "machine-interfaces", "reported-reply"],
  from: "any",
  read(seen) {
    const connects = connectsToQuestion(seen);
    const six = connects.filter((one) => isIpv6(one.about.address));
    const four = connects.filter((one) => !isIpv6(one.about.address));
    const [opened] = came(four);
    if (connects.length === 0) return unknown("no connection to the configured port was tried");
    if (six.length === 0) return absent("the server has no IPv6 address, or none was tried", connects);
    if (came(six).length > 0) return absent("IPv6 works", came(six));
    // Whoever serves this machine alone often listens on 127.0.0.1 alone, and every program that is refused at ::1 goes there at once.
    if (six.every((one) => one.about.address === "::1")) return absent("the server is this machine itself: no network lies in between", six);
    if (opened === undefined) return absent("IPv4 fails as well", connects);
    const lost = failed(six);
    const noWay = lost.every((one) => one.failure.code === "network-unreachable" || one.failure.code === "no-such-route");
    if (noWay && !ipv6IsTried(seen)) return absent("this machine has no way over IPv6, so that programs take IPv4 at once", lost);
    return present(`${named(opened.about)} opens, the IPv6 address ${lost.map((one) => one.about.address).join(", ")} does not (${lost[0]?.failure.code ?? ""})`, [opened, ...lost]);
  },
};
