import { type Fault, sendsBy, smtpHost } from "../fault.ts";

export const hostTypo: Fault = {
  id: "host-typo",
  title: "The name of the outgoing server has a typing error; the domain publishes the right one",
  expects: "cfg-wrong-smtp-host",
  user: sendsBy(587, "starttls", "smpt.blossom.example"),
  async build(world) {
    await world.provider({ smtpHost });
    world.zone.names.set("_submissions._tcp.blossom.example", { SRV: [`0 1 465 ${smtpHost}`] });
    world.zone.names.set("_submission._tcp.blossom.example", { SRV: [`10 1 587 ${smtpHost}`] });
  },
};
