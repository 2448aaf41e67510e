/** Somebody who sends mail of a domain, or might: an address, a host, or a provider of our table. */
export interface SenderOrder {
  /** As the user wrote it. */
  readonly given: string;
  readonly kind: "address" | "host" | "provider";
  /** `sends`: it sends today, so its records have to be right. `candidate`: the user wants to know what would come of it. */
  readonly role: "sends" | "candidate";
}

/** What is to be found out about a domain. */
export interface DomainOrder {
  readonly senders: readonly SenderOrder[];
  /** DKIM selectors that the user knows. */
  readonly selectors: readonly string[];
  /** Resolvers to compare with this machine's, each an address with an optional port. */
  readonly resolvers: readonly string[];
  /** The public half of the user's DKIM key, SubjectPublicKeyInfo in base64. The private half stays where it is. */
  readonly publicHalf?: string;
  /** The outgoing server that mail programs of this domain use. */
  readonly submissionHost?: string;
  /** The name that the sending server says in EHLO. */
  readonly ehloName?: string;
}
