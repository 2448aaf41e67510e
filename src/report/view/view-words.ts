import type { CauseGroup } from "../../model/catalogue.ts";
import type { Certainty, Who } from "../../model/diagnosis.ts";
import type { LinkId } from "../place.ts";
import type { LinkState } from "../picture.ts";
import type { Outcome } from "../evidence.ts";
import type { Translate } from "../tongues/translator.ts";
import { certaintyWords, groupWords, whoWords } from "../words.ts";

/** The words that the parts of a report have of their own. What the diagnosis itself says comes from the story. */
export interface ViewWords {
  /** The language of these words, and of the titles of causes told with them. */
  readonly language: "en" | "de";
  /** What a diagnosis says besides, in this language; undefined where it has to stay English. */
  readonly say: Translate;
  readonly links: Readonly<Record<LinkId, string>>;
  readonly states: Readonly<Record<LinkState, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly certainty: Readonly<Record<Certainty, string>>;
  /** The certainty in the middle of a sentence. */
  readonly certaintySays: Readonly<Record<Certainty, string>>;
  readonly groups: Readonly<Record<CauseGroup, string>>;
  readonly who: Readonly<Record<Who, string>>;
  readonly sendPath: string;
  readonly legendSending: string;
  readonly legendReceiving: string;
  readonly receiving: string;
  readonly causeHere: string;
  readonly noEvidence: string;
  readonly moreEvidence: (count: number) => string;
  readonly dialogue: string;
  readonly us: string;
  readonly server: string;
  readonly note: string;
  readonly serversWords: string;
  readonly why: string;
  readonly certaintyLead: string;
  readonly besides: string;
  readonly whatToDo: string;
  readonly check: string;
  readonly weakens: string;
  readonly where: string;
  readonly alsoPossible: string;
  readonly ruledOut: (count: number) => string;
  readonly because: string;
  readonly open: (count: number) => string;
  readonly settle: string;
  readonly oneThing: string;
  readonly notMeasured: string;
  readonly reported: string;
  readonly interrupted: string;
  readonly measured: string;
  readonly timeline: string;
  readonly timelineSays: string;
  readonly timelineTable: (steps: number) => string;
  readonly afterThat: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly copy: string;
  readonly perProgram: string;
}

/** The English words. */
export const english: ViewWords = {
  language: "en",
  say: () => undefined,
  certaintySays: certaintyWords,
  groups: groupWords,
  who: whoWords,
  links: {
    program: "Mail program",
    machine: "This machine",
    router: "Router",
    "access-network": "Access network",
    dns: "Name (DNS)",
    port: "Server port",
    tls: "Encryption (TLS)",
    login: "Login",
    envelope: "Envelope",
    message: "Message",
    receiver: "Receiving server",
    inbox: "Inbox",
  },
  states: { ok: "works", stops: "stops here", odd: "odd", now: "measuring", "not-measured": "not measured" },
  outcomes: { seen: "yes", refused: "refused", failed: "no" },
  certainty: { certain: "Certain", likely: "Likely", possible: "Possible" },
  sendPath: "The way of your mail",
  legendSending: "sending",
  legendReceiving: "receiving",
  receiving: "Receiving:",
  causeHere: "The cause is here",
  noEvidence: "Nothing was measured at this place.",
  moreEvidence: (count) => `${count} more measurements at this place`,
  dialogue: "The whole dialogue",
  us: "we",
  server: "server",
  note: "note",
  serversWords: "The server's own words",
  why: "Why we say so",
  certaintyLead: "This is",
  besides: "Not ruled out beside it:",
  whatToDo: "What to do",
  check: "How to check that it worked",
  weakens: "This weakens your protection:",
  where: "Where that is in your mail program",
  alsoPossible: "Also possible",
  ruledOut: (count) => `Ruled out: ${count} ${count === 1 ? "cause" : "causes"}`,
  because: "because",
  open: (count) => `Could not be told: ${count} ${count === 1 ? "cause" : "causes"}`,
  settle: "What would settle it",
  oneThing: "One thing to try, which would settle most",
  notMeasured: "Not measured",
  reported: "What the mail program says",
  interrupted: "The run was interrupted: this is what was known by then.",
  measured: "Measured:",
  timeline: "What ran when",
  timelineSays: "Each line is one thing that was measured, each bar one step. What stands further right waited for what stands further left.",
  timelineTable: (steps) => `The same as a table: ${steps} steps`,
  afterThat: "begun when this was known:",
  columns: ["About", "What", "Began", "Took", "Outcome"],
  copy: "Copy",
  perProgram: "Where to find it in",
};
