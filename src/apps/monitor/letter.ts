import { randomUUID } from "node:crypto";

/** What a template may leave open, each in double braces. */
export interface LetterFields {
  readonly from: string;
  readonly to: string;
  readonly now: Date;
}

/** The date of a message (RFC 5322 section 3.3). */
export const letterDate = (now: Date): string => now.toUTCString().replace("GMT", "+0000");

/** Fills in what a template leaves open: {{from}}, {{to}}, {{date}} and {{message-id}}. A letter without them stays as it is, byte for byte. */
export function filledIn(letter: Uint8Array, fields: LetterFields): Uint8Array {
  const text = Buffer.from(letter).toString("latin1");
  if (!text.includes("{{")) return letter;
  const values: Readonly<Record<string, string>> = { from: fields.from, to: fields.to, date: letterDate(fields.now), "message-id": `<${randomUUID()}@${fields.from.slice(fields.from.lastIndexOf("@") + 1)}>` };
  return Buffer.from(text.replace(/\{\{\s*(from|to|date|message-id)\s*\}\}/g, (_all, field: string) => values[field] ?? ""), "latin1");
}
