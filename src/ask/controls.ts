import { submissionPorts } from "../model/route.ts";
import type { Endpoint, SettingsInUse } from "../model/target.ts";

/** A public mail server that may serve as a control, and where its operator says that it listens there. */
interface Operator {
  /** Domains of mailboxes and of hosts that belong to the operator: whoever uses one of them gets another control. */
  readonly domains: readonly string[];
  readonly host: string;
  readonly ports: readonly number[];
  /** Where the ports are documented. */
  readonly source: string;
}

/** The great providers first: routers with a list of permitted servers let these through, and smaller ones show the list. */
const operators: readonly Operator[] = [
  { domains: ["gmail.com", "googlemail.com", "google.com"], host: "smtp.gmail.com", ports: [465, 587], source: "https://knowledge.workspace.google.com/admin/gmail/send-email-from-a-printer-scanner-or-app" },
  { domains: ["mailgun.org", "mailgun.com", "mailgun.net"], host: "smtp.mailgun.org", ports: [25, 465, 587, 2525], source: "https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp" },
  { domains: ["fastmail.com", "fastmail.fm", "messagingengine.com"], host: "smtp.fastmail.com", ports: [465], source: "https://www.fastmail.com/help/technical/servernamesandports.html" },
  { domains: ["sendgrid.net", "sendgrid.com"], host: "smtp.sendgrid.net", ports: [25, 465, 587, 2525], source: "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api" },
];

/** Web servers, one by its name and one by a public address (the resolver 1.1.1.1 also answers on the web): the second needs no resolver. */
const webHosts: readonly Endpoint[] = [
  { host: "www.wikipedia.org", port: 443 },
  { host: "1.1.1.1", port: 443 },
];

/** So many unrelated operators are tried on the port in question; one alone could be down itself. */
const operatorsPerPort = 2;

function belongsTo(operator: Operator, name: string): boolean {
  return operator.domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

/**
 * The controls where the user names none: the configured port at two operators that have nothing to do with the account,
 * one further mail port, and two web servers. Without a configured port those of RFC 8314 stand for it; where no operator
 * is known to listen on the port, only the further mail port and the web are left, since a shut port would prove nothing.
 */
export function defaultControls(about: { readonly domain: string; readonly submission?: SettingsInUse }): readonly Endpoint[] {
  const unrelated = operators.filter((operator) => !belongsTo(operator, about.domain.toLowerCase()) && !belongsTo(operator, about.submission?.host.toLowerCase() ?? ""));
  const onPort = (port: number): Endpoint[] => unrelated.filter((operator) => operator.ports.includes(port)).map(({ host }) => ({ host, port }));
  const asked = about.submission?.port;
  const [implicit, upgraded] = submissionPorts.map(({ port }) => port) as [number, number];
  if (asked === undefined) return [...onPort(implicit).slice(0, operatorsPerPort), ...onPort(upgraded).slice(0, operatorsPerPort), ...webHosts];
  const further = asked === upgraded ? implicit : upgraded;
  return [...onPort(asked).slice(0, operatorsPerPort), ...onPort(further).slice(0, 1), ...webHosts];
}
