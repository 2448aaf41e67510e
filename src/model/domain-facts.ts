/** The seven results of SPF (RFC 7208 section 2.6). */
export type SpfResult = "none" | "neutral" | "pass" | "fail" | "softfail" | "temperror" | "permerror";

/** One record of an SPF evaluation with those that it includes, and what it cost, theirs counted in (RFC 7208 section 4.6.4). */
export interface SpfNode {
  readonly domain: string;
  /** The term that led here; absent at the root. */
  readonly by?: string;
  readonly record?: string;
  readonly result: SpfResult;
  readonly lookups: number;
  readonly voidLookups: number;
  readonly includes: readonly SpfNode[];
}

/** What SPF says of one sending address. */
export interface SpfFacts {
  /** The sender as the user wrote it, where the address stands for one. */
  readonly given?: string;
  readonly address: string;
  readonly helo: string;
  readonly sender: string;
  readonly domain: string;
  readonly result: SpfResult;
  readonly why?: string;
  readonly matched?: { readonly term: string; readonly domain: string };
  readonly explanation?: string;
  readonly lookups: number;
  readonly voidLookups: number;
  readonly tree: SpfNode;
}

/** How a question to the DNS ended. `none`: no such record. `no-name`: no such name. `failed`: nobody could tell. */
export type Asked = "found" | "none" | "no-name" | "failed";

/** One TXT record or the like, with what it says and how long it may be remembered. */
export interface PublishedFacts {
  readonly name: string;
  readonly state: Asked;
  readonly values: readonly string[];
  readonly ttl?: number;
  readonly why?: string;
}

/** A DKIM key as it is published (RFC 6376 section 3.6.1). */
export interface DkimKeyFacts {
  readonly selector: string;
  readonly domain: string;
  readonly state: Asked;
  readonly values: readonly string[];
  /** Who was said to use this selector: the user, or a provider of our table. */
  readonly from: string;
  /** `usable`, or why no signature can be verified with it. */
  readonly verdict: "usable" | "weak" | "revoked" | "truncated" | "several" | "malformed" | "too-short" | "unknown-type" | "missing" | "could-not-ask";
  readonly why?: string;
  readonly key?: { readonly type: "rsa" | "ed25519"; readonly bits: number };
  /** t=y: receivers are told to treat signed mail like unsigned mail. */
  readonly testing: "yes" | "no";
  /** Is it the public half of the private key that the user gave? */
  readonly belongs?: "yes" | "no";
}

/** What a domain asks of receivers (RFC 9989 section 4.7). */
export type DmarcPolicy = "none" | "quarantine" | "reject";

/** One address for reports, and whether its domain agrees to get them (RFC 9990). */
export interface ReportAddress {
  readonly uri: string;
  readonly domain: string;
  readonly agreed: "own" | "yes" | "no" | "unknown";
}

/** The DMARC policy of a domain, with the walk that found it (RFC 9989 section 4.10). */
export interface DmarcFacts {
  readonly domain: string;
  readonly state: "found" | "none" | "failed";
  readonly why?: string;
  readonly walk: readonly { readonly name: string; readonly state: Asked; readonly records: readonly string[] }[];
  readonly record?: string;
  readonly recordDomain?: string;
  readonly organisation: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What is asked for this very domain, after sp, np and t. */
  readonly policy?: DmarcPolicy;
  readonly alignment: { readonly spf: "relaxed" | "strict"; readonly dkim: "relaxed" | "strict" };
  readonly reports: readonly ReportAddress[];
  /** Tags that RFC 9989 removed and that stand in the record. */
  readonly removed: readonly string[];
  readonly faults: readonly string[];
}

/** The names that an address bears, and whether they lead back to it. */
export interface ReverseFacts {
  readonly address: string;
  readonly state: Asked;
  readonly names: readonly { readonly name: string; readonly addresses: readonly string[]; readonly confirms: "yes" | "no" | "unknown" }[];
  readonly why?: string;
}

/** One mail exchanger of a domain (RFC 5321 section 5.1). */
export interface ExchangerFacts {
  readonly preference: number;
  readonly host: string;
  readonly addresses: readonly string[];
  readonly state: Asked | "address-as-name" | "alias";
}

/** The mail exchangers of a domain. `null-mx`: it says itself that it takes no mail (RFC 7505). */
export interface MailExchangersFacts {
  readonly domain: string;
  readonly state: Asked | "null-mx";
  readonly exchangers: readonly ExchangerFacts[];
  readonly ttl?: number;
  readonly why?: string;
}

/** MTA-STS (RFC 8461): the record, and the policy that is fetched by https. */
export interface MtaStsFacts {
  readonly record: PublishedFacts;
  readonly policy?: { readonly state: "fetched" | "unreachable" | "malformed"; readonly mode?: string; readonly mx: readonly string[]; readonly maxAge?: number; readonly why?: string };
}

/** The TLSA records of one mail exchanger (RFC 7672), and whether DNSSEC vouches for them. */
export interface DaneFacts {
  readonly host: string;
  readonly name: string;
  readonly state: Asked;
  readonly values: readonly string[];
  /** `unknown`: the records are signed, and this resolver does not check signatures. */
  readonly authenticated: "yes" | "no" | "unknown";
  readonly why?: string;
}

/** One TLSA record beside the certificates that the server shows (RFC 7672 section 3). */
export interface TlsaMatch {
  readonly record: string;
  /** `unusable`: senders of mail pass over it as if it were not there. */
  readonly outcome: "fits" | "differs" | "unusable";
  readonly why?: string;
}

/** How a mail exchanger encrypts on port 25, and how its certificate fits what the domain announces about it. */
export interface ExchangerTlsFacts {
  readonly host: string;
  readonly address: string;
  readonly starttls: "works" | "absent" | "refused";
  /** The server's own words where it does not begin to encrypt. */
  readonly words?: string;
  readonly certificate?: {
    readonly names: readonly string[];
    readonly validFrom: string;
    readonly validTo: string;
    readonly inValidity: "yes" | "not-yet" | "expired";
    readonly nameMatches: "yes" | "no";
    readonly trusted: "yes" | "no";
    readonly why?: string;
  };
  readonly tlsa: readonly TlsaMatch[];
  /** The record that fits the key of the certificate: 3 1 1 and its SHA-256 (RFC 7671 section 5.1). */
  readonly fitting?: string;
}

/** What one DNS server, asked on its own, says of the records that mail needs. */
export interface ServerViewFacts {
  readonly server: string;
  /** `authoritative`: one of the zone's own servers. `resolver`: this machine's or another that the user named. */
  readonly role: "authoritative" | "resolver";
  readonly name?: string;
  readonly zone?: string;
  readonly serial?: number;
  /** Does it know the zone as its own? No: the delegation is lame. */
  readonly knowsZone?: "yes" | "no";
  readonly answers: readonly { readonly question: string; readonly state: Asked; readonly values: readonly string[]; readonly ttl?: number }[];
}

/** The name servers of the zone that a domain lies in, as its parent and the zone itself list them. */
export interface ZoneServersFacts {
  readonly domain: string;
  readonly zone: string;
  readonly state: Asked;
  readonly servers: readonly { readonly name: string; readonly addresses: readonly string[]; readonly state: Asked }[];
}

/** Whose name a record leads to, where our table of operators knows. */
export interface PointerFacts {
  readonly domain: string;
  readonly pointers: readonly { readonly record: string; readonly target: string; readonly operator: string; readonly state: Asked }[];
}

/** What this machine's own resolver library says of a name that mail needs, beside the DNS. */
export interface LocalNameFacts {
  readonly host: string;
  readonly library: readonly string[];
  readonly dns: readonly string[];
}

/** The kinds that the examination of a domain brings. */
export interface DomainFacts {
  /** SPF for one address that sends, as a receiver would evaluate it. */
  readonly "spf-evaluation": SpfFacts;
  /** SPF for an address that fits nothing, the limits counted and not enforced: the cost of the whole record. */
  readonly "spf-survey": SpfFacts;
  readonly "dkim-key": DkimKeyFacts;
  readonly "dmarc-policy": DmarcFacts;
  readonly "reverse-name": ReverseFacts;
  readonly "mail-exchangers": MailExchangersFacts;
  readonly "mta-sts": MtaStsFacts;
  /** TLS-RPT (RFC 8460), BIMI and CAA: shown, not judged. */
  readonly "published-record": PublishedFacts;
  readonly "dane-record": DaneFacts;
  readonly "exchanger-tls": ExchangerTlsFacts;
  readonly "zone-servers": ZoneServersFacts;
  readonly "server-view": ServerViewFacts;
  readonly "record-pointers": PointerFacts;
  readonly "local-name": LocalNameFacts;
}
