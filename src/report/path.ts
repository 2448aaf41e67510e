import type { CaseFile } from "../model/case-file.ts";
import { failureCodes } from "../model/failure.ts";
import type { EndpointSubject, Kind, Observation, TlsFacts } from "../model/observation.ts";
import type { Reply } from "../model/reply.ts";
import { accessInQuestion, type Route, submissionInQuestion } from "../model/route.ts";

/** The stages that a person sees a message go through. */
export type PathStage = "name" | "network" | "server" | "encryption" | "login" | "envelope" | "receiving";

/** How far a stage came: passed, the end of the way, passed with something odd, going on now, not come to, or left out on purpose. */
export type PathState = "ok" | "stops" | "odd" | "now" | "not-reached" | "left-out";

/** One stage of the send path, in words. */
export interface PathLine {
  readonly stage: PathStage;
  readonly state: PathState;
  readonly words: string;
  /** The server's own words, verbatim, where a reply ends the way. */
  readonly quote?: string;
}

/** What the path is read from: a case file, or as much of one as there is so far. */
export interface PathView extends Pick<CaseFile, "target" | "routes" | "observations" | "gaps"> {
  /** The kinds that are being measured at this moment. */
  readonly underWay?: readonly Kind[];
}

type About = Observation & { readonly about: EndpointSubject };
type Line = Omit<PathLine, "stage">;
const ok = (words: string): Line => ({ state: "ok", words });
const stops = (words: string, reply?: Reply): Line => ({ state: "stops", words: reply === undefined ? words : `${words}: ${replyWords(reply)}`, ...(reply === undefined ? {} : { quote: reply.lines.join("\n") }) });

function onRoute(view: PathView, route: Route): readonly About[] {
  return view.observations.filter((one): one is About => one.about.on === "endpoint" && one.about.protocol === route.protocol && one.about.host === route.host && one.about.port === route.port && one.about.security === route.security);
}

function why(one: Extract<Observation, { ok: false }>): string {
  return `${failureCodes[one.failure.code]}${one.failure.waitedMs === undefined ? "" : ` for ${Math.round(one.failure.waitedMs / 100) / 10} s`}`;
}

/** A row of the path holds so much of a reply; the whole of it stands below, verbatim. */
const replyRoom = 90;

function replyWords(reply: Reply): string {
  const words = `${reply.code === 0 ? "" : `${reply.code} `}${reply.enhanced ?? ""} ${reply.text}`.replace(/\s+/g, " ").trim();
  return words.length > replyRoom ? `${words.slice(0, replyRoom - 1)}…` : words;
}

const isIp = (host: string) => /^[\d.]+$/.test(host) || host.includes(":");

/** So many domains at once cannot all have vanished. */
const enoughDomains = 3;

/** Does this machine deny every name that it was asked for? Then it is not the name that is missing. */
function noNameIsFound(view: PathView): boolean {
  const looked = view.observations.filter((one): one is Observation<"system-lookup"> => one.kind === "system-lookup");
  const domains = new Set(looked.flatMap((one) => (one.about.on === "name" ? [one.about.name.split(".").slice(-2).join(".")] : [])));
  return domains.size >= enoughDomains && looked.every((one) => !one.ok && one.failure.code === "name-not-found");
}

function name(view: PathView, route: Route): Line | undefined {
  if (isIp(route.host)) return ok(`${route.host} is an address already`);
  const about = view.observations.filter((one) => one.about.on === "name" && one.about.name === route.host);
  const own = about.filter((one): one is Observation<"system-lookup"> => one.kind === "system-lookup");
  const asked = about.filter((one): one is Observation<"dns-answer"> => one.kind === "dns-answer");
  const addresses = [...new Set([...own.flatMap((one) => (one.ok ? one.saw.addresses : [])), ...asked.flatMap((one) => (one.ok ? one.saw.answers.filter((record) => record.type === "A" || record.type === "AAAA").map((record) => record.value) : []))])];
  const failed = own.find((one) => !one.ok);
  if (addresses[0] !== undefined) {
    const words = `${route.host} is ${addresses[0]}${addresses.length > 1 ? ` and ${addresses.length - 1} more` : ""}`;
    return failed === undefined || failed.ok ? ok(words) : { state: "odd", words: `${words}, but this machine's own resolver fails: ${why(failed)}` };
  }
  if (failed !== undefined && !failed.ok) return stops(noNameIsFound(view) ? `no name at all is found on this machine, ${route.host} as little as those of unrelated operators` : `${route.host}: ${why(failed)}`);
  const answer = asked.find((one) => !one.ok);
  return answer === undefined || answer.ok ? undefined : stops(`${route.host}: ${why(answer)}`);
}

function network(view: PathView, route: Route): Line | undefined {
  const tries = view.observations.filter((one): one is Observation<"tcp-connect"> & { about: EndpointSubject } => one.kind === "tcp-connect" && one.about.on === "endpoint" && one.about.host === route.host && one.about.port === route.port);
  const opened = tries.find((one) => one.ok);
  const failed = tries.filter((one) => !one.ok);
  if (opened?.ok) {
    const open = `port ${route.port} opens, ${Math.max(1, Math.round(opened.saw.rttMs))} ms away`;
    return failed[0] === undefined ? ok(open) : { state: "odd", words: `${open}; ${failed.length === 1 ? `${failed[0].about.address} does not answer` : `${failed.length} other addresses do not answer`}` };
  }
  const [first] = failed;
  return first === undefined || first.ok ? undefined : stops(`port ${route.port}: ${why(first)}`);
}

function server(seen: readonly About[]): Line | undefined {
  const greeting = seen.find((one) => one.kind === "smtp-greeting" && one.ok) ?? seen.find((one) => one.kind === "smtp-greeting");
  if (greeting === undefined) return undefined;
  if (!greeting.ok) return stops(why(greeting));
  if (greeting.kind !== "smtp-greeting") return undefined;
  if (greeting.saw.reply.code !== 220) return stops("turns us away", greeting.saw.reply);
  const hello = seen.find((one) => (one.kind === "smtp-hello" || one.kind === "smtp-hello-tls") && one.about.address === greeting.about.address);
  if (hello !== undefined && !hello.ok) return stops(why(hello));
  if (hello?.ok && (hello.kind === "smtp-hello" || hello.kind === "smtp-hello-tls")) {
    if (hello.saw.reply.code !== 250 && hello.saw.retry?.reply.code !== 250) return stops("refuses the EHLO", hello.saw.reply);
    if (hello.saw.reply.code !== 250) return { state: "odd", words: `refuses the name ${hello.saw.said}: ${replyWords(hello.saw.reply)}` };
  }
  return ok(`greets: ${replyWords(greeting.saw.reply)}`);
}

function certificateTrouble(tls: TlsFacts, host: string): string | undefined {
  const [leaf] = tls.chain;
  if (tls.inValidity === "expired") return `the certificate expired on ${leaf?.validTo.slice(0, 10) ?? "an earlier day"}`;
  if (tls.inValidity === "not-yet") return `the certificate begins only on ${leaf?.validFrom.slice(0, 10) ?? "a later day"}, by this machine's clock`;
  if (tls.nameMatches === "no") return `the certificate is for ${leaf?.names.slice(0, 2).join(", ") || "nobody"}, not for ${host}`;
  if (tls.verifyError !== undefined) return `nobody on this machine vouches for the certificate (${tls.verifyError})`;
  return undefined;
}

function encryption(seen: readonly About[], route: Route): Line | undefined {
  if (route.security === "none") return { state: "left-out", words: "none, as the settings say" };
  const handshake = seen.find((one) => one.kind === "tls-handshake" && one.ok) ?? seen.find((one) => one.kind === "tls-handshake");
  if (handshake !== undefined && !handshake.ok) return stops(why(handshake));
  if (handshake?.ok && handshake.kind === "tls-handshake") {
    const trouble = certificateTrouble(handshake.saw, route.host);
    return trouble === undefined ? ok(`${handshake.saw.version}, the certificate is good`) : stops(trouble);
  }
  const upgrade = seen.find((one) => one.kind === "smtp-starttls");
  if (upgrade !== undefined && !upgrade.ok) return stops(why(upgrade));
  if (upgrade?.ok && upgrade.kind === "smtp-starttls" && upgrade.saw.reply.code !== 220) return stops("STARTTLS is refused", upgrade.saw.reply);
  const hello = seen.find((one) => one.kind === "smtp-hello" && one.ok);
  if (route.security === "starttls" && hello?.ok && hello.kind === "smtp-hello" && hello.saw.offer.starttls === "absent") return stops("the server does not offer STARTTLS here");
  return undefined;
}

function gapWords(view: PathView, kind: Kind, about: (gap: PathView["gaps"][number]) => boolean): Line | undefined {
  const gap = view.gaps.find((one) => one.kind === kind && about(one) && one.why !== "not-needed" && one.why !== "not-reached");
  return gap === undefined ? undefined : { state: "left-out", words: `not tried: ${gap.detail}` };
}

function login(view: PathView, seen: readonly About[], route: Route): Line | undefined {
  const one = seen.find((found) => found.kind === "smtp-login" && found.ok && found.saw.accepted === "yes") ?? seen.find((found) => found.kind === "smtp-login");
  if (one !== undefined && !one.ok) return stops(why(one));
  if (one?.ok && one.kind === "smtp-login") {
    if (one.saw.accepted === "yes") return ok(`accepted as ${one.saw.user}`);
    const when = one.saw.remembered === undefined ? "" : ` (on ${one.saw.remembered.slice(0, 10)}; not tried again)`;
    return stops(`refused${when}`, one.saw.reply);
  }
  const inside = seen.find((found) => found.kind === (route.security === "none" ? "smtp-hello" : "smtp-hello-tls") && found.ok);
  if (inside?.ok && (inside.kind === "smtp-hello-tls" || inside.kind === "smtp-hello") && inside.saw.offer.auth.length === 0) return stops("the server offers no login here");
  const gap = gapWords(view, "smtp-login", (one) => one.about.on === "endpoint" && one.about.host === route.host && one.about.port === route.port);
  if (gap !== undefined) return gap;
  return inside !== undefined && view.target.credential === undefined ? { state: "left-out", words: "not tried: no password or token was given" } : undefined;
}

function envelope(seen: readonly About[]): Line | undefined {
  const canary = seen.find((one) => one.kind === "smtp-canary");
  if (canary !== undefined && !canary.ok) return stops(why(canary));
  if (canary?.ok && canary.kind === "smtp-canary") return canary.saw.reply.code < 400 ? ok("a message to yourself was taken") : stops("the message is refused", canary.saw.reply);
  const one = seen.find((found) => found.kind === "smtp-envelope");
  if (one !== undefined && !one.ok) return stops(why(one));
  if (!one?.ok || one.kind !== "smtp-envelope") return undefined;
  const { mail, rcpt, loggedIn } = one.saw;
  if (loggedIn === "no") return undefined;
  if (mail.code >= 400) return stops(`the sender ${one.saw.from} is refused`, mail);
  if (rcpt !== undefined && rcpt.code >= 400) return stops(`the recipient ${one.saw.to} is refused`, rcpt);
  return ok("a message to yourself would be taken");
}

/** The receiving side, the control experiment. */
function receiving(view: PathView): PathLine | undefined {
  const route = accessInQuestion(view.routes);
  if (route === undefined) return undefined;
  const seen = onRoute(view, route);
  const where = `${route.protocol.toUpperCase()} at ${route.host}`;
  const line = (state: PathState, words: string): PathLine => ({ stage: "receiving", state, words });
  const one = seen.find((found) => found.kind === "access-login" && found.ok) ?? seen.find((found) => found.kind === "access-login");
  if (one?.ok && one.kind === "access-login") return one.saw.accepted === "yes" ? line("ok", `${where} accepts the same login`) : line("stops", `${where} refuses the same login: ${replyWords(one.saw.reply)}`);
  const failed = seen.findLast((found) => !found.ok && found.failure.blame !== "us");
  if (failed !== undefined && !failed.ok) return line("stops", `${where}: ${why(failed)}`);
  if (seen.some((found) => found.kind === "access-greeting" && found.ok)) return line("ok", `${where} answers`);
  return undefined;
}

const kindsOf: Readonly<Record<Exclude<PathStage, "receiving">, readonly Kind[]>> = {
  name: ["system-lookup", "dns-answer"],
  network: ["tcp-connect"],
  server: ["smtp-greeting", "smtp-hello"],
  encryption: ["smtp-starttls", "tls-handshake"],
  login: ["smtp-hello-tls", "smtp-login"],
  envelope: ["smtp-envelope", "smtp-canary"],
};

/** Reads the send path of the route in question, in the order in which a message meets it; then, where measured, the receiving side. */
export function sendPath(view: PathView): readonly PathLine[] {
  const route = submissionInQuestion(view.routes);
  if (route === undefined) return [];
  const seen = onRoute(view, route);
  const read: Readonly<Record<Exclude<PathStage, "receiving">, Line | undefined>> = {
    name: name(view, route),
    network: network(view, route),
    server: server(seen),
    encryption: encryption(seen, route),
    login: login(view, seen, route),
    envelope: envelope(seen),
  };
  const order = route.security === "tls" ? (["name", "network", "encryption", "server", "login", "envelope"] as const) : (["name", "network", "server", "encryption", "login", "envelope"] as const);
  const last = order.findLastIndex((stage) => read[stage] !== undefined && read[stage].state !== "left-out");
  const lines = order.map((stage, index): PathLine => {
    const line = read[stage];
    if (line !== undefined) return { stage, ...line };
    if (view.underWay?.some((kind) => kindsOf[stage].includes(kind)) && index > last) return { stage, state: "now", words: "…" };
    return { stage, state: "not-reached", words: "" };
  });
  const control = receiving(view);
  return control === undefined ? lines : [...lines, control];
}
