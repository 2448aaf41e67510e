import type { Fault } from "../fault.ts";

export const certificateOtherName: Fault = {
  id: "certificate-other-name",
  title: "The server's certificate is made out to another name",
  expects: "tls-cert-hostname-mismatch",
  async build(world) {
    await world.provider({ submission: { tls: { context: await world.certificate({ names: ["mx7.hosting.example", "hosting.example"] }) } } });
  },
};
