import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The relay works without login for certain networks, and this is none of them.",
  distinguishedBy: "no AUTH in the design, and relaying is denied to this address",
  world: (lab) => lab.postfix.set(lab.smarthost, { smtpd_relay_restrictions: "check_client_access static:{550 5.7.64 TenantAttribution; Relay Access Denied: this address is not in the list of permitted senders},reject" }, 25),
  user: (lab) => ({ smtp: `${lab.smarthost.name}:25`, password: null, error: "550 5.7.64 TenantAttribution; Relay Access Denied" }),
  proof: async (lab) => [[await swaks(lab, { server: lab.smarthost.name, port: 25, auth: "no" }), /550 5\.7\.64/]],
  expect: { named: "pol-relay-denied-source" },
});
