import type { CaseFile } from "../src/model/case-file.ts";
import type { CauseFamily, CauseId } from "../src/model/catalogue.ts";
import type { SamePlace, Side } from "../src/model/comparison.ts";
import type { Certainty } from "../src/model/diagnosis.ts";
import type { Lab } from "./lab.ts";
import type { Outcome } from "./shell.ts";

/** What the user has in the mail program and tells the product; what is left out is right for the healthy world. */
export interface UserSettings {
  readonly address?: string;
  readonly smtp?: string;
  readonly security?: "tls" | "starttls" | "none";
  readonly smtpUser?: string;
  /** The text of msmtp's own settings file, which the user names in place of the outgoing settings. */
  readonly clientText?: string;
  readonly imap?: string | null;
  readonly imapSecurity?: "tls" | "starttls" | "none";
  readonly from?: string;
  readonly ehlo?: string;
  /** A program's own settings file on the client machine; the server then comes from it unless it is said here too. */
  readonly client?: string;
  /** null: the user gives no password. */
  readonly password?: string | null;
  readonly oauthToken?: string;
  /** The user allows a message to the own address. */
  readonly send?: "yes";
  /** Another address of the user's, to which the message goes instead. */
  readonly sendTo?: string;
  /** The message goes to the person's second mailbox, and is looked for there with its own password. */
  readonly arriveAt?: "its password" | "a wrong password";
  /** The user allows a copy in a folder of its own. */
  readonly tryAppend?: "yes";
  /** The user has the letter that is not let through sent to the own mailbox, whole and in parts: its text. */
  readonly bisect?: string;
  /** The user asks about a message and not about the mailbox: its text, and the flags besides. */
  readonly message?: { readonly text: string; readonly flags: readonly string[] };
  readonly error?: string;
  readonly since?: string;
  readonly dns?: string;
  /** The file of roots to trust; null: none is named. */
  readonly ca?: string | null;
  readonly controls?: readonly string[];
  readonly timeoutSeconds?: number;
  /** The user lets a connection rest for up to so many seconds. */
  readonly patientSeconds?: number;
  /** The user examines the domain instead of the mailbox: the words after `cantsend domain`. */
  readonly domain?: readonly string[];
  /** The user has a second machine look as well: the files with its address and its token. */
  readonly vantage?: { readonly urlFile: string; readonly tokenFile: string };
  /** The user runs it a second time, from elsewhere or once something has changed, and compares the two case files. */
  readonly again?: { readonly from?: string; readonly hoursLater?: number; readonly first?: () => Promise<void> };
  /** Run as another user of the client machine. */
  readonly uid?: number;
}

/** What the diagnosis has to say, and what must not happen on the way. */
export interface Expectation {
  /** The cause that must be named first; "healthy" for a control, "undecided" where nothing from the client's side can tell. */
  readonly named: CauseId | "healthy" | "undecided";
  /** Causes that are as right as the first one in this world. */
  readonly orNamed?: readonly CauseId[];
  /** Why nothing from the client's side can tell them apart, and what would; then nobody may be certain. */
  readonly cannotTell?: string;
  /** A second fault that the user meets after the first: it must not be ruled out. */
  readonly then?: CauseId;
  /** What the comparison of the two case files must say. */
  readonly compared?: { readonly side: Side; readonly place: SamePlace["is"]; readonly certainty?: Certainty };
  /** Families that may come first in place of the cause's own. */
  readonly orFamily?: readonly CauseFamily[];
  readonly ruledOut?: readonly CauseId[];
  /** The most logins that any one account may see at any one service; one where it is left out. */
  readonly logins?: number;
  /** The fault is a silence that has to be waited out, so the run may be slower than others. */
  readonly silence?: "yes";
  /** With a silence: how long the run may take where the user allowed many tries, each of which waits for one. */
  readonly seconds?: number;
}

/** A proof that the client really sees the fault: what a plain tool printed, and what must stand in it. */
export type Proof = readonly (readonly [Outcome, ...RegExp[]])[];

/** One experiment: a world with one fault (or two, or none), a user in it, and what must come out. */
export interface Scenario {
  /** One sentence: what is wrong. */
  readonly says: string;
  /** The observation that tells it from its neighbours. */
  readonly distinguishedBy: string;
  readonly world?: (lab: Lab) => void;
  readonly user?: (lab: Lab) => UserSettings;
  readonly proof: (lab: Lab) => Promise<Proof>;
  /** What the case file has to show besides what is named, one sentence for each thing that it does not. */
  readonly shows?: (measured: CaseFile, lab: Lab) => readonly string[];
  readonly expect: Expectation;
}

/** Marks an object as a scenario, so that the compiler checks it. */
export function scenario(one: Scenario): Scenario {
  return one;
}
