import type { Socket } from "node:net";
import { createSecureContext, type SecureContext, type SecureContextOptions, TLSSocket } from "node:tls";
import type { Identity } from "./authority.ts";

/** How a server does TLS: one certificate, and others for names that the client may say. */
export interface TlsManners {
  readonly context: SecureContext;
  readonly byName?: Readonly<Record<string, SecureContext>>;
  /** What happens where the client says a name that is not in `byName`: the certificate of `context`, or an alert (RFC 6066 section 3). */
  readonly unknownName?: "context" | "alert";
}

/** A certificate made ready to be served, with limits on version and ciphers where the server has them. */
export function contextOf(identity: Identity, limits: Pick<SecureContextOptions, "minVersion" | "maxVersion" | "ciphers" | "dhparam"> = {}): SecureContext {
  return createSecureContext({ key: identity.key, cert: identity.chain, ...limits });
}

/** Goes on with a connection in TLS, as the server. */
export function encrypt(socket: Socket, tls: TlsManners): TLSSocket {
  const secured = new TLSSocket(socket, {
    isServer: true,
    secureContext: tls.context,
    SNICallback(name, answer) {
      const chosen = tls.byName?.[name];
      if (chosen === undefined && tls.unknownName === "alert") answer(new Error(`no certificate for ${name}`));
      else answer(null, chosen ?? tls.context);
    },
  });
  secured.on("error", () => socket.destroy());
  return secured;
}
