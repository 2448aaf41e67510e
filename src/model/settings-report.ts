import type { Protocol, Security } from "./route.ts";
import type { Authentication, DiscoveredSettings, Place, SettingsSource } from "./settings-facts.ts";

/** What the wire says of a host, port and security mode: a login is offered behind a good certificate, something is wrong there, or nobody looked. */
export interface Wire {
  readonly state: "agrees" | "disagrees" | "not-looked-at";
  readonly words: string;
  readonly observations: readonly string[];
}

/** One server that the settings should name, with everybody who says so. */
export interface RightServer {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user?: string;
  readonly authentication: readonly Authentication[];
  readonly sources: readonly { readonly source: SettingsSource; readonly place: string; readonly authenticated: "yes" | "no" }[];
  readonly wire: Wire;
}

/** Where sources name different servers for the same thing, what each says. */
export interface Conflict {
  readonly protocol: Protocol;
  readonly sides: readonly { readonly source: SettingsSource; readonly place: string; readonly servers: readonly string[] }[];
}

/** How a field in use compares: as expected; as good as expected; what keeps mail from going out; something that only its owner can judge; not measured far enough. */
export type FieldVerdict = "right" | "acceptable" | "wrong" | "doubtful" | "unknown";

/** Why a host is not the expected one, where that can be told from its name and from what else is known. */
export type HostStory = "slip" | "incoming-host" | "other-endpoint" | "other-accounts-server" | "former-operator" | "other-operator" | "own-domain";

/** One field of one account, beside what it should be. */
export interface FieldDifference {
  readonly direction: "sending" | "receiving";
  readonly field: "host" | "port" | "security" | "user" | "mechanism" | "login" | "certificate-checks";
  readonly inUse: string;
  readonly at?: Place;
  readonly expected?: string;
  readonly verdict: FieldVerdict;
  /** One clause. */
  readonly why: string;
  /** Who says what is expected. */
  readonly source?: string;
  readonly wire?: Wire;
  readonly story?: HostStory;
}

/** One account of one program, or what the user said of it, field by field. */
export interface AccountDifference {
  readonly program: string;
  readonly account: string;
  readonly fields: readonly FieldDifference[];
  readonly notes: readonly string[];
}

/** What is said of a mailbox's settings: the right ones, who says so and who contradicts, those in use, and the difference. */
export interface SettingsReport {
  /** `right`: what is in use is right, or nothing is in use and the right settings answer. `wrong`: something keeps mail from going out. */
  readonly verdict: "right" | "wrong" | "undecided";
  readonly address: string;
  readonly right: readonly RightServer[];
  readonly conflicts: readonly Conflict[];
  /** Every source that was asked: what it said, or why it said nothing. */
  readonly asked: readonly { readonly source: SettingsSource; readonly place: string; readonly said: string }[];
  readonly accounts: readonly AccountDifference[];
  readonly pages: DiscoveredSettings["pages"];
  readonly notes: readonly string[];
  /** Services that the mail domain says it does not offer. */
  readonly notOffered: readonly string[];
}
