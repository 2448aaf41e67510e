import { countingConnects, isIpv6 } from "../compare.ts";
import { came, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Of the addresses of one family that the configured host has, some open and some do not. */
export const someAddressesFail: Sign<"tcp-connect"> = {
  id: "some-addresses-fail",
  asks: "Do only some addresses of the server answer?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = countingConnects(seen);
    if (connects.length === 0) return unknown("no connection to the configured port was tried");
    for (const family of [connects.filter((one) => !isIpv6(one.about.address)), connects.filter((one) => isIpv6(one.about.address))]) {
      const opened = came(family);
      const dead = failed(family).filter((one) => !opened.some((open) => open.about.address === one.about.address));
      if (opened[0] !== undefined && dead[0] !== undefined) {
        return present(`${named(opened[0].about)} opens, ${dead.map((one) => one.about.address).join(", ")} does not (${dead[0].failure.code})`, [...opened, ...dead]);
      }
    }
    return absent(came(connects).length > 0 ? "all addresses of one family behave alike" : "no address of the server answers", connects);
  },
};
