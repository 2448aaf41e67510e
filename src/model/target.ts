import type { DomainOrder } from "./domain-order.ts";
import type { Security } from "./route.ts";

/** A host, a port and optionally the security mode, as somebody wrote them down. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** The settings of one protocol as the mail program has them; what is left out is to be discovered. */
export interface SettingsInUse {
  readonly host: string;
  readonly port?: number;
  readonly security?: Security;
}

/** How the account logs in. The secret itself never enters the target; only its kind does. */
export interface CredentialFacts {
  readonly kind: "password" | "oauth-token";
  readonly submissionUser: string;
  readonly accessUser: string;
}

/** Who cannot send, and what is known before anything is measured. */
export interface Target {
  /** The mailbox, with the domain in A-label form. */
  readonly address: string;
  /** The domain of `address` in A-label form. */
  readonly domain: string;
  /** The address that the mail program puts into MAIL FROM; the mailbox itself unless the user says otherwise. */
  readonly from: string;
  /** What the mail program says in EHLO, where the user knows it; else the connection's own address as a literal. */
  readonly ehloName?: string;
  /** The SASL mechanism that the mail program is set to, where the user knows it. */
  readonly mechanism?: string;
  readonly submission?: SettingsInUse;
  readonly imap?: SettingsInUse;
  readonly pop?: SettingsInUse;
  /** Absent where no login is possible or allowed. */
  readonly credential?: CredentialFacts;
  /** Where the test message goes in place of the mailbox itself: an address of the same person that leads back to this mailbox. */
  readonly testAddress?: string;
  /** A second mailbox of the same person, with a login of its own, in which the test message is to arrive. */
  readonly secondMailbox?: { readonly address: string; readonly user: string };
  /** Did sending ever work with these settings? */
  readonly history: "worked-before" | "never-worked" | "not-said";
  /** Unrelated hosts that serve as controls: the same ports elsewhere, and 443. */
  readonly controls: readonly Endpoint[];
  /** What the mail program said, as the user gave it. */
  readonly reported?: string;
  /** For how long, at most, a connection may be left to rest to see whether somebody drops it. */
  readonly longestRestSeconds?: number;
  /** What only a human could find out, as the user answered it: question id to answer. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Where the domain itself is examined: what is to be found out about it. */
  readonly order?: DomainOrder;
}
