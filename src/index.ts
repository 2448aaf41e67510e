/**
 * The library: the same examination that the command line makes, for other programs.
 * Nothing here prints, asks, or ends the process.
 */

/**
 * Examines one mailbox: finds the routes, measures them, and judges what was measured.
 * What servers and networks do is data and never an exception; it throws only for a target that cannot be, such as one with an impossible port.
 * A login is spent only with `allow: ["spends-a-login"]` and a world that has a secret, at most once for each server.
 *
 * @example
 * ```ts
 * import { examine, nodeWorld } from "cantsend";
 *
 * const target = { address: "ann@example.com", domain: "example.com", from: "ann@example.com", history: "not-said", controls: [] } as const;
 * const { diagnosis } = await examine(target, nodeWorld(), { timeoutMs: 20_000 });
 * console.log(diagnosis.verdict); // "undecided": no login was allowed
 * ```
 */
export { examine } from "./examine.ts";
export type { ExamineOptions } from "./examine.ts";

/**
 * Judges a case file. Pure: the same file gives the same diagnosis on any machine, at any time. Throws nothing for a case file that `readCaseFile` accepts.
 *
 * @example
 * ```ts
 * import { diagnose, readCaseFile } from "cantsend";
 *
 * const caseFile = readCaseFile(savedText);
 * const { verdict, named } = diagnose(caseFile);
 * console.log(verdict, named[0]?.cause); // "named cfg-wrong-port"
 * ```
 */
export { diagnose } from "./reason/diagnose.ts";

/**
 * Finds the routes of a mailbox: `named` are those in use, at once; `found` is a promise of what the provider's data, DNS and, last, guesses say, each with
 * its provenance. Sources that fail are left out; the promise never rejects, and settles within seconds.
 *
 * @example
 * ```ts
 * import { discover, nodeWorld } from "cantsend";
 *
 * const target = { address: "ann@example.com", domain: "example.com", from: "ann@example.com", submission: { host: "smtp.example.net", port: 587 }, history: "not-said", controls: [] } as const;
 * const { named, found } = discover(target, nodeWorld(), AbortSignal.timeout(5_000));
 * console.log(named[0]?.host, named[0]?.port, named[0]?.security); // "smtp.example.net 587 starttls"
 * console.log(Array.isArray(await found)); // true
 * ```
 */
export { discover } from "./discover/discover.ts";

/**
 * Measures routes with probes until no probe wants anything more, and answers with the case file: what was seen, and what was not and why.
 * `allow` says what may be spent; `cut` ends the run early without losing what is known. Times are milliseconds.
 *
 * @example
 * ```ts
 * import { discover, measure, nodeWorld, probes } from "cantsend";
 *
 * const target = { address: "ann@example.com", domain: "example.com", from: "ann@example.com", submission: { host: "smtp.example.net", port: 587 }, history: "not-said", controls: [] } as const;
 * const world = nodeWorld();
 * const { named, found } = discover(target, world, AbortSignal.timeout(5_000));
 * const caseFile = await measure(target, [...named, ...(await found)], probes, world, { allow: ["looks"], writtenBy: "my program" });
 * console.log(caseFile.observations.some((one) => one.kind === "smtp-greeting" && one.ok)); // true
 * ```
 */
export { measure } from "./measure/run.ts";
export type { Progress, RunOptions } from "./measure/run.ts";

/**
 * Every probe that there is, each with the question that it asks, what it costs (`risk`) and how long it may take (`timeoutMs`, milliseconds).
 *
 * @example
 * ```ts
 * import { probes } from "cantsend";
 *
 * const careful = probes.filter((probe) => probe.risk === "looks");
 * console.log(careful.length > 0); // true
 * ```
 */
export { probes } from "./measure/probes/index.ts";
export type { Probe, Risk } from "./measure/probe.ts";

/**
 * The real world: the sockets, resolvers, root stores and clock of this machine. A secret handed to it never comes out again but over a line that is
 * encrypted and verified; every form of it is removed from what is recorded. Without `ledgerPath` refused logins are remembered only while the process lives.
 *
 * @example
 * ```ts
 * import { nodeWorld, Secret } from "cantsend";
 *
 * const world = nodeWorld({ secret: new Secret(process.env.MAIL_PASSWORD ?? ""), users: ["ann@example.com"] });
 * console.log(world.credential?.kind); // "password"
 * ```
 */
export { nodeWorld } from "./world/node.ts";
export type { NodeWorldOptions } from "./world/node.ts";
export type { World } from "./world/world.ts";

/**
 * A password or token that prints as `[secret]` however it is printed.
 *
 * @example
 * ```ts
 * import { Secret } from "cantsend";
 *
 * console.log(`${new Secret("do not show")}`); // "[secret]"
 * ```
 */
export { Secret } from "./model/secret.ts";

/**
 * Reads the text of a case file, or of the JSON report that holds one. Throws `UsageError` with one sentence for text that is not JSON, cut off,
 * of a newer version, or no case file; fields that this version does not know are left out.
 *
 * @example
 * ```ts
 * import { readCaseFile, UsageError } from "cantsend";
 *
 * try {
 *   readCaseFile("{}", "my file");
 * } catch (error) {
 *   if (error instanceof UsageError) console.log(error.message); // "my file is JSON, but no case file; make one with --case FILE."
 * }
 * ```
 */
export { readCaseFile } from "./ask/case-file.ts";

/**
 * Input that cannot be used; the message is one sentence for a person, and says what was probably meant where it can.
 *
 * @example
 * ```ts
 * import { readAddress, UsageError } from "cantsend";
 *
 * try {
 *   readAddress("ann@@example.com");
 * } catch (error) {
 *   console.log(error instanceof UsageError && error.message); // "\"ann@@example.com\" has more than one @; did you mean ann@example.com?"
 * }
 * ```
 */
export { UsageError } from "./ask/usage-error.ts";

/**
 * Reads a mail address as RFC 5321 section 4.1.2 and RFC 6531 section 3.3 define it; the domain comes back in A-label form (RFC 5890). Throws `UsageError`.
 *
 * @example
 * ```ts
 * import { readAddress } from "cantsend";
 *
 * console.log(readAddress("ann@münchen.example").domain); // "xn--mnchen-3ya.example"
 * ```
 */
export { readAddress } from "./ask/address.ts";
export type { Mailbox } from "./ask/address.ts";

/**
 * Turns a text that a mail program showed into an observation, secrets taken out of it; hand it to `examine` as `before`. Throws nothing.
 *
 * @example
 * ```ts
 * import { nodeWorld, reportedReply } from "cantsend";
 *
 * const { observation } = reportedReply("The mail server responded: 550 5.7.60 Client does not have permissions to send as this sender", nodeWorld());
 * console.log(observation.ok && observation.saw.reply?.enhanced); // "5.7.60"
 * ```
 */
export { reportedReply } from "./ask/reported.ts";

/**
 * Renders a diagnosis as plain text, at most `width` columns wide, with ANSI colour where `colour` is "yes". What servers said is made harmless. Pure; throws nothing.
 *
 * @example
 * ```ts
 * import { diagnose, readCaseFile, renderText } from "cantsend";
 *
 * const caseFile = readCaseFile(savedText);
 * const text = renderText(diagnose(caseFile), caseFile, { width: 80, colour: "no", detail: "short" });
 * console.log(text.split("\n")[0]); // "Wrong port for the outgoing server"
 * ```
 */
export { renderText } from "./report/text.ts";
export type { TextOptions } from "./report/text.ts";

/**
 * Renders a diagnosis as one HTML file without scripts and without anything that is loaded from elsewhere. Pure; throws nothing.
 *
 * @example
 * ```ts
 * import { diagnose, readCaseFile, renderHtml } from "cantsend";
 *
 * const caseFile = readCaseFile(savedText);
 * console.log(renderHtml(diagnose(caseFile), caseFile).startsWith("<!doctype html>")); // true
 * ```
 */
export { renderHtml } from "./report/html.ts";

/**
 * Renders a diagnosis in the Prometheus text format 0.0.4. Durations are seconds. Pure; throws nothing.
 *
 * @example
 * ```ts
 * import { diagnose, readCaseFile, renderMetrics } from "cantsend";
 *
 * const caseFile = readCaseFile(savedText);
 * console.log(renderMetrics(diagnose(caseFile), caseFile).includes('verdict="named"} 1')); // true
 * ```
 */
export { renderMetrics } from "./report/metrics.ts";

/**
 * The one thing that only a person can try and whose outcome would settle most of what a diagnosis leaves open; undefined where nothing would. Its answer
 * goes into `target.answers` under the question's id. Pure; throws nothing.
 *
 * @example
 * ```ts
 * import { diagnose, nextQuestion, readCaseFile } from "cantsend";
 *
 * const caseFile = readCaseFile(savedText);
 * const question = nextQuestion(diagnose(caseFile), caseFile);
 * console.log(question === undefined ? "nothing to ask" : Object.keys(question.answers).length > 1); // true
 * ```
 */
export { nextQuestion } from "./reason/next-question.ts";
/**
 * Every question that only a person can answer, the cheapest first.
 *
 * @example
 * ```ts
 * import { questions } from "cantsend";
 *
 * console.log(questions.every((one) => one.how !== "" && Object.keys(one.answers).length > 1)); // true
 * ```
 */
export { questions } from "./model/questions.ts";
export type { Question } from "./model/questions.ts";

/**
 * Puts a diagnosis and its case file into the object that `--json` prints and `cantsend schema` describes. Pure; throws nothing.
 *
 * @example
 * ```ts
 * import { diagnose, readCaseFile, toJson } from "cantsend";
 *
 * const caseFile = readCaseFile(savedText);
 * const { schemaVersion, verdict } = toJson(diagnose(caseFile), caseFile);
 * console.log(schemaVersion, verdict); // "1 named"
 * ```
 */
export { toJson } from "./report/json.ts";
export type { JsonReport } from "./report/json.ts";

/**
 * Every known cause by its id, with its group, its family and the stage of the send path at which it shows. Ids are never renamed.
 *
 * @example
 * ```ts
 * import { catalogue } from "cantsend";
 *
 * console.log(catalogue["cfg-wrong-port"].stage); // "connect"
 * ```
 */
export { catalogue } from "./model/catalogue.ts";
export type { CauseFamily, CauseGroup, CauseId, Stage } from "./model/catalogue.ts";

/**
 * The version of this package.
 *
 * @example
 * ```ts
 * import { version } from "cantsend";
 *
 * console.log(/^\d+\.\d+\.\d+/.test(version)); // true
 * ```
 */
export { version } from "./version.ts";

export type { CaseFile } from "./model/case-file.ts";
export type { Because, Certainty, Diagnosis, Finding, Remedy, RuledOut, Step, Undecided, Who } from "./model/diagnosis.ts";
export type { Blame, Failure, FailureCode } from "./model/failure.ts";
export type { Facts, Gap, GapReason, Kind, Observation, Subject } from "./model/observation.ts";
export type { Reply } from "./model/reply.ts";
export type { Protocol, Route, RouteSource, Security } from "./model/route.ts";
export type { CredentialFacts, Endpoint, SettingsInUse, Target } from "./model/target.ts";
