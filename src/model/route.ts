/** How a connection is protected: TLS from the first byte (RFC 8314 "implicit TLS"), an upgrade by STARTTLS, or not at all. */
export type Security = "tls" | "starttls" | "none";

/** What is spoken on a route. Submission is SMTP as RFC 6409 and RFC 8314 mean it; IMAP and POP are the access protocols. */
export type Protocol = "smtp" | "imap" | "pop";

/**
 * Where a route comes from, and so how far it may be trusted with a password.
 * `in-use`: the user or the mail program's settings name it. `provider-data`: our own reviewed table.
 * `autoconfig`, `autodiscover`: the mail domain's own web server says so; where its certificate proves it, the route may have a login.
 * `ispdb`, `srv`, `mx`, `guess`: somebody else's word, or one that can be forged on the way: outside the mail domain good for looking, not for a login.
 * `sibling`: another standard port of a host already listed. `contrast`: the same port spoken to in another security mode.
 */
export type RouteSource =
  | "in-use"
  | "provider-data"
  | "autoconfig"
  | "ispdb"
  | "autodiscover"
  | "srv"
  | "mx"
  | "guess"
  | "sibling"
  | "contrast";

/** One way to hand a message over, or to read one: a host, a port, and how the connection is protected. */
export interface Route {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly source: RouteSource;
  /** May a password be sent there without a further word from the user? Decided where the route is made, by its source. */
  readonly trust: "login" | "look-only";
  /** One phrase on the provenance: the record, the table entry, the page. */
  readonly because?: string;
  /** The known server of some provider that this host is one slip of the finger away from. */
  readonly resembles?: string;
}

/** The standard ports of submission and transport, in the order of RFC 8314 section 3.3; 2525 is a custom of relays. */
export const submissionPorts: readonly { readonly port: number; readonly security: Security }[] = [
  { port: 465, security: "tls" },
  { port: 587, security: "starttls" },
  { port: 25, security: "starttls" },
  { port: 2525, security: "starttls" },
];

/** The submission route that the diagnosis is about: the one in use, else the best that discovery found. */
export function submissionInQuestion(routes: readonly Route[]): Route | undefined {
  const submission = routes.filter((route) => route.protocol === "smtp");
  return submission.find((route) => route.source === "in-use") ?? submission[0];
}

/** The access route (IMAP or POP) that serves as the control experiment. */
export function accessInQuestion(routes: readonly Route[]): Route | undefined {
  const access = routes.filter((route) => route.protocol !== "smtp");
  return access.find((route) => route.source === "in-use") ?? access[0];
}
