import { isIpv6 } from "../compare.ts";
import { isAt } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** No unrelated host answers over IPv6 either, although over IPv4 one does. */
export const controlOverIpv6Fails: Sign<"control-connect"> = {
  id: "control-over-ipv6-fails",
  asks: "Does IPv6 fail towards unrelated hosts too?",
  needs: ["control-connect"],
  from: "all",
  read(seen) {
    const controls = seen.of("control-connect").filter(isAt);
    const six = controls.filter((one) => isIpv6(one.about.address));
    const four = controls.filter((one) => !isIpv6(one.about.address) && one.ok);
    if (six.length === 0) return unknown("no unrelated host was tried over IPv6");
    if (six.some((one) => one.ok)) return absent("IPv6 works towards unrelated hosts", six);
    return four.length === 0 ? absent("unrelated hosts fail over IPv4 as well", controls) : present("IPv6 fails towards unrelated hosts too, while IPv4 works", [...six, ...four]);
  },
};
