import { type Fault, smtpHost } from "../fault.ts";
import { addresses } from "../mail-world.ts";

const dead = "192.0.2.26";

export const oneAddressDead: Fault = {
  id: "one-address-dead",
  title: "One of the two addresses of the mail server is dead",
  expects: "net-some-addresses-unreachable",
  async build(world) {
    await world.provider();
    world.zone.names.set(smtpHost, { A: [dead, addresses.smtp] });
    world.drop(({ address }) => address === dead);
  },
};
