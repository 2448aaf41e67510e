import type { PortPolicy } from "../model/machine-facts.ts";

const reviewed = "2026-11-24";

/**
 * The policies of hosters about mail ports: what is to be expected of a machine that is rented there, to be measured and never taken for measured.
 * `known` says how good each is: read on the hoster's own page or in its own repository; quoted word by word from that page by others; or told by customers alone.
 * Where nothing better than rumours was found (Alibaba Cloud, Contabo, Exoscale, IONOS) there is no entry.
 */
export const portPolicies: readonly PortPolicy[] = [
  {
    hoster: "Amazon Web Services",
    port25: "blocked-until-asked",
    otherPorts: "open",
    closedPorts: [25],
    howToLift: "ask AWS to remove the restriction on port 25; Amazon SES and other relays take mail on 587",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-resource-limits.html",
    known: "first-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "Google Cloud",
    port25: "blocked",
    otherPorts: "open",
    closedPorts: [25],
    howToLift: "it is not lifted; send through port 465 or 587 of a relay",
    source: "https://cloud.google.com/compute/docs/tutorials/sending-mail",
    known: "quoted",
    lastReviewed: reviewed,
  },
  {
    hoster: "Microsoft Azure",
    port25: "limited",
    otherPorts: "open",
    closedPorts: [25],
    howToLift: "Enterprise Agreement subscriptions are free of it; pay-as-you-go and partner ones ask in the portal (Diagnose and Solve, Cannot send email), then stop and start the machine; trial, student and Visual Studio ones never get it. Relays on port 587 are not restricted",
    source: "https://learn.microsoft.com/azure/virtual-network/troubleshoot-outbound-smtp-connectivity",
    known: "first-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "DigitalOcean",
    port25: "blocked",
    otherPorts: "some-blocked",
    closedPorts: [25, 465, 587],
    howToLift: "new accounts do not get it, and by later quotations of the page 465 and 587 are closed too; send through the HTTPS interface of a mail service, or its port 2525",
    source: "https://docs.digitalocean.com/support/why-is-smtp-blocked/",
    known: "quoted",
    lastReviewed: reviewed,
  },
  {
    hoster: "Hetzner",
    port25: "blocked-until-asked",
    otherPorts: "some-blocked",
    closedPorts: [25, 465],
    howToLift: "on cloud servers, once the first invoice is paid and a month has passed: a limit request in the console; port 587 is open meanwhile",
    source: "https://docs.hetzner.com/cloud/servers/faq/#why-can-i-not-send-any-mails-from-my-server",
    known: "quoted",
    lastReviewed: reviewed,
  },
  {
    hoster: "Akamai (Linode)",
    port25: "blocked-until-asked",
    otherPorts: "some-blocked",
    closedPorts: [25, 465, 587],
    howToLift: "set an A record and the reverse name of the machine, then open a support ticket",
    source: "https://www.linode.com/docs/guides/running-a-mail-server/#sending-email-on-linode",
    known: "first-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "Scaleway",
    port25: "blocked-until-asked",
    otherPorts: "some-blocked",
    closedPorts: [25, 465, 587],
    howToLift: "verify your identity, then tick 'Enable SMTP' in the security group of the machine",
    source: "https://www.scaleway.com/en/docs/instances/how-to/send-emails-from-your-instance/",
    known: "first-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "OVHcloud",
    port25: "open",
    otherPorts: "open",
    closedPorts: [],
    howToLift: "it is open until the hoster sees spam: then port 25 of that address is closed, a mail says so, and after the cause is mended the control panel opens it again (Network, IP, Anti-spam)",
    source: "https://help.ovhcloud.com/csm/en-gb-dedicated-servers-antispam-best-practices (github.com/ovh/docs, antispam_best_practices)",
    known: "first-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "UpCloud",
    port25: "blocked-until-asked",
    otherPorts: "open",
    closedPorts: [25],
    howToLift: "ask the support, with a proof of identity and what it is for; during the free trial most other ports are closed too",
    source: "https://upcloud.com/docs/products/networking/features/firewall/",
    known: "first-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "Vultr",
    port25: "blocked-until-asked",
    otherPorts: "open",
    closedPorts: [25],
    howToLift: "ask the support; customers tell that it is refused to many. 465 and 587 of a relay are open",
    source: "https://github.com/LukeSmithxyz/emailwiz/issues/172 (which names https://www.vultr.com/docs/what-ports-are-blocked)",
    known: "second-hand",
    lastReviewed: reviewed,
  },
  {
    hoster: "Oracle Cloud",
    port25: "blocked-until-asked",
    otherPorts: "open",
    closedPorts: [25],
    howToLift: "paid accounts may ask for an exemption; Oracle's own Email Delivery takes mail on 587",
    source: "https://bitbucket.org/analogic/mailserver/issues/975/outbound-port-25-timeout-on-digital-ocean",
    known: "second-hand",
    lastReviewed: reviewed,
  },
];

/** What is known of the hoster of this name. */
export function policyOf(hoster: string | undefined): PortPolicy | undefined {
  return portPolicies.find((policy) => policy.hoster === hoster);
}
