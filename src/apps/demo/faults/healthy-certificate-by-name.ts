import { type Fault, smtpHost } from "../fault.ts";

export const healthyCertificateByName: Fault = {
  id: "healthy-certificate-by-name",
  title: "Nothing is broken: one address serves many domains and shows the certificate of the name that is asked for",
  expects: "healthy",
  async build(world) {
    const own = await world.certificate({ names: [smtpHost] });
    const shared = await world.certificate({ names: ["shared.hosting.example"] });
    await world.provider({ submission: { tls: { context: shared, byName: { [smtpHost]: own } } } });
  },
};
