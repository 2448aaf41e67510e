import type { Cause } from "../../cause.ts";

export const cliSaslPluginMissing: Cause = {
  id: "cli-sasl-plugin-missing",
  title: "Sending mail server without the module for logins",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["report-says-login-module-is-missing", "login-module-is-not-installed"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["auth-mechanism-mismatch"],
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "On Debian and Ubuntu install libsasl2-modules, on Fedora, RHEL and their kin cyrus-sasl-plain, on Alpine cyrus-sasl-login, on SUSE cyrus-sasl-plain" },
        { do: "act", what: "Restart the mail server (postfix reload is not enough for a new module), and send the queue again: postqueue -f" },
        { do: "act", what: "Look that smtp_sasl_security_options does not forbid plain passwords inside TLS: smtp_sasl_tls_security_options = noanonymous" },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
