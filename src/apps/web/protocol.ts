import type { CaseFile } from "../../model/case-file.ts";
import type { CauseGroup, CauseId } from "../../model/catalogue.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Gap, Kind, Observation } from "../../model/observation.ts";
import type { Route, Security } from "../../model/route.ts";
import type { CredentialFacts, Target } from "../../model/target.ts";
import type { DifferenceKind } from "../../reason/differences.ts";
import type { Summary } from "../../report/summary.ts";

// What the page and its server say to each other.

/** A server as the form has it. */
export interface ServerForm {
  readonly host: string;
  readonly port: string;
  readonly security: Security | "";
}

/** What the form sends to begin a run. */
export interface RunRequest {
  readonly address: string;
  readonly outgoing?: ServerForm;
  readonly incoming?: ServerForm & { readonly protocol: "imap" | "pop" };
  readonly user?: string;
  /** Sent once; the server keeps it in memory as a secret until it ends. */
  readonly password?: string;
  /** What `password` is; a password where nothing is said. */
  readonly secretKind?: CredentialFacts["kind"];
  /** What the mail program puts into MAIL FROM and EHLO, and how it logs in, where the person knows it. */
  readonly from?: string;
  readonly ehlo?: string;
  readonly mechanism?: string;
  /** Use the password that an earlier run was given. */
  readonly passwordOf?: string;
  readonly history?: Target["history"];
  readonly reported?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly allow?: readonly ("spends-another-login" | "sends-mail")[];
  /** A second machine that looks as well: the address and the token that it printed. The token is held in memory for this run alone. */
  readonly vantage?: { readonly url: string; readonly token: string };
  /** The letter that is cut off on its way, in base64: to be tried in parts, to the mailbox itself. */
  readonly letter?: string;
  /** The run that this one checks again: only what proves its cure is measured. */
  readonly again?: string;
}

/** What the page needs to know before anybody typed anything. */
export interface Welcome {
  readonly version: string;
  /** A demo without network: what its person's settings are, and that the password is known. */
  readonly demo?: { readonly title: string; readonly form: RunRequest };
  /** The newest run, so that a page that is loaded again finds back. */
  readonly run?: string;
  /** Is there a store of a watch to be shown? */
  readonly watch: "yes" | "no";
}

/** One day of a strip, from its midnight: how many runs ended how. */
export interface WatchedDay {
  readonly at: string;
  readonly well: number;
  readonly ill: number;
  readonly open: number;
  readonly offline: number;
}

/** One account or domain that is watched. */
export interface WatchedRow {
  readonly account: string;
  readonly state: "new" | "well" | "ill";
  /** What is wrong: a cause of the catalogue, a record of a domain, or a token that is no longer renewed; and its English title. */
  readonly cause?: string;
  readonly title?: string;
  readonly since?: string;
  readonly last?: string;
  readonly flapping: "yes" | "no";
  readonly vantage: "online" | "offline";
  readonly days: readonly WatchedDay[];
}

/** The accounts that fit what was searched for, as many as are shown at once. */
export interface WatchedList {
  readonly of: number;
  readonly fitting: number;
  readonly ill: number;
  readonly rows: readonly WatchedRow[];
}

/** One account with its timeline of changes, the oldest first, and its last case file. */
export interface WatchedAccount {
  readonly row: WatchedRow;
  readonly changes: readonly { readonly at: string; readonly difference: { readonly what: DifferenceKind; readonly about: string; readonly before?: string; readonly after?: string }; readonly nearest: "yes" | "no" }[];
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  /** Of a domain: its records at fault. */
  readonly records: readonly { readonly what: string; readonly at: string; readonly found: string; readonly expected?: string }[];
}

/** What discovery knows of an address. */
export interface Discovered {
  readonly address: string;
  readonly domain: string;
  readonly routes: readonly Route[];
}

/** One event of a run; every event has a number, so that a page that lost the line gets the rest and nothing twice. */
export type RunEvent =
  | { readonly event: "target"; readonly target: Target; readonly scope: "everything" | "the fix"; readonly proofs: readonly Kind[] }
  | { readonly event: "routes"; readonly routes: readonly Route[] }
  | { readonly event: "started"; readonly probe: string }
  | { readonly event: "observed"; readonly observation: Observation }
  | { readonly event: "gap"; readonly gap: Gap }
  | { readonly event: "verdict"; readonly diagnosis: Diagnosis; readonly caseFile: CaseFile; readonly question?: string }
  | { readonly event: "fault"; readonly words: string };

/** What was made of pasted words or a dropped file. */
export type Explained =
  | { readonly is: "judged"; readonly diagnosis: Diagnosis; readonly caseFile: CaseFile; readonly removed: number }
  | { readonly is: "summary"; readonly summary: Summary; readonly removed: number };

/** A cause in the list, and its page. */
export interface CauseEntry {
  readonly id: CauseId;
  readonly title: string;
  readonly group: CauseGroup;
}
export interface CausePage extends CauseEntry {
  readonly markdown: string;
}

/** The fields that can be complained of. */
export type FieldName = "address" | "from" | "ehlo" | "mechanism" | "user" | "password" | "reported" | "vantage-url" | "vantage-token" | "letter" | "outgoing-host" | "outgoing-port" | "outgoing-security" | "incoming-host" | "incoming-port" | "incoming-security";

/** Why a request was not done. `field` names the field of the form that is wrong. */
export interface Refusal {
  readonly code: "bad-input" | "too-large" | "too-many" | "not-found" | "not-allowed" | "busy" | "fault";
  readonly words: string;
  readonly field?: FieldName;
}
