import type { Cause } from "../../cause.ts";
import { setMode } from "../../remedies.ts";

/**
 * The mail program begins in the clear, or wants STARTTLS, on a port that speaks TLS from the first byte: both sides wait for the other.
 * A greeting inside TLS on the very same port excludes a network that swallows greetings.
 */
export const cfgPlaintextOnImplicitTlsPort: Cause = {
  id: "cfg-plaintext-on-implicit-tls-port",
  title: "STARTTLS or no encryption chosen on a port that wants SSL/TLS",
  maturity: "confirmed",
  requires: ["server-waits-for-tls"],
  supportedBy: { "same-port-works-in-the-other-mode": "strong" },
  excludedBy: ["account-can-send", "dialogue-is-cut-for-controls-too"],
  neighbours: ["cfg-wrong-port"],
  remedy: (caseFile) => ({ who: "you", steps: setMode(caseFile, "tls"), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
