import { type Fault, smtpHost } from "../fault.ts";
import { contextOf } from "../servers/encrypt.ts";

export const shortKeyExchange: Fault = {
  id: "short-key-exchange",
  title: "The server's key exchange is so short that current programs refuse it",
  expects: "tls-legacy-crypto-refused",
  async build(world) {
    // OpenSSL fits the group to the key of the certificate: 1024 bits, as servers of 2010 had them.
    const identity = await world.authority.issue({ names: [smtpHost], key: "rsa 1024" });
    const context = contextOf(identity, { maxVersion: "TLSv1.2", ciphers: "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0", dhparam: "auto" });
    await world.provider({ submission: { tls: { context } } });
  },
};
