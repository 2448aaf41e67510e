import type { CaseFile } from "../model/case-file.ts";
import type { ComparedRun, Comparison, Reach, SamePlace, Side, Varied } from "../model/comparison.ts";
import type { Certainty } from "../model/diagnosis.ts";
import { submissionInQuestion } from "../model/route.ts";
import { diagnose, readSign } from "./diagnose.ts";
import { differences } from "./differences.ts";
import { shieldOf } from "./mail-shields.ts";
import { sameMachine, samePlace } from "./places.ts";
import { type Reached, reachOf } from "./reach.ts";
import { type SignId, signs } from "./signs/index.ts";

/** Two looks within an hour are of the same time, as far as servers and networks go. */
const sameTimeMs = 3_600_000;

const order: readonly Reach[] = ["not-measured", "name", "connect", "greeting", "encryption", "login", "envelope", "ready", "sends"];
/** Both of these can send, as far as each of them tried. */
const goesThrough: readonly Reach[] = ["ready", "sends"];

interface Judgement {
  readonly side: Side;
  readonly certainty: Certainty;
  readonly because: readonly string[];
}

/** One case file with what is asked of it again and again. */
interface Look {
  readonly file: CaseFile;
  readonly reached: Reached;
  /** The words of a sign that is present here. */
  readonly says: (id: SignId) => string | undefined;
}

function lookAt(file: CaseFile): Look {
  const read = (id: SignId) => readSign(signs[id], file);
  return {
    file,
    reached: reachOf(file),
    says: (id) => (read(id).state === "present" ? read(id).words : undefined),
  };
}

/** In what the two runs differ, apart from what they measured. */
interface Apart {
  readonly varied: readonly Varied[];
  readonly place: SamePlace;
}

function apartIn(first: CaseFile, second: CaseFile): Apart {
  const place = samePlace(first, second);
  return {
    place,
    varied: [
      ...(sameMachine(first, second) ? [] : (["machine"] as const)),
      ...(place.is === "other" ? (["place"] as const) : []),
      ...(Math.abs(Date.parse(first.startedAt) - Date.parse(second.startedAt)) > sameTimeMs ? (["time"] as const) : []),
    ],
  };
}

const present = (clauses: readonly (string | undefined)[]): readonly string[] => clauses.filter((clause): clause is string => clause !== undefined);

/** What shows in the failing file alone, and by itself says on which side of the line the fault lies. */
function shownInTheFailing(bad: Look, good: Look): Judgement | undefined {
  const only = (id: SignId) => (good.says(id) === undefined ? bad.says(id) : undefined);
  const onMachine = present((["own-machine-withholds-packets", "connection-is-not-permitted", "clock-is-wrong", "root-is-missing-on-this-machine", "machine-overrides-the-name", "vpn-carries-the-traffic"] as const).map(only));
  if (onMachine.length > 0) return { side: "machine", certainty: "likely", because: onMachine };
  const shield = only("issuer-is-a-mail-shield");
  if (shield !== undefined) {
    const issuers = bad.file.observations.flatMap((one) => (one.kind === "tls-handshake" && one.ok ? one.saw.chain.map((link) => link.issuer) : []));
    return { side: issuers.map(shieldOf).find((one) => one !== undefined)?.sits === "network" ? "network" : "machine", certainty: "likely", because: [shield] };
  }
  const onTheWay = present((["starttls-is-stripped-on-the-way", "greeting-is-masked", "hello-is-rewritten", "login-is-taken-out-on-the-way", "same-server-answers-for-controls", "controls-open-and-say-nothing-too", "dialogue-is-cut-for-controls-too", "nothing-outside-answers", "resolver-leads-to-a-wrong-address", "unrelated-servers-share-the-issuer"] as const).map(only));
  return onTheWay.length > 0 ? { side: "network", certainty: "likely", because: onTheWay } : undefined;
}

/** The port fails in one and opens in the other: the controls say who shuts it. */
function shutInOne(bad: Look, good: Look, { varied, place }: Apart): Judgement | undefined {
  const works = `in the other file ${good.reached.words}`;
  const lists = bad.says("well-known-operators-alone-open") ?? bad.says("mail-ports-differ-by-operator") ?? bad.says("one-relay-alone-opens");
  const shut = bad.says("control-same-port-fails");
  if (shut !== undefined) {
    const here = varied.includes("place") || varied.includes("time");
    return { side: "network", certainty: bad.says("control-web-opens") !== undefined && here ? "likely" : "possible", because: present([`where it fails, unrelated mail servers are shut off too: ${shut}`, bad.says("control-web-opens"), works]) };
  }
  if (lists !== undefined) return { side: "network", certainty: "likely", because: [`where it fails, the network lets mail through to some servers only: ${lists}`, works] };
  const free = bad.says("control-same-port-opens");
  if (free === undefined) return undefined;
  if (place.is === "not-known") return { side: "server", certainty: "possible", because: [`where it fails, the network lets the port through to others: ${free}`, works, `whether both were on one network is not known: ${place.why}`] };
  if (place.is === "same") return varied.includes("time") ? { side: "server", certainty: "likely", because: [`the network lets the port through at the time of the failure: ${free}`, works] } : undefined;
  const because = [`where it fails, the network lets the port through to others: ${free}`, works];
  return varied.includes("time")
    ? { side: "server", certainty: "possible", because: [...because, "so the server turns one place away, as after a ban, or it was down at one of the two times"] }
    : { side: "server", certainty: "likely", because: [...because, "so the server turns that one place away, as after a ban"] };
}

function settingsDiffer(first: Look, second: Look): readonly string[] {
  return differences(first.file, second.file).filter((one) => one.what === "settings").map((one) => `${one.about}: ${one.before} in the first, ${one.after} in the second`);
}

/** One of the two comes further than the other. */
function whereOneFails(bad: Look, good: Look, apart: Apart): Judgement | undefined {
  const { varied } = apart;
  const settings = settingsDiffer(bad, good);
  if (settings.length > 0) return { side: "settings", certainty: "possible", because: ["the two did not use the same settings", ...settings] };
  const shown = shownInTheFailing(bad, good);
  if (shown !== undefined) return { ...shown, because: [...shown.because, `in the other file ${good.reached.words}`] };
  const { reach } = bad.reached;
  if (reach === "name") {
    const others = bad.says("other-resolver-answers");
    if (others !== undefined || varied.includes("place")) return { side: "network", certainty: others === undefined ? "possible" : "likely", because: present([`the name is found in one of them only: ${bad.reached.words}`, others]) };
  }
  if (reach === "connect") {
    const by = shutInOne(bad, good, apart);
    if (by !== undefined) return by;
  }
  if (reach === "login" && good.reached.reach !== "ready") {
    const place = bad.says("reply-says-sign-in-was-blocked");
    if (place !== undefined) return { side: "account", certainty: "likely", because: [place, `in the other file ${good.reached.words}`] };
    // Whether both used the same password nobody can see: it is in neither file.
    return varied.includes("time") && varied.length === 1 ? { side: "account", certainty: "possible", because: ["the server answers as before and refuses only the login", bad.reached.words] } : undefined;
  }
  if (reach === "envelope" && good.reached.reach === "sends") return { side: "account", certainty: "possible", because: ["the way and the login work in both, and the message is refused in one", bad.reached.words] };
  if (varied.length !== 1 || apart.place.is === "not-known") return undefined;
  const [alone] = varied;
  const because = [`the two differ in the ${alone} alone: ${bad.reached.words}, in the other ${good.reached.words}`];
  return { side: alone === "machine" ? "machine" : alone === "place" ? "network" : "time", certainty: "possible", because };
}

/** Both end at the same place in the same way. */
function whereBothFail(first: Look, second: Look, varied: readonly Varied[]): Judgement | undefined {
  const { reach, words } = first.reached;
  const apart = varied.includes("place") || varied.includes("machine");
  const both = `both end alike: ${words}`;
  if (reach === "login" && first.reached.mark !== "no-auth") return apart || varied.includes("time") ? { side: "account", certainty: apart ? "likely" : "possible", because: [both, "the server was reached by both, and refuses the account or its password wherever it comes from"] } : undefined;
  if (reach === "envelope") return { side: "account", certainty: apart ? "likely" : "possible", because: [both] };
  if (!apart || !varied.includes("place")) return undefined;
  if (reach === "connect" || reach === "name") {
    const shut = [first, second].map((look) => look.says("control-same-port-fails"));
    const free = [first, second].map((look) => look.says("control-same-port-opens"));
    if (free.every((one) => one !== undefined)) return { side: "server", certainty: "likely", because: [both, `both networks let the port through to others: ${free[0]}`] };
    if (shut.every((one) => one !== undefined)) return { side: "network", certainty: "likely", because: [both, `both networks shut the port to everybody: ${shut[0]}; ${shut[1]}`] };
    return reach === "name" ? { side: "server", certainty: "possible", because: [both, "two networks do not find the name"] } : undefined;
  }
  const shown = shownInTheFailing(first, second) ?? shownInTheFailing(second, first);
  return shown === undefined && (reach === "encryption" || reach === "greeting" || reach === "login") ? { side: "server", certainty: "likely", because: [both, "two networks see the same of the server"] } : undefined;
}

function settleOf({ varied, place }: Apart, first: Look, second: Look): string {
  if ([first, second].some((look) => look.reached.reach === "not-measured")) return "Measure both anew with the same settings: one of the two did not come to look at the outgoing server.";
  if (place.is === "not-known" && place.why.includes("older version")) return "Measure both anew with this version: it keeps by what a network is known, and then the two tell whether they come from one.";
  if (!varied.includes("place")) return "Measure once more over another network, such as that of a phone with its Wi-Fi off, and compare that file with the failing one.";
  if (varied.length > 1) return "Measure both within an hour, with one and the same machine: then only the place differs.";
  return "Measure both again with --control HOST:PORT and the same port, so that each file tells whether its network lets the port through.";
}

function runOf(look: Look): ComparedRun {
  const [first] = diagnose(look.file).named;
  return { at: look.file.startedAt, machine: look.file.observations[0]?.vantage ?? "", reach: look.reached.reach, ended: look.reached.words, ...(first === undefined ? {} : { named: first.cause }) };
}

/** Which of two case files of one mailbox differs in what, and which side that blames. Pure; where the two do not tell, it says what would. */
export function compareCases(a: CaseFile, b: CaseFile): Comparison {
  const [first, second] = [lookAt(a), lookAt(b)];
  const apart = apartIn(a, b);
  const { varied, place } = apart;
  const rank = (look: Look) => order.indexOf(look.reached.reach);
  const through = (look: Look) => goesThrough.includes(look.reached.reach);
  const frame = { varied, place, first: runOf(first), second: runOf(second), differences: differences(a, b).map(({ what, about, before, after }) => ({ what, about, ...(before === undefined ? {} : { first: before }), ...(after === undefined ? {} : { second: after }) })) };
  if (through(first) && through(second)) return { verdict: "alike", because: [first.reached.reach === "sends" && second.reached.reach === "sends" ? "both can send" : "in both everything works as far as it was tried"], ...frame };
  const unseen = [first, second].some((look) => look.reached.reach === "not-measured");
  const alike = first.reached.reach === second.reached.reach && first.reached.mark === second.reached.mark && submissionInQuestion(a.routes)?.host === submissionInQuestion(b.routes)?.host;
  const [bad, good] = rank(first) <= rank(second) ? [first, second] : [second, first];
  const judged = unseen ? undefined : alike ? whereBothFail(first, second, varied) : whereOneFails(bad, good, apart);
  if (judged !== undefined) return { verdict: "told", ...judged, ...frame };
  const why = unseen ? "one of the two did not measure the way to the outgoing server" : alike ? `both end alike, and nothing parts the two: ${first.reached.words}` : `${bad.reached.words} in one, ${good.reached.words} in the other, and ${varied.length === 0 ? "nothing that is known differs between the two" : `the two differ in ${varied.join(" and ")}`}`;
  return { verdict: "not-told", because: [why], settle: settleOf(apart, first, second), ...frame };
}
