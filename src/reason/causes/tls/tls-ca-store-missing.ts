import type { CaseFile } from "../../../model/case-file.ts";
import type { Cause } from "../../cause.ts";

/** Does only an authority that the user named vouch for the server? */
function namedVouches(caseFile: CaseFile): boolean {
  return caseFile.observations.some((one) => one.kind === "tls-handshake" && one.ok && one.saw.trust.named?.accepted === "yes" && one.saw.trust.bundled.accepted === "no");
}

export const tlsCaStoreMissing: Cause = {
  id: "tls-ca-store-missing",
  title: "List of trusted authorities missing or out of date on this machine",
  maturity: "confirmed",
  requires: ["root-is-missing-on-this-machine"],
  requiresOneOf: ["system-store-accepts-nobody", "distrust-is-complained-of"],
  supportedBy: { "distrust-is-complained-of": "fair", "system-store-accepts-nobody": "strong" },
  excludedBy: ["sends-without-tls-complaint"],
  neighbours: ["tls-cert-untrusted", "tls-chain-incomplete", "av-tls-interception"],
  remedy: (caseFile) => ({
    who: "you",
    steps: [
      { do: "run", os: "linux", command: "apt-get update && apt-get install --reinstall ca-certificates && update-ca-certificates   # Debian, Ubuntu and their containers" },
      { do: "run", os: "linux", command: "apk add --no-cache ca-certificates   # Alpine" },
      { do: "run", os: "linux", command: "dnf reinstall ca-certificates && update-ca-trust   # Fedora, RHEL, Rocky" },
      ...(namedVouches(caseFile) ? [{ do: "act", what: "Put the authority that you named with --ca into this system's list: on Debian as a .crt file in /usr/local/share/ca-certificates, then update-ca-certificates; on Windows into the trusted root certification authorities; on macOS into the system keychain" } as const] : []),
      { do: "act", what: "In a container image, add the package ca-certificates to the Dockerfile, and restart the program that sends" },
      { do: "act", what: "On Windows or macOS, install the pending system updates: the list of authorities comes with them" },
    ],
    proveBy: ["tls-handshake", "control-tls"],
  }),
};
