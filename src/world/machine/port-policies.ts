import type { PortPolicy } from "../../model/machine-facts.ts";

/** The policies of hosters about mail ports, from their own documentation. What is not published there is not guessed. */
export const portPolicies: readonly PortPolicy[] = [
  {
    hoster: "Amazon Web Services",
    port25: "blocked-until-asked",
    otherPorts: "open",
    howToLift: "ask AWS with the form 'Request to remove email sending limitations'",
    source: "https://repost.aws/knowledge-center/ec2-port-25-throttle",
    lastReviewed: "2026-11-24",
  },
  {
    hoster: "Google Cloud",
    port25: "blocked",
    otherPorts: "open",
    howToLift: "it is not lifted; send through port 465 or 587 of a relay",
    source: "https://cloud.google.com/compute/docs/tutorials/sending-mail",
    lastReviewed: "2026-11-24",
  },
  {
    hoster: "Microsoft Azure",
    port25: "limited",
    otherPorts: "open",
    howToLift: "it depends on the kind of subscription; send through port 587 of a relay, which is not restricted",
    source: "https://learn.microsoft.com/azure/virtual-network/troubleshoot-outbound-smtp-connectivity",
    lastReviewed: "2026-11-24",
  },
  {
    hoster: "DigitalOcean",
    port25: "blocked",
    otherPorts: "open",
    howToLift: "new accounts do not get it; send through a mail service",
    source: "https://docs.digitalocean.com/support/why-is-smtp-blocked/",
    lastReviewed: "2026-11-24",
  },
];

/** What the hoster of this name publishes, where it is known. */
export function policyOf(hoster: string | undefined): PortPolicy | undefined {
  return portPolicies.find((policy) => policy.hoster === hoster);
}
