import PostalMime from "postal-mime";
import type { Passage } from "./passage.ts";

/** A bounce holds the message that came back; this much of it is read. */
const maxBytes = 4 * 1024 * 1024;

/** Does the text begin as a message does, with header fields (RFC 5322 section 2.2)? */
export function isMessage(text: string): boolean {
  const head = text.slice(0, 16_384).split(/\r?\n\r?\n/)[0] ?? "";
  return /^(?:From |(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Delivered-To|X-[\w-]+|Auto-Submitted)\s*:)/i.test(head) && (head.match(/^[\w-]+\s*:/gm) ?? []).length >= 2;
}

/** RFC 3464: groups of fields, the first about the message, each further one about a recipient. */
function fromDeliveryStatus(text: string): Passage[] {
  const unfolded = text.replace(/\r?\n[ \t]+/g, " ");
  const passages: Passage[] = [];
  for (const group of unfolded.split(/\r?\n\s*\r?\n/)) {
    const field = (name: string) => new RegExp(`^${name}\\s*:\\s*(?:[\\w-]+\\s*;)?\\s*(.*)$`, "im").exec(group)?.[1]?.trim();
    const action = field("Action")?.toLowerCase();
    const status = field("Status");
    if (action === undefined && status === undefined) continue;
    if (action !== undefined && !/failed|delayed/.test(action)) continue;
    const recipient = field("Final-Recipient") ?? field("Original-Recipient");
    const diagnostic = field("Diagnostic-Code");
    const words = diagnostic ?? `${status?.startsWith("4") ? 450 : 550} ${status ?? ""}`;
    const domain = recipient?.slice(recipient.lastIndexOf("@") + 1).replace(/>$/, "").toLowerCase();
    const at = field("Last-Attempt-Date") ?? field("Arrival-Date");
    passages.push({ words: words.slice(0, 4_000), phase: "unknown", program: "bounce", ...(domain === undefined || domain === "" ? {} : { domain }), ...(at === undefined ? {} : { at }) });
  }
  return passages;
}

/** How programs without RFC 3464 begin their letters, and where in them the reason stands. */
const letters: readonly { readonly program: string; readonly mark: RegExp; readonly reason: RegExp }[] = [
  { program: "qmail", mark: /Hi\. This is the|This is a permanent error; I've given up/, reason: /^<[^>\n]+>:\s*\n?([\s\S]*?)(?=\n<[^>\n]+>:|\n--- |\n\s*\n|(?![\s\S]))/m },
  { program: "exim", mark: /This message was created automatically by mail delivery software|A message that you sent could not be delivered/, reason: /^\s{2,}\S+@\S+\s*\n((?:\s{4,}\S[^\n]*\n?)+)/m },
  { program: "exchange", mark: /Delivery has failed to these recipients|did not reach the following recipient|Your message did not reach|Diagnostic information for administrators/i, reason: /((?:Remote Server returned|#?<?\S* ?#)?[^\n]*\b[45]\d\d[ -]?(?:#?[45]\.\d+\.\d+)[^\n]*(?:\n[^\n]+){0,3})/ },
  { program: "any", mark: /undeliver|returned mail|delivery (?:status|failure|has failed)|could not be delivered|failure notice|mail delivery/i, reason: /((?:\b[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3})?|\b[45]\.\d{1,3}\.\d{1,3}\b)[^\n]*(?:\n[ \t]+[^\n]+){0,3})/ },
];

function fromLetter(body: string): Passage[] {
  for (const letter of letters) {
    if (!letter.mark.test(body)) continue;
    const reason = letter.reason.exec(body)?.[1]?.replace(/\s+/g, " ").trim();
    if (reason !== undefined && reason !== "" && !isBare(reason)) return [{ words: reason.slice(0, 4_000), phase: "unknown", program: letter.program }];
  }
  return [];
}

/** Where the words of whoever sends the bounce end and the message that came back begins. */
const original = /^\W*(?:original (?:message|mail|headers?)\b|below this line is a copy|this is a copy of the message|(?:the )?(?:headers? of|unsent message|message headers?|returned message|included is a copy)|header of the source mail|old message:)|^(?:Received|Return-Path|DKIM-Signature):\s/im;

/** A line break inside a sentence: programs wrap their letters. */
const wrapped = /(?<=[a-z,])[ \t]*\r?\n[ \t]*(?=[a-z])/g;

/** The words of a bounce without the message that came back. */
function ownWords(body: string): string {
  const end = original.exec(body)?.index ?? body.length;
  return (end === 0 ? body : body.slice(0, end)).trim().replace(wrapped, " ");
}

/** A diagnosis that is nothing but codes says less than the letter around it. */
const isBare = (words: string) => words.replace(/[\d.#\s-]/g, "").length < 8;

const sentByMachine = /mailer-daemon|postmaster|mail delivery|microsoftexchange/i;
const subjectOfBounce =
  /undeliver|returned mail|delivery (?:status|report|problem|failure)|non-?delivery|failure notice|delivery fail|mail delivery|mail error|(?:could|can) ?not be delivered|automatically rejected|user unknown|nicht zugestellt|unzustellbar|non remis|no se ha podido entregar|не доставлен|退信|配信/i;
/** What a letter without sender or with a changed subject must say to be taken for a bounce. */
const saysUndelivered = /(?:could ?n[o']t|can ?not|was not|unable to|not) be(?:en)? deliver|undeliver|(?:not|no) (?:a )?(?:valid|such) (?:user|recipient|address|mailbox)|delivery (?:has )?failed/i;

/** What a bounce says, a passage for each recipient that failed; empty where the message is no bounce. */
export async function readBounce(raw: string | Uint8Array): Promise<readonly Passage[]> {
  const bytes = typeof raw === "string" ? Buffer.from(raw, "utf8") : raw;
  const parsed = await new PostalMime({ forceRfc822Attachments: true, attachmentEncoding: "utf8" }).parse(bytes.subarray(0, maxBytes)).catch(() => undefined);
  if (parsed === undefined) return [];
  const statuses = parsed.attachments.filter((part) => /^message\/(?:global-)?delivery-status$/i.test(part.mimeType)).flatMap((part) => fromDeliveryStatus(String(part.content)));
  const body = ownWords(parsed.text ?? parsed.html?.replace(/<(?:br|\/p|\/tr|\/div)\b[^>]*>/gi, "\n").replace(/<[^>]+>/g, " ") ?? "");
  if (statuses.length > 0) return statuses.map((one) => (isBare(one.words) && body !== "" ? { ...one, words: `${one.words} ${body}`.slice(0, 4_000) } : one));
  const sender = parsed.from?.address ?? "";
  const fromMachine = sentByMachine.test(sender || (parsed.from?.name ?? "")) || subjectOfBounce.test(parsed.subject ?? "") || (sender === "" && saysUndelivered.test(body));
  if (!fromMachine) return [];
  const letter = fromLetter(body);
  return letter.length > 0 ? letter : body === "" ? [] : [{ words: body.slice(0, 4_000), phase: "unknown", program: "any" }];
}

/** Cuts an mbox (RFC 4155) into messages as it streams by; each at most four megabytes. */
export async function* readMbox(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const separator = Buffer.from("\nFrom ");
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    for (let at = held.indexOf(separator); at !== -1; at = held.indexOf(separator)) {
      yield held.subarray(0, Math.min(at + 1, maxBytes));
      held = held.subarray(at + 1);
    }
    if (held.length > maxBytes * 4) held = Buffer.concat([held.subarray(0, maxBytes), held.subarray(held.length - separator.length)]);
  }
  if (held.length > 0) yield held.subarray(0, maxBytes);
}
