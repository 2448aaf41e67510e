import type { Diagnosis } from "../model/diagnosis.ts";
import type { EndpointSubject, Observation } from "../model/observation.ts";
import { accessInQuestion, type Route, submissionInQuestion } from "../model/route.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type PathLine, type PathStage, type PathView, sendPath } from "./path.ts";
import { type LinkId, linkOfKind, linkOfPhase, links, placeOf } from "./place.ts";

/** How a link of the chain stands: it holds, the way ends here, it holds with something odd, it is being measured, or nothing is known of it. */
export type LinkState = "ok" | "stops" | "odd" | "now" | "not-measured";

/** One link of the chain, with what is known of it. */
export interface Link {
  readonly id: LinkId;
  readonly state: LinkState;
  /** One phrase; empty where there is nothing to say. */
  readonly words: string;
  /** How long that which decides took, in milliseconds. */
  readonly tookMs?: number;
  readonly evidence: readonly Evidence[];
  /** Does the cure of the named cause set in here? */
  readonly causeHere: "yes" | "no";
}

/** The way out beside the way in. The way in has only those links that it shares or has of its own kind. */
export interface Picture {
  readonly sending: readonly Link[];
  readonly receiving: readonly Link[];
}

type Draft = Pick<Link, "state" | "words"> & Partial<Pick<Link, "tookMs">>;
const unmeasured: Draft = { state: "not-measured", words: "" };

const fromPath = (line: PathLine | undefined): Draft => {
  if (line === undefined || line.state === "not-reached") return unmeasured;
  return { state: line.state === "left-out" ? "not-measured" : line.state, words: line.state === "now" ? "" : line.words };
};

const isAt = (one: Observation): one is Observation & { readonly about: EndpointSubject } => one.about.on === "endpoint";
const onRoute = (one: Observation, route: Route | undefined) => route !== undefined && isAt(one) && one.about.protocol === route.protocol && one.about.host === route.host && one.about.port === route.port && one.about.security === route.security;

/** The time of the measurement that decides a link: the first success, else the first failure. */
function timeOf(seen: readonly Observation[]): { readonly tookMs?: number } {
  const one = seen.find((found) => found.ok && found.kind === "tls-handshake") ?? seen.find((found) => found.ok) ?? seen[0];
  if (one === undefined) return {};
  return { tookMs: one.kind === "tcp-connect" && one.ok ? one.saw.rttMs : one.tookMs };
}

/** Where the way ends, what failed comes first; elsewhere the order stays. */
const rank = (state: LinkState, one: Evidence) => (state === "stops" && one.outcome === "seen" ? 1 : 0);

/** What this machine, the router and the network beyond it can be told to do from what did and did not open. */
function surroundings(view: PathView, route: Route | undefined): Readonly<Record<"machine" | "router" | "access-network", Draft>> {
  const opened = view.observations.some((one) => one.ok && (one.kind === "tcp-connect" || one.kind === "control-connect"));
  const machine = view.observations.find((one): one is Observation<"machine-interfaces"> => one.kind === "machine-interfaces");
  const forbidden = view.observations.some((one) => !one.ok && one.failure.code === "not-permitted");
  const held = view.observations.some((one) => one.kind === "egress-count" && one.ok && one.saw.outcome !== "open" && one.saw.requested > 0 && one.saw.sent === 0);
  const abroad = machine?.ok && machine.saw.interfaces.some((one) => one.ipv4 === "public");
  const inside = machine?.ok && machine.saw.container === "yes" ? ", from inside a container" : "";
  const controls = view.observations.filter((one) => one.kind === "control-connect" && isAt(one) && one.about.port === route?.port);
  const shut = controls.length > 0 && controls.every((one) => !one.ok);
  const own = view.observations.some((one) => one.kind === "tcp-connect" && onRoute(one, route) && one.ok);
  const greeter = view.observations.find((one): one is Observation<"smtp-greeting"> & { ok: true } => one.kind === "smtp-greeting" && one.ok && onRoute(one, route))?.saw.reply.text.split(" ")[0];
  const everywhere = greeter !== undefined && greeter !== route?.host && view.observations.some((one) => one.kind === "control-greeting" && one.ok && one.saw.reply.text.split(" ")[0] === greeter);
  const out: Draft = opened ? { state: "ok", words: `connections leave this machine${inside}` } : unmeasured;
  return {
    machine: forbidden ? { state: "stops", words: "this machine does not permit the connection" } : held ? { state: "stops", words: "the packets do not leave this machine" } : out,
    router: !opened ? unmeasured : abroad ? { state: "ok", words: "there is none: this machine has a public address" } : { state: "ok", words: "lets connections through" },
    "access-network": shut
      ? { state: "stops", words: `port ${route?.port} opens at no unrelated server either` }
      : everywhere
        ? { state: "odd", words: `${greeter} answers in the place of unrelated servers too` }
        : own || controls.some((one) => one.ok)
          ? { state: "ok", words: controls.some((one) => one.ok) ? `port ${route?.port} opens at an unrelated server` : `lets port ${route?.port} through` }
          : unmeasured,
  };
}

/** Two rows of the path are one link here: that the port opens, and who greets there. */
function portOf(network: PathLine | undefined, server: PathLine | undefined): Draft {
  const first = fromPath(network);
  const second = fromPath(server);
  if (first.state === "stops" || second.words === "") return first;
  if (first.words === "") return second;
  const state = second.state === "stops" ? "stops" : first.state === "odd" || second.state === "odd" ? "odd" : first.state;
  return { state, words: second.state === "stops" ? second.words : `${first.words}; ${second.words}` };
}

function programOf(view: PathView): Draft {
  const { submission } = view.target;
  if (submission === undefined) return unmeasured;
  // What a program really does with its settings nobody sees from here.
  return { state: "not-measured", words: `set to ${submission.host}${submission.port === undefined ? "" : `, port ${submission.port}`}` };
}

/** What a person was told by the program, where nothing was measured at that link. */
function reportedAt(view: PathView): readonly (readonly [LinkId, Observation<"reported-reply">])[] {
  return view.observations.flatMap((one) => (one.kind === "reported-reply" && one.ok && one.saw.phase !== "unknown" ? [[linkOfPhase[one.saw.phase], one] as const] : []));
}

/** What became of a test message beyond the server that took it. */
function beyond(view: PathView): Readonly<Record<"receiver" | "inbox", Draft>> {
  const arrival = view.observations.find((one): one is Observation<"message-arrival"> & { ok: true } => one.kind === "message-arrival" && one.ok)?.saw;
  switch (arrival?.outcome) {
    case "arrived": {
      const { folder, afterS, isJunk } = arrival.found;
      return { receiver: { state: "ok", words: "took the test message" }, inbox: { state: isJunk === "yes" ? "odd" : "ok", words: `the test message lies in ${folder}, ${afterS} s after it was sent` } };
    }
    case "bounced":
      return { receiver: { state: "stops", words: `sent the test message back: ${arrival.bounce.text}` }, inbox: unmeasured };
    case "not-seen":
      return { receiver: unmeasured, inbox: { state: "odd", words: `the test message was in no folder ${arrival.waitedS} s later` } };
    default:
      return { receiver: unmeasured, inbox: unmeasured };
  }
}

function sendingOf(view: PathView, diagnosis: Diagnosis | undefined): readonly Link[] {
  const route = submissionInQuestion(view.routes);
  const path = new Map<PathStage, PathLine>(sendPath(view).map((line) => [line.stage, line]));
  const around = surroundings(view, route);
  const reported = new Map(reportedAt(view));
  const canary = view.observations.find((one) => one.kind === "smtp-canary");
  const envelope = fromPath(path.get("envelope"));
  const drafts: Readonly<Record<LinkId, Draft>> = {
    program: programOf(view),
    ...around,
    dns: fromPath(path.get("name")),
    port: around["access-network"].state === "stops" && path.get("network")?.state === "stops" ? { state: "not-measured", words: path.get("network")?.words ?? "" } : portOf(path.get("network"), path.get("server")),
    tls: fromPath(path.get("encryption")),
    login: fromPath(path.get("login")),
    envelope: canary === undefined ? envelope : { state: "ok", words: "sender and recipient are taken" },
    message: canary === undefined ? unmeasured : envelope,
    ...beyond(view),
  };
  const [first] = diagnosis?.named ?? [];
  return links.map((id): Link => {
    const own = view.observations.filter((one) => linkOfKind[one.kind] === id && (!isAt(one) || one.about.protocol === "smtp" || one.about.protocol === "any" || one.kind === "message-arrival"));
    const said = reported.get(id);
    const decides = own.filter((one) => id === "dns" || onRoute(one, route));
    const draft = drafts[id].state === "not-measured" && drafts[id].words === "" && said !== undefined ? ({ state: "stops", words: "your mail program reports a failure here" } as const) : drafts[id];
    const here = first !== undefined && placeOf[first.family] === id;
    const state = here && draft.state !== "stops" ? ("odd" as const) : draft.state;
    const timed = draft.state === "not-measured" || ["program", "machine", "router", "access-network", "inbox"].includes(id) ? {} : timeOf(decides);
    return { id, ...draft, state, ...timed, evidence: [...(said === undefined ? [] : [said]), ...decides, ...own.filter((one) => !decides.includes(one))].map(evidenceOf).sort((a, b) => rank(draft.state, a) - rank(draft.state, b)), causeHere: here ? "yes" : "no" };
  });
}

function receivingOf(view: PathView): readonly Link[] {
  const route = accessInQuestion(view.routes);
  if (route === undefined) return [];
  const at = view.observations.filter((one) => onRoute(one, route));
  const named = view.observations.filter((one) => one.about.on === "name" && one.about.name === route.host);
  const name = route.protocol.toUpperCase();
  const judge = (seen: readonly Observation[], ok: string): Draft => {
    if (seen.length === 0) return unmeasured;
    const good = seen.map(evidenceOf).find((one) => one.outcome === "seen");
    if (good !== undefined) return { state: "ok", words: ok };
    const [bad] = seen.map(evidenceOf);
    return { state: "stops", words: bad?.quote?.split("\n")[0] ?? bad?.words ?? "" };
  };
  const of = (...kinds: readonly Observation["kind"][]) => at.filter((one) => kinds.includes(one.kind));
  const opened = of("tcp-connect", "access-greeting");
  const login = of("access-login");
  const parts: readonly (readonly [LinkId, readonly Observation[], string])[] = [
    ["dns", named, route.host],
    ["port", opened.length > 0 ? opened : of("access-tls").filter((one) => one.ok), `${name} opens`],
    ["tls", of("access-tls"), "encrypted"],
    ["login", login, `${name} accepts the login`],
  ];
  const shown = parts.map(([id, seen, ok]): Link => ({ id, ...judge(seen, ok), ...timeOf(seen), evidence: seen.map(evidenceOf), causeHere: "no" }));
  const reads = shown.at(-1)?.state === "ok";
  return [...shown, { id: "inbox", ...(reads ? { state: "ok" as const, words: "your mail can be read" } : unmeasured), evidence: [], causeHere: "no" }];
}

/** Draws the chain from what is known so far; with a diagnosis, the place of the cause is marked. */
export function drawPicture(view: PathView, diagnosis?: Diagnosis): Picture {
  return { sending: sendingOf(view, diagnosis), receiving: receivingOf(view) };
}
