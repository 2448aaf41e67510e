import { type Fault, smtpHost } from "../fault.ts";
import { selfSigned } from "../servers/authority.ts";
import { contextOf } from "../servers/encrypt.ts";

export const certificateSelfSigned: Fault = {
  id: "certificate-self-signed",
  title: "The server shows a certificate that it made for itself",
  expects: "tls-cert-untrusted",
  async build(world) {
    await world.provider({ submission: { tls: { context: contextOf(await selfSigned({ names: [smtpHost] })) } } });
  },
};
