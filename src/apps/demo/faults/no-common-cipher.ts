import { type Fault, smtpHost } from "../fault.ts";
import { contextOf } from "../servers/encrypt.ts";

export const noCommonCipher: Fault = {
  id: "no-common-cipher",
  title: "The server's list of ciphers does not fit its own key, so that nothing is left in common",
  expects: "tls-cipher-mismatch",
  async build(world) {
    // A key for elliptic curves, and only ciphers that want an RSA key.
    const identity = await world.authority.issue({ names: [smtpHost], key: "ec 256" });
    const context = contextOf(identity, { maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256:AES256-GCM-SHA384" });
    await world.provider({ submission: { tls: { context } } });
  },
};
