import { type Fault, smtpHost } from "../fault.ts";
import { foundAuthority } from "../servers/authority.ts";
import { contextOf } from "../servers/encrypt.ts";

export const certificatePrivateAuthority: Fault = {
  id: "certificate-private-authority",
  title: "The server's certificate comes from an authority that only its own company knows",
  expects: "tls-cert-untrusted",
  async build(world) {
    const company = await foundAuthority("Blossom Company Intranet");
    await world.provider({ submission: { tls: { context: contextOf(await company.issue({ names: [smtpHost] })) } } });
  },
};
