import type { Cause } from "../../cause.ts";
import { serverName } from "../../remedies.ts";

export const srvAuthBackendDown: Cause = {
  id: "srv-auth-backend-down",
  title: "Server unable to check logins",
  maturity: "confirmed",
  requires: ["reply-says-login-service-is-down"],
  supportedBy: { "access-login-is-accepted": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted"],
  neighbours: ["auth-lockout", "prov-outage", "auth-bad-password"],
  atMost: "likely",
  remedy(caseFile) {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Leave the password as it is: it was not judged at all" },
        { do: "wait", how: "a quarter of an hour, then try once more" },
        { do: "ask", whom: "server-admin", message: `${serverName(caseFile)} answers logins with a temporary failure for everybody. Please look whether the service that checks passwords (Dovecot auth, saslauthd, LDAP, the database) runs, and whether the mail server reaches its socket.` },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
