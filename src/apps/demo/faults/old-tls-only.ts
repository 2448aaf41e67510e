import { type Fault, smtpHost } from "../fault.ts";
import { contextOf } from "../servers/encrypt.ts";

export const oldTlsOnly: Fault = {
  id: "old-tls-only",
  title: "The server speaks only TLS 1.0 and 1.1, which current programs refuse",
  expects: "tls-version-too-old",
  async build(world) {
    const identity = await world.authority.issue({ names: [smtpHost], key: "rsa 2048" });
    const context = contextOf(identity, { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" });
    await world.provider({ submission: { tls: { context } } });
  },
};
