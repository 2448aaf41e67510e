import { quoted, UsageError } from "../../ask/usage-error.ts";
import { isElsewhere, maxAnswerBytes, mostLooks, requestMs, vantageAnswerForm, type VantageAnswer, vantagePath, type VantageRequest } from "../../ask/vantage-protocol.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Gap, Observation } from "../../model/observation.ts";
import { submissionInQuestion, submissionPorts } from "../../model/route.ts";
import { Failed } from "../../world/classify.ts";
import { postPinned } from "../../world/pinned-post.ts";

/** A token that is shorter could be guessed. */
const shortestToken = 20;

/** A second place that the user named, and the token for it. */
export interface VantagePlace {
  readonly host: string;
  readonly port: number;
  readonly fingerprint256?: string;
  readonly token: string;
}

/** A token as it is typed or read: one word that is long enough, or nothing. */
export function checkToken(text: string): string | undefined {
  const token = text.trim();
  return token.length < shortestToken || !/^[\x21-\x7e]+$/.test(token) ? undefined : token;
}

/** Reads `https://HOST:PORT/#FINGERPRINT`. Throws `UsageError`. */
export function readVantageUrl(text: string): Omit<VantagePlace, "token"> {
  const complain = (clause: string) => new UsageError(`--vantage: ${quoted(text)} ${clause}; give the address that cantsend vantage serve printed, like https://192.0.2.1:8465/#FINGERPRINT.`);
  if (!URL.canParse(text)) throw complain("is no web address");
  const url = new URL(text);
  if (url.protocol !== "https:") throw complain("does not begin with https://");
  if (url.username !== "" || url.password !== "") throw new UsageError("--vantage: a token does not belong into the address; give it with --vantage-token-env VARIABLE or --vantage-token-file FILE.");
  if (url.search !== "" || !["", "/"].includes(url.pathname)) throw complain("has a path or a question in it");
  const pin = url.hash.slice(1).replaceAll(":", "").toLowerCase();
  if (pin !== "" && !/^[0-9a-f]{64}$/.test(pin)) throw complain("has a fingerprint that is no SHA-256, which is 64 hexadecimal digits");
  return { host: url.hostname.replace(/^\[(.*)\]$/, "$1"), port: url.port === "" ? 443 : Number(url.port), ...(pin === "" ? {} : { fingerprint256: pin }) };
}

/** So many unrelated servers show whether the other place itself lets the port through. */
const mostControls = 2;

/** What the other place is asked: the server in question as a mail program meets it, its other mail ports, and the same port elsewhere. Nothing of the account is in it. */
export function requestFor(caseFile: CaseFile): VantageRequest | undefined {
  const route = submissionInQuestion(caseFile.routes);
  if (route === undefined) return undefined;
  const host = route.host.toLowerCase();
  const others = submissionPorts.filter(({ port }) => port !== route.port && port !== 2525).map(({ port }) => ({ host, port, as: "connect" as const }));
  const controls = caseFile.target.controls.filter((one) => one.port === route.port && one.host !== route.host).slice(0, mostControls);
  return { version: 1, look: [{ host, port: route.port, as: route.security }, ...controls.map((one) => ({ host: one.host.toLowerCase(), port: one.port, as: "connect" as const })), ...others].slice(0, mostLooks) };
}

/** What asking brought: observations from elsewhere, and gaps for what could not be learnt there. */
export interface Elsewhere {
  readonly observations: readonly Observation[];
  readonly gaps: readonly Gap[];
}

/** An answer that speaks of what nobody asked for, or of what a second place does not give, is no answer at all. */
function checked(text: string, request: VantageRequest): VantageAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Failed("malformed-reply", "them", "its answer is no JSON");
  }
  const read = vantageAnswerForm.safeParse(json);
  if (!read.success) throw new Failed("malformed-reply", "them", "its answer is not of the known form");
  const answer = read.data as VantageAnswer;
  const doors = new Set(request.look.map((one) => `${one.host} ${one.port} ${one.as === "connect" ? "none" : one.as}`));
  const hosts = new Set(request.look.map((one) => one.host));
  for (const one of answer.observations) {
    const fits = one.about.on === "endpoint" ? doors.has(`${one.about.host} ${one.about.port} ${one.about.security}`) : one.about.on === "name" && hosts.has(one.about.name);
    if (!isElsewhere(one) || !fits || (one.kind === "elsewhere-lookup") !== (one.about.on === "name")) throw new Failed("malformed-reply", "them", "its answer speaks of something that it was not asked");
  }
  return answer;
}

const statusWords: Readonly<Record<number, string>> = { 401: "it does not accept the token", 429: "it has too much to do; wait a minute", 400: "it does not understand the request", 413: "it does not understand the request" };

/** Asks the other place. Whatever goes wrong there is a gap, and never evidence. */
export async function askVantage(place: VantagePlace, caseFile: CaseFile, clock: { readonly now: () => number; readonly wallClock: () => Date }, cut: AbortSignal, limitMs: number = requestMs): Promise<Elsewhere> {
  const route = submissionInQuestion(caseFile.routes);
  const request = requestFor(caseFile);
  if (route === undefined || request === undefined) return { observations: [], gaps: [] };
  const about = { on: "endpoint", protocol: "smtp", host: route.host, address: route.host, port: route.port, security: route.security } as const;
  const gap = (detail: string): Gap => ({ kind: "elsewhere-connect", about, why: "not-available", detail });
  const where = `the other place (${place.host}:${place.port})`;
  const at = clock.wallClock();
  const startedMs = Math.max(0, at.getTime() - Date.parse(caseFile.startedAt));
  try {
    const { status, text } = await postPinned({ ...place, path: vantagePath }, { token: place.token, text: JSON.stringify(request), maxBytes: maxAnswerBytes }, clock.now() + limitMs, clock.now, cut);
    if (status !== 200) return { observations: [], gaps: [gap(`${where} gave no answer: ${statusWords[status] ?? `status ${status}`}`)] };
    const answer = checked(text, request);
    // Its clock is not ours: when we asked is what we know.
    const observations = answer.observations.map((one, index) => ({ ...one, id: `v${index + 1}`, vantage: `elsewhere (${answer.name})`, at: at.toISOString(), startedMs }) as Observation);
    // That a further port was left out takes nothing away; that the one in question was, has to be said.
    const shut = answer.refused.filter((one) => one.host === request.look[0]?.host && one.port === route.port).map(({ host, port, why }) => gap(`${where} does not look at ${host}:${port}: ${why === "port-not-allowed" ? "its owner does not allow the port (--allow)" : "the address is private or reserved there (--allow-private)"}`));
    return { observations, gaps: shut };
  } catch (error) {
    const detail = error instanceof Failed ? error.failure.detail : "a fault of cantsend itself";
    return { observations: [], gaps: [gap(`${where} gave no answer: ${detail}`)] };
  }
}
