import type { Cause } from "../../cause.ts";
import { setWorkingRoute } from "../../remedies.ts";

export const cfgWrongPort: Cause = {
  id: "cfg-wrong-port",
  title: "Wrong port for the outgoing server",
  maturity: "confirmed",
  requires: ["sibling-port-works"],
  requiresOneOf: ["configured-port-refuses"],
  supportedBy: {},
  excludedBy: ["account-can-send"],
  neighbours: [],
  remedy: (caseFile) => ({ who: "you", steps: setWorkingRoute(caseFile), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
