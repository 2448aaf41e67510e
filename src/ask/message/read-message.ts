import { isAscii, isUtf8 } from "node:buffer";
import type { AttachmentFacts, MessageForm } from "../../model/message-facts.ts";
import { lookAt } from "./attachment.ts";
import { Faults } from "./faults.ts";
import { decodeWords, hasBrokenWord, type Header, readHeader, readParameters, valuesOf } from "./header-fields.ts";
import { scanLines } from "./line-ends.ts";
import { mixesAlphabets, readLinks, wordsOf } from "./links.ts";
import { domainOf, readMailboxes } from "./mailboxes.ts";
import { type Leaf, PartReader } from "./parts.ts";
import { contentOf } from "./transfer.ts";

/** What the user says of the message besides its bytes. */
export interface MessageContext {
  /** The addresses that it is to go to, where not those of its own fields. */
  readonly to: readonly string[];
  /** `yes`: the user says that it goes to many. */
  readonly bulk: "yes" | "by-its-fields";
  readonly now: Date;
}

/** RFC 5322 section 3.6: these stand once at most. */
const once = ["date", "from", "sender", "reply-to", "to", "cc", "bcc", "message-id", "in-reply-to", "references", "subject"];
const addressFields = ["sender", "reply-to", "to", "cc"];
/** Dates further off than this make filters wonder. */
const farDays = 7;
const dayMs = 24 * 60 * 60 * 1000;
/** So much of one text is searched for links and words. */
const mostText = 1024 * 1024;
const mostFiles = 200;
const mostHosts = 200;

/** Reads a message byte by byte (RFC 5322, RFC 2045) and says what is wrong with it. It always ends in an answer, whatever the message does. */
export function readMessage(message: Buffer, context: MessageContext): MessageForm {
  const faults = new Faults(message);
  const { wireBytes } = scanLines(message, faults);
  const header = readHeader(message, 0, message.length, faults);
  const parts = new PartReader(message, faults);
  parts.walk(header, message.length);
  const from = readSender(header, faults);
  const recipients = ["to", "cc"].flatMap((name) => valuesOf(header, name).flatMap((field) => readMailboxes(field.value).map((one) => one.address)));
  const to = context.to.length > 0 ? context.to : recipients;
  readFields(header, faults, context.now);
  const bulk = context.bulk === "yes" || isBulk(header) ? "yes" : "no";
  if (bulk === "yes") readUnsubscribe(header, faults);
  const { attachments, linkHosts } = readLeaves(message, parts.leaves, faults);
  return {
    read: parts.read,
    bytes: message.length,
    wireBytes,
    parts: parts.parts,
    from,
    to: [...new Set(to)].slice(0, 100),
    needs: needsOf(message, header, [...from, ...to]),
    bulk,
    faults: faults.list(),
    attachments,
    linkHosts,
  };
}

function readSender(header: Header, faults: Faults): readonly string[] {
  const fields = valuesOf(header, "from");
  const [field] = fields;
  if (field === undefined) {
    faults.add("from-missing");
    return [];
  }
  const mailboxes = fields.flatMap((one) => readMailboxes(one.value));
  const [first] = mailboxes;
  if (first === undefined || mailboxes.some((one) => one.form === "broken")) faults.add("from-broken", field.at, field.value);
  else if (readMailboxes(field.value).length > 1) faults.add("from-many", field.at, field.value);
  if (first !== undefined) {
    const named = /[^\s"'<>()]+@[^\s"'<>(),]+/.exec(first.name)?.[0]?.toLowerCase();
    if (named !== undefined && named !== first.address.toLowerCase()) faults.add("name-is-another-address", field.at, `${named} beside ${first.address}`);
    if (mixesAlphabets(domainOf(first.address))) faults.add("lookalike-sender", field.at, first.address);
    const reply = valuesOf(header, "reply-to").flatMap((one) => readMailboxes(one.value))[0];
    if (reply !== undefined && reply.form === "good" && domainOf(reply.address) !== domainOf(first.address)) faults.add("reply-goes-elsewhere", field.at, reply.address);
  }
  return mailboxes.filter((one) => one.form === "good").map((one) => one.address).slice(0, 20);
}

function readFields(header: Header, faults: Faults, now: Date): void {
  for (const name of once) {
    const fields = valuesOf(header, name);
    if (fields.length > 1) faults.add("field-doubled", fields[1]?.at, name);
  }
  for (const name of addressFields) {
    for (const field of valuesOf(header, name)) {
      const broken = readMailboxes(field.value).find((one) => one.form === "broken");
      if (broken !== undefined) faults.add("address-broken", field.at, `${name}: ${broken.address}`);
    }
  }
  const date = valuesOf(header, "date")[0];
  const time = date === undefined ? Number.NaN : Date.parse(date.value.replace(/\([^()]*\)/g, " ").trim());
  if (date === undefined) faults.add("date-missing");
  else if (Number.isNaN(time)) faults.add("date-broken", date.at, date.value);
  else if (Math.abs(time - now.getTime()) > farDays * dayMs) faults.add("date-far", date.at, date.value);
  const id = valuesOf(header, "message-id")[0];
  if (id === undefined) faults.add("message-id-missing");
  else if (!/^<[^<>\s@]+@[^<>\s@]+>$/.test(id.value)) faults.add("message-id-broken", id.at, id.value);
  const subject = valuesOf(header, "subject")[0];
  if (subject === undefined || decodeWords(subject.value).trim() === "") faults.add("subject-empty", subject?.at);
  for (const field of header.fields) if (["subject", "from", "to", "cc", "reply-to"].includes(field.name) && hasBrokenWord(field.value)) faults.add("encoded-word-broken", field.at, field.name);
  const bcc = valuesOf(header, "bcc")[0];
  if (bcc !== undefined && bcc.value !== "") faults.add("bcc-shows", bcc.at);
  const mime = header.fields.find((field) => field.name.startsWith("content-"));
  if (mime !== undefined && valuesOf(header, "mime-version").length === 0) faults.add("mime-version-missing", mime.at);
}

/** Fields that only mail to many bears (RFC 2919, RFC 3834 section 5). */
function isBulk(header: Header): boolean {
  return header.fields.some((field) => field.name === "list-id" || field.name === "feedback-id" || field.name === "list-unsubscribe" || (field.name === "precedence" && /^(?:bulk|list)$/i.test(field.value)));
}

function readUnsubscribe(header: Header, faults: Faults): void {
  const field = valuesOf(header, "list-unsubscribe")[0];
  if (field === undefined) return faults.add("unsubscribe-missing");
  const post = valuesOf(header, "list-unsubscribe-post")[0]?.value ?? "";
  if (!/<https:\/\//i.test(field.value) || !/^list-unsubscribe=one-click$/i.test(post)) faults.add("unsubscribe-not-one-click", field.at);
}

/** RFC 6152, RFC 6531, RFC 3030: what the next server must offer for the message to pass unchanged. */
function needsOf(message: Buffer, header: Header, addresses: readonly string[]): MessageForm["needs"] {
  const needs: MessageForm["needs"][number][] = [];
  const beyond = (address: string) => !isAscii(Buffer.from(address.slice(0, Math.max(0, address.lastIndexOf("@")))));
  const headerIsWide = !isAscii(message.subarray(0, header.bodyAt)) && isUtf8(message.subarray(0, header.bodyAt));
  if (headerIsWide || addresses.some(beyond)) needs.push("SMTPUTF8");
  const body = message.subarray(header.bodyAt);
  if (body.includes(0)) needs.push("BINARYMIME");
  if (!isAscii(body)) needs.push("8BITMIME");
  return needs;
}

function readLeaves(message: Buffer, leaves: readonly Leaf[], faults: Faults): { readonly attachments: readonly AttachmentFacts[]; readonly linkHosts: readonly string[] } {
  const attachments: AttachmentFacts[] = [];
  const linkHosts = new Set<string>();
  let words = 0;
  let plain = 0;
  let html = 0;
  for (const leaf of leaves) {
    const disposition = readParameters(valuesOf(leaf.header, "content-disposition")[0]?.value ?? "");
    const name = disposition.parameters.get("filename") ?? leaf.parameters.get("name");
    const isText = (leaf.type === "text/plain" || leaf.type === "text/html") && disposition.word !== "attachment" && name === undefined;
    const content = contentOf(message, leaf, faults);
    if (!isText) {
      const inline = leaf.type.startsWith("text/") || leaf.type.startsWith("message/") || leaf.type === "application/pgp-signature" || leaf.type === "application/pgp-encrypted";
      if (attachments.length < mostFiles && (name !== undefined || !inline)) attachments.push(lookAt(leaf, name ?? `(${leaf.type})`, content, faults));
      if (leaf.type.startsWith("application/pkcs7") || leaf.type === "application/pgp-encrypted") words += 1;
      continue;
    }
    const text = readText(leaf, content, faults);
    if (leaf.type === "text/html") {
      html += 1;
      if (/<(?:script|form|object|embed|applet|iframe)\b/i.test(text)) faults.add("html-runs-code", leaf.from);
      words += wordsOf(text).length;
    } else {
      if (text.trim() !== "") plain += 1;
      words += text.trim().length;
    }
    for (const host of readLinks(text, leaf.type === "text/html" ? "html" : "plain", leaf.from, faults)) if (linkHosts.size < mostHosts) linkHosts.add(host);
  }
  if (words === 0) faults.add("text-missing");
  if (html > 0 && plain === 0) faults.add("html-only");
  return { attachments, linkHosts: [...linkHosts] };
}

function readText(leaf: Leaf, content: Buffer, faults: Faults): string {
  const text = content.subarray(0, mostText);
  const charset = leaf.parameters.get("charset")?.toLowerCase();
  if (!isAscii(content)) {
    if (charset === undefined || charset === "us-ascii") faults.add("charset-missing", leaf.from);
    else if (charset === "utf-8" && !isUtf8(content)) faults.add("charset-wrong", leaf.from);
  }
  try {
    return new TextDecoder(charset ?? "utf-8").decode(text);
  } catch {
    return text.toString("latin1");
  }
}
