import type { Cause } from "../../cause.ts";
import { setBestRoute } from "../../remedies.ts";

/**
 * The mail program begins with TLS on a port where the server greets in the clear and upgrades by STARTTLS.
 * That the same port works in the other mode, with TLS of today, excludes the other reasons for a broken handshake by itself.
 */
export const cfgImplicitTlsOnStarttlsPort: Cause = {
  id: "cfg-implicit-tls-on-starttls-port",
  title: "SSL/TLS chosen on a port that wants STARTTLS",
  maturity: "confirmed",
  requires: ["server-speaks-before-tls", "same-port-works-in-the-other-mode"],
  supportedBy: {},
  excludedBy: ["account-can-send"],
  neighbours: ["cfg-wrong-port"],
  remedy: (caseFile) => ({ who: "you", steps: setBestRoute(caseFile, (about, from) => about.host === from.host && about.port === from.port), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
