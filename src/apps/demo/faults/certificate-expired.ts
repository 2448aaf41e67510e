import { type Fault, smtpHost } from "../fault.ts";

export const certificateExpired: Fault = {
  id: "certificate-expired",
  title: "The server's certificate expired three days ago",
  expects: "tls-cert-expired",
  async build(world) {
    await world.provider({ submission: { tls: { context: await world.certificate({ names: [smtpHost], fromDay: -93, toDay: -3 }) } } });
  },
};
