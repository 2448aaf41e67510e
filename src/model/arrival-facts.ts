import type { LoginFacts } from "./observation.ts";
import type { Reply } from "./reply.ts";

/** One hop of a message, by the Received field that it left (RFC 5321 section 4.4). */
export interface Hop {
  readonly by: string;
  readonly at: string;
  /** Seconds since the hop before; absent for the first. */
  readonly afterS?: number;
}

/** What the receiver found about the sender's proofs (Authentication-Results, RFC 8601). */
export interface ArrivalResult {
  readonly method: string;
  readonly result: string;
  /** The properties that were judged, such as "smtp.mailfrom=example.com". */
  readonly properties: readonly string[];
}

/** The test message as it was found again. */
export interface FoundMessage {
  /** The address whose mailbox it was found in, where that is not the account's own. */
  readonly mailbox?: string;
  readonly folder: string;
  readonly isJunk: "yes" | "no";
  /** Seconds from handing it over until it was seen. */
  readonly afterS: number;
  readonly hops: readonly Hop[];
  /** The name of the server that wrote the results, and what it wrote; empty where the receiver writes none. */
  readonly judgedBy: string;
  readonly results: readonly ArrivalResult[];
  /** The address that handed the message to the receiver, by the receiver's own word. */
  readonly sentFrom?: string;
  /** What our own evaluation of SPF, DKIM and DMARC says of it: the rehearsal that the receiver's word is compared with. */
  readonly rehearsed?: readonly ArrivalResult[];
  readonly removed: "yes" | "no";
}

/** How the second mailbox was opened that the user named for the test message. */
export interface SecondMailboxFacts {
  readonly address: string;
  readonly login: LoginFacts;
}

/** What became of a test message. */
export interface ArrivalFacts {
  readonly "message-arrival":
    | { readonly outcome: "arrived"; readonly found: FoundMessage }
    | { readonly outcome: "bounced"; readonly bounce: Reply; readonly folder: string; readonly removed: "yes" | "no" }
    | { readonly outcome: "not-seen"; readonly mailbox?: string; readonly folders: readonly string[]; readonly waitedS: number };
  readonly "second-mailbox": SecondMailboxFacts;
  /** A copy of the test message put into a folder of its own, as mail programs put theirs into Sent. */
  readonly "sent-append": { readonly folder: string; readonly accepted: "yes" | "no"; readonly step: "create" | "append"; readonly words: string; readonly removed: "yes" | "no" };
}
