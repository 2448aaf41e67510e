import type { MessageFaultCode } from "./message-faults.ts";

/** One fault, how often it was met, and where first. */
export interface MessageFault {
  readonly code: MessageFaultCode;
  readonly times: number;
  /** The line of the file, from 1, where it was first met. */
  readonly line?: number;
  /** What stands there: a field's name, an address, a file's name; shortened. */
  readonly what?: string;
}

/** One file in a message, as far as it was looked into: names and kinds, never its content. */
export interface AttachmentFacts {
  readonly name: string;
  /** The last ending in small letters, without the dot; empty where there is none. */
  readonly ending: string;
  readonly type: string;
  /** Size in bytes after decoding. */
  readonly bytes: number;
  /** What its first bytes say that it is. */
  readonly really: "zip" | "rar" | "7z" | "gzip" | "ole" | "pdf" | "program" | "other";
  /** Endings of the files inside an archive, each once; only the table of contents is read. */
  readonly holds: readonly string[];
  readonly encrypted: "yes" | "no" | "unknown";
  readonly macros: "yes" | "no" | "unknown";
}

/** A message read byte by byte: its measures, whom it names, and what is wrong with it. */
export interface MessageForm {
  /** Was all of it read, or did a limit end the reading? */
  readonly read: "whole" | "in-part";
  readonly bytes: number;
  /** Its size on the wire: every line end two bytes (RFC 5321 section 2.3.8). */
  readonly wireBytes: number;
  readonly parts: number;
  readonly from: readonly string[];
  /** The addresses that it goes to: those that the user named, else those of To and Cc. */
  readonly to: readonly string[];
  /** What a server must offer to carry it as it is. */
  readonly needs: readonly ("8BITMIME" | "SMTPUTF8" | "BINARYMIME")[];
  /** Is it meant for many, by the user's word or by its own fields? */
  readonly bulk: "yes" | "no";
  readonly faults: readonly MessageFault[];
  readonly attachments: readonly AttachmentFacts[];
  /** Host names that its links lead to, each once. */
  readonly linkHosts: readonly string[];
}

/** What a real filter made of the message. */
export interface FilterVerdict {
  readonly filter: "rspamd" | "spamassassin";
  readonly score: number;
  /** From this score on the filter calls it spam. */
  readonly required: number;
  /** What the filter would have the server do, in its own word, such as "reject" or "no action". */
  readonly action: string;
  readonly symbols: readonly { readonly name: string; readonly score: number; readonly says: string }[];
}

/** The kinds that looking at a message brings. */
export interface MessageFacts {
  readonly "message-form": MessageForm;
  readonly "filter-verdict": FilterVerdict;
}
