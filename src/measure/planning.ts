import { isIP } from "node:net";
import type { EndpointSubject, Kind, Observation, Subject, TlsFacts } from "../model/observation.ts";
import { accessInQuestion, type Route, type Security, submissionInQuestion, submissionPorts } from "../model/route.ts";
import type { PlanView } from "./probe.ts";

/** At most so many addresses of one name are looked at; large providers have more, and they are alike. */
const maxAddresses = 8;

export type NameKind = "dns-answer" | "system-lookup";
/** What every plan along the submission path looks at. */
export type PathKind = NameKind | "tcp-connect" | "smtp-greeting" | "smtp-hello" | "smtp-starttls" | "tls-handshake" | "smtp-hello-tls" | "smtp-login";
export const pathKinds: readonly PathKind[] = ["dns-answer", "system-lookup", "tcp-connect", "smtp-greeting", "smtp-hello", "smtp-starttls", "tls-handshake", "smtp-hello-tls", "smtp-login"];

type Seen<N extends Kind> = PlanView<N>;

/** Every address that a host name is known to have, IPv4 first: over the family that nearly everybody has, a login is least likely to be lost. */
export function addressesOf(seen: Seen<NameKind>, host: string): readonly string[] {
  if (isIP(host) !== 0) return [host];
  const found = new Set<string>();
  for (const one of seen.of("system-lookup")) {
    if (one.ok && one.about.on === "name" && one.about.name === host) for (const address of one.saw.addresses) found.add(address);
  }
  for (const one of seen.of("dns-answer")) {
    if (!one.ok || one.about.on !== "name" || one.about.name !== host) continue;
    for (const record of one.saw.answers) if (record.type === "A" || record.type === "AAAA") found.add(record.value);
  }
  const addresses = [...found].filter((address) => isIP(address) !== 0);
  return [...addresses.filter((address) => isIP(address) === 4), ...addresses.filter((address) => isIP(address) === 6)].slice(0, maxAddresses);
}

export function endpoint(protocol: EndpointSubject["protocol"], host: string, address: string, port: number, security: Security): EndpointSubject {
  return { on: "endpoint", protocol, host, address, port, security };
}

/** Is an observation about this host, port and security mode, whatever the address? */
export function isAbout(one: { readonly about: Subject }, route: Pick<Route, "host" | "port" | "security">): one is { readonly about: EndpointSubject } {
  return one.about.on === "endpoint" && one.about.protocol === "smtp" && one.about.host === route.host && one.about.port === route.port && one.about.security === route.security;
}

/** Would the password be allowed over this handshake? */
export function provesItself(tls: TlsFacts): "yes" | "no" {
  return tls.verifyError === undefined && tls.nameMatches === "yes" ? "yes" : "no";
}

/** Does an error that the user handed to us speak of TLS or a certificate? Then a handshake that works here is no reason to stop looking. */
export function tlsIsComplainedOf(seen: Seen<"reported-reply">): boolean {
  return seen.of("reported-reply").some((one) => one.ok && (one.saw.phase === "tls" || one.saw.failure?.startsWith("tls-") === true || /certificat|\bssl\b|\btls\b|handshake/i.test(one.saw.text)));
}

/** Do the sets of roots on this machine disagree about the certificate in question, or does none accept it? Then unrelated servers tell whether the machine or the server is at fault. */
export function trustIsInDoubt(seen: Seen<"tls-handshake" | "smtp-login" | "reported-reply">): boolean {
  const question = submissionInQuestion(seen.routes);
  if (question === undefined) return false;
  const met = seen.of("tls-handshake").find((one) => one.ok && isAbout(one, question));
  // Who signs himself was issued by nobody: there is no issuer to meet again elsewhere.
  if (!met?.ok || met.saw.chain[0]?.selfIssued === "yes") return false;
  const { bundled, system, named } = met.saw.trust;
  if (bundled.accepted === "yes" && system.accepted === "yes") return false;
  const complained = tlsIsComplainedOf(seen);
  if (named?.accepted === "yes" && !complained) return false;
  return complained || !seen.of("smtp-login").some((one) => one.ok && one.saw.accepted === "yes");
}

/** All observations of the submission path, in one list. */
export function alongThePath(seen: Seen<PathKind>): readonly Observation<PathKind>[] {
  return pathKinds.flatMap((kind) => [...seen.of(kind)]);
}

/** Has the walk along this route come to an EHLO from which a login could go on, on any address? */
export function readyForLogin(seen: Seen<PathKind>, route: Pick<Route, "host" | "port" | "security">): EndpointSubject | undefined {
  for (const inside of seen.of("smtp-hello-tls")) {
    if (!inside.ok || !isAbout(inside, route) || inside.saw.offer.auth.length === 0) continue;
    const about = inside.about;
    const tls = seen.of("tls-handshake").find((one) => one.ok && isAbout(one, route) && one.about.address === about.address);
    if (tls?.ok && provesItself(tls.saw) === "yes") return about;
  }
  return undefined;
}

/** Does what was seen at this step end the way to a login, although the step itself came about? */
export function refusesToGoOn(one: Observation<PathKind>, route: Pick<Route, "security">): boolean {
  if (!one.ok) return true;
  switch (one.kind) {
    case "smtp-greeting":
    case "smtp-starttls":
      return one.saw.reply.code !== 220;
    case "smtp-hello":
      return one.saw.reply.code !== 250 || (route.security === "starttls" && one.saw.offer.starttls === "absent");
    case "tls-handshake":
      return provesItself(one.saw) === "no";
    case "smtp-hello-tls":
      return one.saw.reply.code !== 250 || one.saw.offer.auth.length === 0;
    default:
      return false;
  }
}

/** Was it only that this machine or its network has no IPv6, or that a program of this very machine listens on 127.0.0.1 and not on ::1? Most of the world lives so, and every mail program then takes IPv4 at once. */
function isWithoutIpv6(one: Observation<PathKind>): boolean {
  if (one.ok || one.about.on !== "endpoint" || isIP(one.about.address) !== 6) return false;
  return one.failure.code === "network-unreachable" || one.failure.code === "no-such-route" || (one.about.address === "::1" && one.failure.code === "refused");
}

/** Has anything gone wrong along a route, or is something awaited unusually long? Then it is time to look left and right. */
export function trouble(seen: Seen<PathKind>, route: Pick<Route, "host" | "port" | "security">): "yes" | "no" {
  if (route.security === "none") return "yes";
  // Every plan asks this after every observation: no list is made on the way, and the addresses are looked at only where it depends on them.
  const wrong = (one: Observation<PathKind>) => isAbout(one, route) && (!one.ok || refusesToGoOn(one, route)) && !(isWithoutIpv6(one) && addressesOf(seen, route.host).some((address) => isIP(address) === 4));
  for (const kind of pathKinds) if (seen.of(kind).some(wrong)) return "yes";
  for (const kind of ["tcp-connect", "smtp-greeting", "smtp-hello", "tls-handshake"] as const) {
    if (seen.waiting(kind).some((about) => isAbout({ about }, route))) return "yes";
  }
  const isTheName = (about: Subject) => about.on === "name" && about.name === route.host;
  if (seen.waiting("system-lookup").some(isTheName) || seen.of("system-lookup").some((one) => !one.ok && isTheName(one.about))) return "yes";
  return namesAreSettled(seen, route.host) && addressesOf(seen, route.host).length === 0 ? "yes" : "no";
}

/** Did every question about this host's addresses get its answer, or its failure? */
export function namesAreSettled(seen: Seen<NameKind>, host: string): boolean {
  if (isIP(host) !== 0) return true;
  const asked = (type: string) => seen.of("dns-answer").some((one) => one.about.on === "name" && one.about.name === host && one.about.type === type);
  const looked = seen.of("system-lookup").some((one) => one.about.on === "name" && one.about.name === host);
  return looked && asked("A") && asked("AAAA");
}

/** The endpoints of the receiving side, one address after the other: the next only where the connection to the one before failed. */
export function accessEndpoints(seen: Seen<NameKind | "tcp-connect">): EndpointSubject[] {
  const route = accessInQuestion(seen.routes);
  if (route === undefined) return [];
  const wanted: EndpointSubject[] = [];
  for (const address of addressesOf(seen, route.host).slice(0, 3)) {
    wanted.push(endpoint(route.protocol, route.host, address, route.port, route.security));
    const failed = seen.of("tcp-connect").some((one) => !one.ok && one.about.on === "endpoint" && one.about.address === address && one.about.port === route.port);
    if (!failed) break;
  }
  return wanted;
}

/** The routes worth walking: the one in question, then, in trouble, the same port in another mode, the same host's other ports, and what discovery found besides. */
export function routesToWalk(seen: Seen<PathKind>): readonly Pick<Route, "host" | "port" | "security" | "trust">[] {
  const first = submissionInQuestion(seen.routes);
  if (first === undefined) return [];
  const others = seen.routes.filter((route) => route.protocol === "smtp" && route !== first);
  // A refused login, and a host that must not get one, leave a question that looking can answer: is there another server for this domain?
  if (trouble(seen, first) === "no") return loginIsRefused(seen, first) || first.trust === "look-only" ? [first, ...others.filter((route) => route.host !== first.host)] : [first];
  const same = (a: Pick<Route, "host" | "port" | "security">) => (b: Pick<Route, "host" | "port" | "security">) => a.host === b.host && a.port === b.port && a.security === b.security;
  const contrasts = contrastModes(seen, first).map((security) => ({ ...first, security }));
  const siblings = submissionPorts.filter((port) => port.port !== first.port).map((port) => ({ ...first, ...port }));
  const out: Pick<Route, "host" | "port" | "security" | "trust">[] = [first];
  for (const route of [...contrasts, ...siblings, ...others]) if (!out.some(same(route))) out.push(route);
  return out;
}

/** Ports of other protocols, on which a server waits for its client to speak first, or for another language. */
const foreignPorts = [80, 110, 143, 443, 993, 995];

/** How somebody behaves who opened the door and does not want to talk. */
const speechless: readonly string[] = ["silent", "closed", "reset"];
/** So many unrelated operators that say nothing either show that it is not the server. */
const enoughMuteControls = 2;

/** Does the server in question open and say nothing, and so do unrelated ones? Then somebody on the way took the calls, and waiting brings nobody to speak. */
export function nobodySpeaks(seen: Seen<PathKind | "control-greeting">): boolean {
  const question = submissionInQuestion(seen.routes);
  if (question === undefined) return false;
  const greetings = seen.of("smtp-greeting").filter((one) => isAbout(one, question));
  const awaited = seen.waiting("smtp-greeting").some((about) => isAbout({ about }, question));
  const mute = !greetings.some((one) => one.ok) && (awaited || greetings.some((one) => !one.ok && speechless.includes(one.failure.code)));
  const controls = seen.of("control-greeting");
  if (!mute || controls.some((one) => one.ok)) return false;
  const hosts = controls.flatMap((one) => (!one.ok && speechless.includes(one.failure.code) && one.about.on === "endpoint" ? [one.about.host] : []));
  return new Set(hosts).size >= enoughMuteControls;
}

/** Is a greeting still awaited that nobody needs any more: the same port encrypts from the first byte, the port is another protocol's and a proper one is ready, or nobody speaks anywhere? */
export function waitsInVain(seen: Seen<PathKind | "control-greeting">, subject: EndpointSubject): boolean {
  if (nobodySpeaks(seen)) return true;
  const waiting = seen.waiting("smtp-greeting").some((about) => isAbout({ about }, subject) && about.on === "endpoint" && about.address === subject.address);
  if (!waiting) return false;
  if (subject.security !== "tls" && seen.of("tls-handshake").some((one) => one.ok && isAbout(one, { ...subject, security: "tls" }) && one.about.address === subject.address)) return true;
  return foreignPorts.includes(subject.port) && submissionPorts.some((sibling) => readyForLogin(seen, { host: subject.host, ...sibling }) !== undefined);
}

/** The last two labels of the name that a server gives itself in its greeting. */
const domainOf = (name: string) => name.toLowerCase().split(".").slice(-2).join(".");

/** Is the login refused by a server whose name is not of the host's domain? Many an honest host is called otherwise; a network that redirects is, too, and then unrelated servers are called the same. */
export function strangerRefuses(seen: Seen<PathKind>, route: Route): "yes" | "no" {
  if (!loginIsRefused(seen, route)) return "no";
  const greeting = seen.of("smtp-greeting").find((one) => one.ok && isAbout(one, route));
  const name = greeting?.ok ? /^[a-z0-9-]+(?:\.[a-z0-9-]+)+/i.exec(greeting.saw.reply.text)?.[0] : undefined;
  return name !== undefined && domainOf(name) !== domainOf(route.host) ? "yes" : "no";
}

function loginIsRefused(seen: Seen<PathKind>, route: Route): boolean {
  return seen.of("smtp-login").some((one) => one.ok && one.saw.accepted === "no" && isAbout(one, route));
}

/** In which other mode the port in question deserves a try. */
function contrastModes(seen: Seen<PathKind>, route: Route): readonly Security[] {
  const walked = alongThePath(seen).filter((one) => isAbout(one, route));
  // Who answers with an alert speaks TLS: there the other mode would only wait for a greeting that never comes.
  if (route.security === "tls") return walked.some((one) => !one.ok && one.kind === "tls-handshake" && (one.failure.code === "tls-unreadable" || !one.failure.code.startsWith("tls-"))) ? ["starttls"] : [];
  const modes: Security[] = [];
  const muteGreeting = walked.some((one) => !one.ok && one.kind === "smtp-greeting") || seen.waiting("smtp-greeting").some((about) => isAbout({ about }, route));
  if (muteGreeting) modes.push("tls");
  if (route.security === "none" && walked.some((one) => one.ok && one.kind === "smtp-hello" && one.saw.offer.starttls === "offered")) modes.push("starttls");
  return modes;
}

/** Does the port in question open, and does what follows look as if somebody else had answered, or stood in between? */
export function somebodyMayStandBetween(seen: Seen<PathKind>, route: Route): boolean {
  const walked = alongThePath(seen).filter((one) => isAbout(one, route));
  if (!walked.some((one) => one.kind === "tcp-connect" && one.ok)) return false;
  if (seen.waiting("smtp-greeting").some((about) => isAbout({ about }, route))) return true;
  if (strangerRefuses(seen, route) === "yes") return true;
  return walked.some((one) => {
    if (one.kind === "tcp-connect") return false;
    if (one.kind === "tls-handshake") return one.ok ? one.saw.nameMatches === "no" : !one.failure.code.startsWith("tls-");
    return refusesToGoOn(one, route);
  });
}

/** An error that the user handed to us says that the line broke, or fell silent, while the message was sent. */
export function messageIsSaidToBreak(seen: Seen<"reported-reply">): boolean {
  return seen.of("reported-reply").some((one) => one.ok && one.saw.reply === undefined && (one.saw.phase === "data" || /(?:\bDATA\b|message|body|attachment)/i.test(one.saw.text)) && /time[ds]? ?-?out|reset|closed|lost|broken pipe|abort|no (?:answer|reply)|hang|stall/i.test(one.saw.text));
}
