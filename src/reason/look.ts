import type { View } from "../model/case-file.ts";
import type { EndpointSubject, Facts, Kind, Observation, TlsFacts } from "../model/observation.ts";
import type { FailureCode } from "../model/failure.ts";
import { type Route, submissionInQuestion } from "../model/route.ts";

// How signs find what they look for. Selection only: no judgement lives here.

export type Seen<K extends Kind> = Extract<Observation<K>, { ok: true }>;
export type Missed<K extends Kind> = Extract<Observation<K>, { ok: false }>;
/** An observation about an endpoint. */
export type At<O> = O & { readonly about: EndpointSubject };

/** The submission route that the diagnosis is about. */
export function question(seen: View<Kind>): Route | undefined {
  return submissionInQuestion(seen.routes);
}

/** The routes that the diagnosis has to choose from: the one that the settings state in full, else all that the settings, or the best source of discovery, leave open. */
export function openQuestions(seen: View<Kind>): readonly Route[] {
  const first = question(seen);
  if (first === undefined) return [];
  if (first.source === "in-use" && (seen.target.submission === undefined || seen.target.submission.port !== undefined)) return [first];
  return seen.routes.filter((route) => route.protocol === "smtp" && route.source === first.source);
}

export function isAt<K extends Kind>(one: Observation<K>): one is At<Observation<K>> {
  return one.about.on === "endpoint";
}

type Where = Partial<Pick<EndpointSubject, "host" | "port" | "security" | "address" | "protocol">>;

/** Observations of a kind about endpoints that fit, the earliest first: "the first" is then the same in whatever order a file lists them. */
export function at<N extends Kind, K extends N>(seen: View<N>, kind: K, where: Where): readonly At<Observation<K>>[] {
  return (seen.of(kind) as readonly Observation<K>[])
    .filter((one): one is At<Observation<K>> => {
      if (!isAt(one)) return false;
      return Object.entries(where).every(([field, value]) => value === undefined || one.about[field as keyof Where] === value);
    })
    .sort((a, b) => a.startedMs - b.startedMs);
}

/** Observations of a kind on the route in question: its host, port and security mode, over any address. */
export function onQuestion<N extends Kind, K extends N>(seen: View<N>, kind: K): readonly At<Observation<K>>[] {
  const route = question(seen);
  return route === undefined ? [] : at(seen, kind, { protocol: "smtp", host: route.host, port: route.port, security: route.security });
}

/** Observations about a host name, by whichever resolver. */
export function aboutName<N extends Kind, K extends N & ("dns-answer" | "system-lookup")>(seen: View<N>, kind: K, name: string): readonly Observation<K>[] {
  return (seen.of(kind) as readonly Observation<K>[]).filter((one) => one.about.on === "name" && one.about.name === name);
}

/** Connections to the host and port in question, by whichever probe. */
export function connectsToQuestion(seen: View<"tcp-connect">): readonly At<Observation<"tcp-connect">>[] {
  const route = question(seen);
  return route === undefined ? [] : at(seen, "tcp-connect", { host: route.host, port: route.port });
}

export function came<K extends Kind>(list: readonly At<Observation<K>>[]): readonly At<Seen<K>>[] {
  return list.filter((one) => one.ok) as unknown as readonly At<Seen<K>>[];
}

export function failed<K extends Kind>(list: readonly At<Observation<K>>[], ...codes: readonly FailureCode[]): readonly At<Missed<K>>[] {
  return list.filter((one) => !one.ok && (codes.length === 0 || codes.includes(one.failure.code))) as unknown as readonly At<Missed<K>>[];
}

/** The facts of a TLS handshake on the route in question, the first that came about. */
export function tlsOnQuestion(seen: View<"tls-handshake">): At<Seen<"tls-handshake">> | undefined {
  return came(onQuestion(seen, "tls-handshake"))[0];
}

/** Does anybody on this machine vouch for the chain? */
export function isTrusted(tls: TlsFacts): boolean {
  return tls.verifyError === undefined || Object.values(tls.trust).some((verdict) => verdict.accepted === "yes");
}

/** The EHLO reply that a login would follow: inside TLS, or in the clear on a route without encryption. */
export function helloForLogin(seen: View<"smtp-hello" | "smtp-hello-tls">): At<Seen<"smtp-hello" | "smtp-hello-tls">> | undefined {
  return came(onQuestion(seen, question(seen)?.security === "none" ? "smtp-hello" : "smtp-hello-tls"))[0] as At<Seen<"smtp-hello" | "smtp-hello-tls">> | undefined;
}

/** An endpoint in words: host, port, and the address where it says more. */
export function named(about: EndpointSubject): string {
  return about.address === about.host ? `${about.host}:${about.port}` : `${about.host}:${about.port} (${about.address})`;
}

/** The first line of a reply, as it came. */
export function quoteOf(facts: { readonly reply: Facts["smtp-starttls"]["reply"] }): string {
  return facts.reply.lines.join("\n");
}

/** Something that a server said, and how we come to know it. */
export interface Said {
  readonly code: number;
  readonly enhanced: string | undefined;
  readonly text: string;
  readonly quote: string;
  readonly by: Observation;
}

/** What the server in question said to an envelope, in a session with or without a login. */
export function saidToEnvelope(seen: View<"smtp-envelope">, loggedIn: "yes" | "no"): readonly Said[] {
  return came(onQuestion(seen, "smtp-envelope"))
    .filter((one) => one.saw.loggedIn === loggedIn)
    .flatMap((one) =>
      [one.saw.mail, one.saw.rcpt].flatMap((reply) => (reply === undefined || reply.code < 400 ? [] : [{ code: reply.code, enhanced: reply.enhanced, text: reply.text, quote: reply.lines.join("\n"), by: one as Observation }])),
    );
}

/** What the user says that the mail program said. */
export function saidToUser(seen: View<"reported-reply">): readonly Said[] {
  return seen.of("reported-reply").flatMap((one) => (one.ok ? [{ code: one.saw.reply?.code ?? 0, enhanced: one.saw.reply?.enhanced, text: one.saw.text, quote: one.saw.text, by: one as Observation }] : []));
}
