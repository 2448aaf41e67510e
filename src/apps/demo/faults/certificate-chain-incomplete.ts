import { type Fault, smtpHost } from "../fault.ts";
import { addresses } from "../mail-world.ts";
import { webService } from "../servers/web-service.ts";

export const certificateChainIncomplete: Fault = {
  id: "certificate-chain-incomplete",
  title: "The server leaves out the certificate that links its own to a trusted authority",
  expects: "tls-chain-incomplete",
  async build(world) {
    const path = "/issuing-ca.cer";
    world.zone.names.set("pki.meadow.example", { A: [addresses.pki] });
    world.place(addresses.pki, 80, webService({ files: { [path]: world.authority.issuer } }));
    const context = await world.certificate({ names: [smtpHost], sends: "leaf", issuerUrl: `http://pki.meadow.example${path}` });
    await world.provider({ submission: { tls: { context } } });
  },
};
