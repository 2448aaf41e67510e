import type { Cause } from "../../cause.ts";

export const netContainerNoEgress: Cause = {
  id: "net-container-no-egress",
  title: "This container or machine has no way out to the internet",
  maturity: "confirmed",
  requires: ["nothing-outside-answers"],
  supportedBy: { "machine-is-a-container": "strong", "control-web-fails": "fair" },
  excludedBy: ["account-can-send", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "connection-is-not-permitted", "access-side-answers", "own-rule-stops-the-connection"],
  neighbours: ["dns-resolver-failure", "net-host-firewall-egress"],
  // That a whole network is down looks the same as a container without a way out.
  atMost: "likely",
  remedy: () => ({
    who: "server-admin",
    steps: [
      { do: "run", command: "ip route; cat /etc/resolv.conf", os: "linux" },
      { do: "act", what: "Try the same on the host: if it works there, the container's network is at fault; if it does not, the whole machine is offline" },
      { do: "act", what: "In Docker: attach the container to a network that is not 'internal', and restart Docker after changes of the firewall, which throw away its rules for address translation" },
      { do: "act", what: "In Kubernetes: allow the mail ports and DNS in the NetworkPolicy for outgoing traffic of the pod" },
    ],
    proveBy: ["control-connect", "system-lookup", "tcp-connect"],
  }),
};
