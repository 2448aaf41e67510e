/** What the DNS said to one question. `none`: the name has no such record. `no-name`: the name does not exist. `failed`: nobody could tell, which is not the same. */
export type Found =
  | { readonly state: "found"; readonly values: readonly string[]; readonly ttl: number; readonly authenticated: "yes" | "no" | "unknown"; readonly aliases: readonly string[] }
  | { readonly state: "none" | "no-name" }
  | { readonly state: "failed"; readonly why: string };

/** The kinds of record that a domain is judged by. */
export type RecordType = "A" | "AAAA" | "MX" | "TXT" | "PTR" | "NS" | "SOA" | "CAA" | "TLSA" | "CNAME";

/** Asks the DNS. Never throws: a failure is an answer of its own. */
export type Resolve = (name: string, type: RecordType) => Promise<Found>;

/** RFC 1035 section 2.3.4: a name has labels of 1 to 63 octets, and 253 characters at most. */
export function isDnsName(name: string): boolean {
  const bare = name.endsWith(".") ? name.slice(0, -1) : name;
  return bare !== "" && bare.length <= 253 && bare.split(".").every((label) => label !== "" && label.length <= 63);
}

/** The name without its last dot, in small letters: the same name, the same string. */
export function plainName(name: string): string {
  return name.replace(/\.$/, "").toLowerCase();
}
