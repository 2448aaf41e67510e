/** One reply of a server: an SMTP reply (RFC 5321 section 4.2), or the tagged or untagged answer of IMAP or POP3. */
export interface Reply {
  /** The three digits of SMTP; 0 for IMAP and POP3, which have none. */
  readonly code: number;
  /** The enhanced status code of RFC 3463 ("5.7.8"), where the server sent one. */
  readonly enhanced?: string;
  /** The words: all lines joined by a blank, without codes, control characters made visible. */
  readonly text: string;
  /** The lines as they came, codes and all, control characters made visible. */
  readonly lines: readonly string[];
}

/** What a server lists after EHLO (RFC 5321 section 4.1.1.1), or CAPABILITY in IMAP, CAPA in POP3. */
export interface Offer {
  /** The name by which the server calls itself, empty where it gave none. */
  readonly serverName: string;
  /** Every keyword in capital letters with its parameters, in the order of the server. */
  readonly keywords: readonly { readonly word: string; readonly rest: string }[];
  /** May the connection be upgraded by STARTTLS (SMTP, IMAP) or STLS (POP3)? */
  readonly starttls: "offered" | "absent";
  /** SASL mechanism names in capital letters. */
  readonly auth: readonly string[];
  /** The largest message in bytes that the server takes (RFC 1870), where it says one other than 0. */
  readonly sizeLimit?: number;
}
