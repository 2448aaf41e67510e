import type { FilterVerdict } from "../../model/message-facts.ts";
import { Failed } from "../../world/classify.ts";
import type { Channel, Instant } from "../../world/world.ts";

/** No verdict is longer. */
const mostBytes = 1024 * 1024;
const mostSymbols = 200;

async function readAll(channel: Channel, until: Instant): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const part = await channel.read(until);
    if (part === "end") return Buffer.concat(parts);
    bytes += part.length;
    if (bytes > mostBytes) throw new Failed("too-much", "them", "the filter's answer has no end");
    parts.push(Buffer.from(part));
    const whole = Buffer.concat(parts);
    const head = whole.indexOf("\r\n\r\n");
    const length = head === -1 ? undefined : /^content-length:\s*(\d{1,9})\s*$/im.exec(whole.toString("latin1", 0, head))?.[1];
    if (length !== undefined && whole.length >= head + 4 + Number(length)) return whole;
  }
}

function bodyOf(answer: Buffer): { readonly head: string; readonly body: string } {
  const end = answer.indexOf("\r\n\r\n");
  if (end === -1) throw new Failed("malformed-reply", "them", `what answers is no filter: ${answer.toString("latin1", 0, 80)}`);
  return { head: answer.toString("latin1", 0, end), body: answer.toString("utf8", end + 4) };
}

/** What rspamd is told of the envelope. */
export interface FilterEnvelope {
  readonly from: string;
  readonly to: readonly string[];
}

const oneLine = (text: string) => text.replace(/[\r\n\0]/g, "");

/** Hands the message to rspamd (POST /checkv2) and reads its verdict. Throws `Failed`. */
export async function askRspamd(channel: Channel, host: string, message: Uint8Array, envelope: FilterEnvelope, until: Instant): Promise<FilterVerdict> {
  const head = ["POST /checkv2 HTTP/1.1", `Host: ${host}`, "User-Agent: cantsend", "Connection: close", `From: ${oneLine(envelope.from)}`, ...envelope.to.map((to) => `Rcpt: ${oneLine(to)}`), `Content-Length: ${message.length}`, "", ""];
  await channel.write(head.join("\r\n"), until);
  await channel.write(message, until);
  const answer = bodyOf(await readAll(channel, until));
  if (!/^HTTP\/1\.[01] 200/.test(answer.head)) throw new Failed("malformed-reply", "them", `the filter says: ${answer.head.split("\r\n")[0] ?? ""} ${answer.body.slice(0, 120)}`);
  return readRspamd(answer.body);
}

/** The verdict in rspamd's JSON. Throws `Failed`. */
export function readRspamd(json: string): FilterVerdict {
  let read: { score?: unknown; required_score?: unknown; action?: unknown; symbols?: Record<string, { score?: unknown; description?: unknown }> };
  try {
    read = JSON.parse(json) as typeof read;
  } catch {
    throw new Failed("malformed-reply", "them", "the filter's answer is not JSON");
  }
  if (typeof read.score !== "number" || typeof read.required_score !== "number") throw new Failed("malformed-reply", "them", "the filter's answer has no score");
  const symbols = Object.entries(read.symbols ?? {}).map(([name, one]) => ({ name, score: typeof one.score === "number" ? one.score : 0, says: typeof one.description === "string" ? one.description : "" }));
  return { filter: "rspamd", score: rounded(read.score), required: read.required_score, action: String(read.action ?? ""), symbols: byScore(symbols) };
}

/** Hands the message to SpamAssassin's spamd (protocol 1.5, command REPORT) and reads its verdict. Throws `Failed`. */
export async function askSpamd(channel: Channel, message: Uint8Array, until: Instant): Promise<FilterVerdict> {
  await channel.write(`REPORT SPAMC/1.5\r\nContent-length: ${message.length}\r\n\r\n`, until);
  await channel.write(message, until);
  const answer = bodyOf(await readAll(channel, until));
  if (!/^SPAMD\/\d\.\d 0 /.test(answer.head)) throw new Failed("malformed-reply", "them", `what answers is not spamd: ${answer.head.split("\r\n")[0] ?? ""}`);
  return readSpamd(answer.head, answer.body);
}

/** The verdict in spamd's head and report. Throws `Failed`. */
export function readSpamd(head: string, report: string): FilterVerdict {
  const verdict = /^Spam:\s*(True|False|Yes|No)\s*;\s*(-?[\d.]+)\s*\/\s*(-?[\d.]+)/im.exec(head);
  if (verdict === null) throw new Failed("malformed-reply", "them", "the filter's answer has no score");
  const symbols = [...report.matchAll(/^\s*(-?\d+(?:\.\d+)?)\s+([A-Z][A-Z0-9_]+)\s+(.*)$/gm)].map(([, score, name, says]) => ({ name: name ?? "", score: Number(score), says: (says ?? "").trim() }));
  return { filter: "spamassassin", score: rounded(Number(verdict[2])), required: Number(verdict[3]), action: /true|yes/i.test(verdict[1] ?? "") ? "spam" : "no action", symbols: byScore(symbols) };
}

const rounded = (score: number) => Math.round(score * 100) / 100;

function byScore(symbols: FilterVerdict["symbols"]): FilterVerdict["symbols"] {
  return [...symbols].sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, mostSymbols);
}
