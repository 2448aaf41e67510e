import { type Fault, smtpHost } from "../fault.ts";
import { contextOf } from "../servers/encrypt.ts";
import { shortParameters } from "../servers/short-parameters.ts";

export const shortKeyExchange: Fault = {
  id: "short-key-exchange",
  title: "The server's key exchange is so short that current programs refuse it",
  expects: "tls-legacy-crypto-refused",
  async build(world) {
    const identity = await world.authority.issue({ names: [smtpHost], key: "rsa 2048" });
    const context = contextOf(identity, { maxVersion: "TLSv1.2", ciphers: "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0", dhparam: shortParameters() });
    await world.provider({ submission: { tls: { context } } });
  },
};
