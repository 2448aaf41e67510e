import type { View } from "../model/case-file.ts";
import type { EndpointSubject, Kind, Observation } from "../model/observation.ts";
import { submissionPorts } from "../model/route.ts";
import { type At, at, isAt, question } from "./look.ts";

// How signs compare what is measured here with what is measured elsewhere. Selection only: no judgement lives here.

/** The ports that filters against mail aim at. */
export const mailPorts: readonly number[] = submissionPorts.map(({ port }) => port);

/** A web server answers here on every network that has a way out. */
export const webPort = 443;

type Connect = At<Observation<"tcp-connect" | "control-connect">>;

/** One host and port over all its addresses: it opens where any of them does. */
export interface Door {
  readonly host: string;
  readonly port: number;
  readonly state: "opens" | "fails";
  readonly rests: readonly Connect[];
}

/** Is the address an IPv6 address? Only those hold a colon. */
export function isIpv6(address: string): boolean {
  return address.includes(":");
}

/** Did only the want of IPv6 on this line speak here? That says nothing about the host or the port. */
export function isWithoutIpv6(one: Connect): boolean {
  return !one.ok && isIpv6(one.about.address) && (one.failure.code === "network-unreachable" || one.failure.code === "no-such-route");
}

function doorsOf(connects: readonly Connect[]): readonly Door[] {
  const groups = new Map<string, Connect[]>();
  for (const one of connects) {
    if (isWithoutIpv6(one)) continue;
    const key = `${one.about.host} ${one.about.port}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((rests) => {
    const { host, port } = rests[0]?.about as EndpointSubject;
    return { host, port, state: rests.some((one) => one.ok) ? "opens" : "fails", rests };
  });
}

/** Connections to the host and port in question that say something about it: those that only lacked IPv6 are left out where IPv4 was tried too. */
export function countingConnects(seen: View<"tcp-connect">): readonly At<Observation<"tcp-connect">>[] {
  const route = question(seen);
  if (route === undefined) return [];
  const all = at(seen, "tcp-connect", { host: route.host, port: route.port });
  const counting = all.filter((one) => !isWithoutIpv6(one as Connect));
  return counting.length > 0 ? counting : all;
}

/** Names and addresses of this machine itself (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
const itself = /^(?:localhost|localhost\.localdomain|ip6-localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Is the host this very machine? */
export function isThisMachine(host: string): boolean {
  return itself.test(host);
}

/** The doors of unrelated hosts on these ports. */
export function controlDoors(seen: View<"control-connect">, ports: readonly number[]): readonly Door[] {
  const own = question(seen)?.host;
  const connects = (seen.of("control-connect") as readonly Observation<"control-connect">[]).filter(isAt).filter((one) => ports.includes(one.about.port) && one.about.host !== own);
  return doorsOf(connects as readonly Connect[]);
}

/** The doors of unrelated hosts on the configured port; none where that is no port that mail servers listen on, since there every host is shut. */
export function controlsOnSamePort(seen: View<"control-connect">): readonly Door[] {
  const port = question(seen)?.port ?? 0;
  return mailPorts.includes(port) ? controlDoors(seen, [port]) : [];
}

/** The doors of the host in question, on the ports that mail is sent through and the one that is configured. */
export function ownMailDoors(seen: View<"tcp-connect">): readonly Door[] {
  const route = question(seen);
  if (route === undefined) return [];
  return doorsOf(at(seen, "tcp-connect", { host: route.host }).filter((one) => one.about.port === route.port || mailPorts.includes(one.about.port)) as readonly Connect[]);
}

/** The last two labels of a name, or three where the last two are a registry's own such as co.uk: near enough to "the same operator". */
export function operatorOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  const registry = (labels.at(-1)?.length ?? 0) === 2 && /^(co|com|net|org|ac|gov|edu|ne|or)$/.test(labels.at(-2) ?? "");
  return labels.slice(registry ? -3 : -2).join(".");
}

/** Operators that home routers with a list of permitted mail servers have on it from the factory. */
const wellKnown = new Set(["gmail.com", "google.com", "googlemail.com", "outlook.com", "office365.com", "live.com", "yahoo.com", "yahoo.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "telekom.de", "1und1.de", "ionos.de", "ionos.com", "strato.de", "freenet.de", "aol.com", "me.com", "icloud.com"]);

/** Is the host one of the great operators' own? */
export function isWellKnown(host: string): boolean {
  return wellKnown.has(operatorOf(host));
}

/** The host name that a server gives itself in its greeting (RFC 5321 section 4.2 puts it first), in small letters. */
export function nameInGreeting(text: string): string | undefined {
  return /^([a-z0-9](?:[a-z0-9-]*\.)+[a-z][a-z0-9-]*[a-z0-9])\.?(?:\s|$)/i.exec(text)?.[1]?.toLowerCase();
}

/** "smtp.example.net:587, mail.example.org:587" */
export function listed(doors: readonly Door[]): string {
  return doors.map((door) => `${door.host}:${door.port}`).join(", ");
}

/** The texts that the user pasted. */
export function pasted(seen: View<"reported-reply">): readonly (Observation<"reported-reply"> & { readonly ok: true })[] {
  return (seen.of("reported-reply") as readonly Observation<"reported-reply">[]).filter((one) => one.ok);
}

/** Texts that are no server's reply: what a server says of its own filters is no word about this machine. */
export function pastedHere(seen: View<"reported-reply">): ReturnType<typeof pasted> {
  return pasted(seen).filter((one) => one.saw.reply === undefined && !/\b[45]\d\d[ -]+#?[45]\.\d/.test(one.saw.text));
}

/** The observations behind doors, for a reading to rest on. */
export function restsOf(doors: readonly Door[]): readonly Observation<Kind>[] {
  return doors.flatMap((door) => [...door.rests]);
}
