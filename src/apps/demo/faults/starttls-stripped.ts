import type { Fault } from "../fault.ts";
import { starttlsStripper } from "../servers/middlebox.ts";

export const starttlsStripped: Fault = {
  id: "starttls-stripped",
  title: "A firewall on the way takes STARTTLS out of the conversation with every mail server",
  expects: "net-smtp-inspection-proxy",
  async build(world) {
    await world.provider();
    world.putOnTheWay([25, 587], starttlsStripper);
  },
};
