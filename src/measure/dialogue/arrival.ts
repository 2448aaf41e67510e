import { randomUUID } from "node:crypto";
import type { ArrivalFacts, ArrivalResult } from "../../model/arrival-facts.ts";
import type { Observation } from "../../model/observation.ts";
import type { Reply } from "../../model/reply.ts";
import { submissionInQuestion } from "../../model/route.ts";
import type { World } from "../../world/world.ts";
import { createAsker } from "../domain/asker.ts";
import { authenticate } from "../domain/authenticate.ts";
import { type PathKind, trouble } from "../planning.ts";
import type { PlanView, Walk } from "../probe.ts";
import { type Folder, ImapTalk, isJunk, readFolders, readFound } from "./imap-talk.ts";
import type { Session } from "./session.ts";
import { replyFrom } from "./smtp-reply.ts";
import { readTrace, type Trace } from "./trace-fields.ts";

/** The kinds that are measured over a login for receiving that is there anyway. */
export type MailboxKind = "message-arrival" | "sent-append";
/** What the waiting looks at. */
export type AwaitedKind = PathKind | "smtp-envelope" | "smtp-canary" | "second-mailbox" | "message-arrival";

/** So long a test message is looked for, in milliseconds: a provider of today needs seconds. */
const arrivalMs = 45_000;
const pollMs = 1_000;
const waitMs = 200;
/** After so many looks the folders are listed anew. */
const relistRounds = 3;
/** What is left of a walk's time for looking once through the other folders and leaving. */
const spareMs = 1_500;
/** So long the sender's own records are asked for, to compare with what the receiver says. */
const rehearsalMs = 8_000;
/** So many folders are looked through at the end. */
const mostFolders = 30;
/** So many of the newest delivery reports are read. */
const mostReports = 3;

type Walked = Walk<MailboxKind>;
/** What the looking needs of a walk, whatever its kinds. */
type Patience = Pick<Walk<never>, "until" | "cut" | "within" | "target">;
type Bounced = Extract<ArrivalFacts["message-arrival"], { outcome: "bounced" }>;
export type Canary = Extract<Observation<"smtp-canary">, { ok: true }>;

/** The test message once it is accepted; "none" when it is plain that none will come. */
async function awaitCanary(seen: PlanView<AwaitedKind>, world: World, walk: Walked): Promise<Canary | "none"> {
  while (world.now() < walk.until - spareMs && !walk.cut.aborted) {
    const canary = seen.of("smtp-canary")[0];
    if (canary !== undefined) return canary.ok && canary.saw.reply.code < 400 ? (canary as Canary) : "none";
    const loggedIn = seen.of("smtp-login").some((one) => one.ok && one.saw.accepted === "yes");
    const question = submissionInQuestion(seen.routes);
    const refused = seen.of("smtp-login").some((one) => !one.ok || one.saw.accepted === "no") || seen.of("smtp-envelope").some((one) => !one.ok || one.saw.mail.code >= 400 || (one.saw.rcpt?.code ?? 0) >= 400);
    if (seen.gaps("smtp-canary").length > 0 || seen.gaps("smtp-login").length > 0 || refused || question === undefined || (!loggedIn && trouble(seen, question) === "yes")) return "none";
    await world.sleep(waitMs, walk.cut);
  }
  return "none";
}

/** What is done over a login for receiving that is there anyway: the test message is found again, and a copy is tried. */
export async function useMailbox(session: Session, seen: PlanView<AwaitedKind>, world: World, walk: Walked): Promise<void> {
  const talk = new ImapTalk(session, world);
  if (walk.allowed("sends-mail") === "yes") {
    const canary = await awaitCanary(seen, world, walk);
    if (canary === "none") walk.leaveOut("message-arrival", "not-reached", "no test message was accepted");
    else if (walk.target.secondMailbox !== undefined) await watchForBounce(talk, canary, seen, world, walk);
    else await walk.step("message-arrival", () => findAgain(talk, canary, world, walk));
  }
  if (walk.allowed("stores-a-copy") === "yes") await walk.step("sent-append", () => tryCopy(talk, world, walk));
}

/** Where the message goes to another mailbox only a report can come here; it is watched for until it is known what became of the message there. */
async function watchForBounce(talk: ImapTalk, canary: Canary, seen: PlanView<AwaitedKind>, world: World, walk: Walked): Promise<void> {
  const lastLook = Math.min(walk.until - spareMs, world.now() + arrivalMs);
  const settled = () => seen.of("message-arrival").length > 0 || seen.of("second-mailbox").some((one) => !one.ok || one.saw.login.accepted === "no") || seen.gaps("second-mailbox").length > 0;
  let bounce: Bounced | undefined;
  try {
    const folders = (await foldersOf(talk, walk.until)).filter((folder, index) => index === 0 || isJunk(folder) === "yes");
    for (let last = false; !last; ) {
      last = settled() || world.now() + pollMs >= lastLook || walk.cut.aborted;
      for (const folder of folders) bounce ??= await findBounce(talk, folder, canary.saw.messageId, world, walk.until);
      if (bounce !== undefined) break;
      if (!last) await world.sleep(pollMs, walk.cut);
    }
  } catch (error) {
    // What goes wrong here says nothing about the message: it was to arrive elsewhere.
    walk.leaveOut("message-arrival", "not-reached", `this mailbox could not be watched for a bounce: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const came = bounce;
  if (came !== undefined) await walk.step("message-arrival", () => Promise.resolve(came));
  else walk.leaveOut("message-arrival", "not-needed", `the test message goes to ${walk.target.secondMailbox?.address ?? ""}`);
}

/** Looks for the test message in the second mailbox, until it is there, or a report in the first one says that it never will be. */
export async function useSecondMailbox(session: Session, canary: Canary, address: string, seen: PlanView<AwaitedKind>, world: World, walk: Walk<"message-arrival">): Promise<void> {
  const bounced = () => seen.of("message-arrival").some((one) => one.ok && one.saw.outcome === "bounced");
  if (bounced()) return walk.leaveOut("message-arrival", "not-needed", "a bounce came already");
  await walk.step("message-arrival", () => findAgain(new ImapTalk(session, world), canary, world, walk, { address, needless: bounced }));
}

async function foldersOf(talk: ImapTalk, until: number): Promise<readonly Folder[]> {
  const answer = await talk.command('LIST "" "*"', until);
  const folders = readFolders(answer.untagged);
  const inbox = folders.filter((folder) => folder.name.toUpperCase() === "INBOX");
  const junk = folders.filter((folder) => isJunk(folder) === "yes");
  const first = inbox.length > 0 ? inbox : [{ quoted: "INBOX", name: "INBOX", attributes: [], delimiter: "/" }];
  return [...first, ...junk, ...folders.filter((folder) => !inbox.includes(folder) && !junk.includes(folder))];
}

/** The numbers of the messages in a folder that a search finds; empty where the folder cannot be opened. */
async function search(talk: ImapTalk, folder: Folder, what: string, until: number): Promise<readonly number[]> {
  const opened = await talk.command(`EXAMINE ${folder.quoted}`, until);
  if (opened.status !== "OK") return [];
  return readFound((await talk.command(`UID SEARCH ${what}`, until)).untagged);
}

/** Takes one message out, and no other: without UIDPLUS (RFC 4315) it is only marked, because EXPUNGE would take what the user marked. */
async function remove(talk: ImapTalk, folder: Folder, number: number, until: number): Promise<"yes" | "no"> {
  if ((await talk.command(`SELECT ${folder.quoted}`, until)).status !== "OK") return "no";
  await talk.command(`UID STORE ${number} +FLAGS.SILENT (\\Deleted)`, until);
  return (await talk.command(`UID EXPUNGE ${number}`, until)).status === "OK" ? "yes" : "no";
}

async function linesOf(talk: ImapTalk, number: number, section: string, until: number): Promise<readonly string[]> {
  const { untagged } = await talk.command(`UID FETCH ${number} (BODY.PEEK[${section}]<0.65536>)`, until);
  const begin = untagged.findIndex((line) => /^\* \d+ FETCH .*\{\d+\}$/i.test(line));
  return begin === -1 ? [] : untagged.slice(begin + 1, -1);
}

/** A mailbox other than the account's own: what it is called, and whether a look into it has become needless. */
interface Elsewhere {
  readonly address: string;
  readonly needless: () => boolean;
}

async function findAgain(talk: ImapTalk, canary: Canary, world: World, walk: Patience, elsewhere?: Elsewhere): Promise<ArrivalFacts["message-arrival"]> {
  const mailbox = elsewhere === undefined ? {} : { mailbox: elsewhere.address };
  const begunAt = world.now();
  const until = walk.until;
  const lastLook = Math.min(until - spareMs, begunAt + arrivalMs);
  let folders = await foldersOf(talk, until);
  const byId = `HEADER Message-ID "<${canary.saw.messageId}>"`;
  const handedOver = Date.parse(canary.at) + canary.tookMs;
  for (let round = 0; ; round += 1) {
    const last = world.now() + pollMs >= lastLook || walk.cut.aborted || elsewhere?.needless() === true;
    // A folder for junk is often made by the first message that goes into it.
    if (round > 0 && (last || round % relistRounds === 0)) folders = await foldersOf(talk, until);
    const usual = folders.filter((folder, index) => index === 0 || isJunk(folder) === "yes");
    for (const folder of last ? folders.slice(0, mostFolders) : usual) {
      const number = (await search(talk, folder, byId, until)).at(-1);
      if (number === undefined) continue;
      const afterS = Math.max(0, Math.round((world.wallClock().getTime() - handedOver) / 1000));
      const lines = await linesOf(talk, number, "", until);
      const { returnPath, ...trace } = readTrace(lines);
      const removed = await remove(talk, folder, number, until);
      const rehearsed = await rehearse(lines, { ...trace, ...(returnPath === undefined ? {} : { returnPath }) }, world, walk);
      return { outcome: "arrived", found: { ...mailbox, folder: folder.name, isJunk: isJunk(folder), afterS, ...trace, ...(rehearsed === undefined ? {} : { rehearsed }), removed } };
    }
    // A report comes to the sender, not to whom the message was meant for.
    for (const folder of elsewhere === undefined ? usual : []) {
      const bounce = await findBounce(talk, folder, canary.saw.messageId, world, until);
      if (bounce !== undefined) return bounce;
    }
    if (last) return { outcome: "not-seen", ...mailbox, folders: folders.slice(0, mostFolders).map((folder) => folder.name), waitedS: Math.round((world.now() - begunAt) / 1000) };
    await world.sleep(pollMs, walk.cut);
  }
}

/** What the records say of the message as it came; undefined where this machine knows no resolver. */
async function rehearse(lines: readonly string[], trace: Trace, world: World, walk: Patience): Promise<readonly ArrivalResult[] | undefined> {
  if (world.resolvers().length === 0) return undefined;
  const cut = AbortSignal.any([walk.cut, AbortSignal.timeout(Math.max(0, Math.floor(walk.within(rehearsalMs) - world.now())))]);
  const { from } = walk.target;
  const message = Buffer.from(lines.map((line) => `${line}\r\n`).join(""), "utf8");
  return authenticate({ message, sender: trace.returnPath ?? from, author: from, nowSeconds: Math.floor(world.wallClock().getTime() / 1000), ...(trace.sentFrom === undefined ? {} : { address: trace.sentFrom }) }, createAsker(world, cut).resolve);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A delivery report (RFC 3464) that quotes the message's id. */
async function findBounce(talk: ImapTalk, folder: Folder, messageId: string, world: World, until: number): Promise<Bounced | undefined> {
  const day = new Date(world.wallClock().getTime() - 24 * 60 * 60 * 1000);
  const since = `${day.getUTCDate()}-${months[day.getUTCMonth()]}-${day.getUTCFullYear()}`;
  // What servers index of a body differs, so that the reports are found by their kind, and ours among the newest by reading.
  const reports = await search(talk, folder, `SINCE ${since} OR HEADER Content-Type "delivery-status" HEADER From "mailer-daemon"`, until);
  for (const number of reports.slice(-mostReports).reverse()) {
    const text = (await linesOf(talk, number, "TEXT", until)).map((line) => line.replace(/^[ \t]+/, " ")).join("\n");
    if (text.includes(messageId)) return { outcome: "bounced", bounce: readReport(text), folder: folder.name, removed: await remove(talk, folder, number, until) };
  }
  return undefined;
}

/** The server's own words out of a delivery report (RFC 3464 section 2.3). */
function readReport(text: string): Reply {
  const words = /^Diagnostic-Code:\s*(?:smtp|lmtp|x-[\w-]+)\s*;\s*([^\n]*(?:\n [^\n]*)*)/im.exec(text)?.[1]?.replace(/\s+/g, " ").trim();
  const match = /([245]\d\d)[ -](.*)$/.exec(words ?? "");
  const status = /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? "";
  const said = match?.[2] ?? words ?? status;
  return replyFrom(Number(match?.[1] ?? 550), [words ?? `the report says ${status || "that it could not be delivered"}`], [said]);
}

/** Makes a folder of its own, puts a copy into it as mail programs do into Sent, and takes both away again. */
async function tryCopy(talk: ImapTalk, world: World, walk: Walked): Promise<ArrivalFacts["sent-append"]> {
  const until = walk.until;
  const folders = await foldersOf(talk, until);
  const [inbox] = folders;
  const below = folders.length > 1 && inbox !== undefined && folders.slice(1).every((folder) => folder.name.startsWith(`INBOX${inbox.delimiter}`));
  const folder = `${below ? `INBOX${inbox?.delimiter ?? "."}` : ""}cantsend-${randomUUID().slice(0, 8)}`;
  const quoted = `"${folder}"`;
  const made = await talk.command(`CREATE ${quoted}`, until);
  if (made.status !== "OK") return { folder, accepted: "no", step: "create", words: `${made.status} ${made.text}`, removed: "yes" };
  const { target } = walk;
  const message = [`From: <${target.from}>`, `To: <${target.address}>`, "Subject: Test copy of cantsend", `Date: ${world.wallClock().toUTCString().replace("GMT", "+0000")}`, `Message-ID: <${randomUUID()}@${target.domain}>`, "", "You allowed cantsend to store this copy, to see whether storing works. It can be deleted.", ""].join("\r\n");
  const stored = await talk.append(quoted, message, until);
  const removed = (await talk.command(`DELETE ${quoted}`, until)).status === "OK" ? "yes" : "no";
  return { folder, accepted: stored.status === "OK" ? "yes" : "no", step: "append", words: `${stored.status} ${stored.text}`, removed };
}
