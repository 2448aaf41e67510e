/** What one block list answered about an address or a domain. The name of the subject is what was asked about, its resolver the one that was asked, its type the list's id. */
export interface BlockListFacts {
  /** The list's id, as reviewed in measure/block-lists.ts. */
  readonly list: string;
  /** `could-not-be-asked`: the list refused this resolver, failed its own test (RFC 5782 section 5), or is not reachable this way. */
  readonly outcome: "listed" | "not-listed" | "could-not-be-asked";
  /** The addresses that came as return codes. */
  readonly codes: readonly string[];
  /** What the codes mean, in words, where they are known. */
  readonly meanings: readonly string[];
  /** How far a listing counts: `refused`: many receivers refuse by it. `counts`: filters add points. `policy`: it only says that the line is a home line. */
  readonly weight: "refused" | "counts" | "policy";
  /** The page where one asks to be taken off. */
  readonly removal: string;
  /** What the list's own text record says. */
  readonly text?: string;
  /** Why it could not be asked. */
  readonly why?: string;
}

/** When a domain was registered and until when it is paid for, by its registry (RDAP, RFC 9083). */
export interface DomainAgeFacts {
  readonly registered: string;
  readonly ends?: string;
  readonly days: number;
  readonly registry: string;
}

/** How one login was used on its busiest day, by a server's log. */
export interface LoginUseFacts {
  readonly login: string;
  /** The day as the log writes it. */
  readonly day: string;
  readonly messages: number;
  /** From how many networks (the first two numbers of an IPv4 address, the first three groups of an IPv6 one). */
  readonly networks: number;
}

/** The kinds about how a sender is thought of. */
export interface ReputationFacts {
  readonly "block-list": BlockListFacts;
  readonly "domain-age": DomainAgeFacts;
  readonly "login-use": LoginUseFacts;
}
