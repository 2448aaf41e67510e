import type { Fault } from "../fault.ts";
import { bannerMasker } from "../servers/middlebox.ts";

export const bannerMasked: Fault = {
  id: "banner-masked",
  title: "A firewall on the way hides the greeting of every mail server and lets only old commands through",
  expects: "net-smtp-inspection-proxy",
  async build(world) {
    await world.provider();
    world.putOnTheWay([25, 587], bannerMasker);
  },
};
