import { isIPv6 } from "node:net";
import { controls, type Fault, smtpHost } from "../fault.ts";
import { addresses } from "../mail-world.ts";

export const ipv6Broken: Fault = {
  id: "ipv6-broken",
  title: "The mail server has an IPv6 address too, and nothing gets through to any IPv6 address",
  expects: "net-ipv6-broken",
  async build(world) {
    await world.provider();
    world.zone.names.set(smtpHost, { A: [addresses.smtp], AAAA: ["2001:db8:2::25"] });
    for (const [at, name] of controls.mail.entries()) world.zone.names.set(name, { A: [addresses.controls[name]], AAAA: [`2001:db8:51:${at}::25`] });
    world.drop(({ address }) => isIPv6(address));
  },
};
