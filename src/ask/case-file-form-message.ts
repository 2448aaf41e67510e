import * as z from "zod";
import { type MessageFaultCode, messageFaults } from "../model/message-faults.ts";

// The forms of what is known about a message, its sender's standing, and its arrival; part of the form of a case file.

const text = z.string();
const number = z.number();
const texts = z.array(text);
const yesNo = z.enum(["yes", "no"]);
const yesNoUnknown = z.enum(["yes", "no", "unknown"]);
const may = <T extends z.ZodType>(form: T) => z.exactOptional(form);
const reply = z.object({ code: number, enhanced: may(text), text, lines: texts });

const attachment = z.object({
  name: text,
  ending: text,
  type: text,
  bytes: number,
  really: z.enum(["zip", "rar", "7z", "gzip", "ole", "pdf", "program", "other"]),
  holds: texts,
  encrypted: yesNoUnknown,
  macros: yesNoUnknown,
});

const result = z.object({ method: text, result: text, properties: texts });

const found = z.object({
  mailbox: may(text),
  folder: text,
  isJunk: yesNo,
  afterS: number,
  hops: z.array(z.object({ by: text, at: text, afterS: may(number) })),
  judgedBy: text,
  results: z.array(result),
  sentFrom: may(text),
  rehearsed: may(z.array(result)),
  removed: yesNo,
});

/** The facts of the kinds that these areas bring. */
export const messageForms = {
  "message-form": z.object({
    read: z.enum(["whole", "in-part"]),
    bytes: number,
    wireBytes: number,
    parts: number,
    from: texts,
    to: texts,
    needs: z.array(z.enum(["8BITMIME", "SMTPUTF8", "BINARYMIME"])),
    bulk: yesNo,
    faults: z.array(z.object({ code: z.enum(Object.keys(messageFaults) as [MessageFaultCode, ...MessageFaultCode[]]), times: number, line: may(number), what: may(text) })),
    attachments: z.array(attachment),
    linkHosts: texts,
  }),
  "filter-verdict": z.object({
    filter: z.enum(["rspamd", "spamassassin"]),
    score: number,
    required: number,
    action: text,
    symbols: z.array(z.object({ name: text, score: number, says: text })),
  }),
  "block-list": z.object({
    list: text,
    outcome: z.enum(["listed", "not-listed", "could-not-be-asked"]),
    codes: texts,
    meanings: texts,
    weight: z.enum(["refused", "counts", "policy"]),
    removal: text,
    text: may(text),
    why: may(text),
  }),
  "domain-age": z.object({ registered: text, ends: may(text), days: number, registry: text }),
  "login-use": z.object({ login: text, day: text, messages: number, networks: number }),
  "message-arrival": z.union([
    z.object({ outcome: z.literal("arrived"), found }),
    z.object({ outcome: z.literal("bounced"), bounce: reply, folder: text, removed: yesNo }),
    z.object({ outcome: z.literal("not-seen"), mailbox: may(text), folders: texts, waitedS: number }),
  ]),
  "sent-append": z.object({ folder: text, accepted: yesNo, step: z.enum(["create", "append"]), words: text, removed: yesNo }),
} as const;
