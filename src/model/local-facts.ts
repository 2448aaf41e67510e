/** Mail that waits on this machine: in the queue of its own mail server, or in the outbox of a mail program. */
export interface LocalQueueFacts {
  /** `postfix`, `exim`, `thunderbird`. */
  readonly program: string;
  readonly waiting: number;
  /** Of these, how many are kept back until somebody lets them go. */
  readonly held: number;
  /** Of these, how many nobody has tried to send yet, as far as the queue tells. */
  readonly untried: number;
  readonly oldestSeconds?: number;
  /** Why they wait, in the program's own words without addresses, the commonest first. */
  readonly reasons: readonly { readonly words: string; readonly messages: number }[];
}

/** What there is on this machine to hand mail to. */
export interface LocalMailServerFacts {
  /** The program `sendmail`, where there is one. */
  readonly sendmail?: string;
  /** Does something accept connections on 127.0.0.1, port 25? */
  readonly port25: "opens" | "refuses" | "unknown";
  /** The mail server whose process runs, where one does. */
  readonly running?: string;
}

/** The modules for logins that the library of Cyrus SASL finds on this machine. */
export interface SaslModuleFacts {
  /** Where modules were looked for and a folder was found. */
  readonly folders: readonly string[];
  /** The mechanisms that there is a module for, in IANA's spelling. */
  readonly mechanisms: readonly string[];
}

/** Programs that take mail from a queue and send it. */
export interface WorkerFacts {
  /** The worker that the application needs, as its settings have it. */
  readonly wanted: string;
  readonly running: number;
  /** Does the application itself run on this machine? Where it does not, its worker is not missed here. */
  readonly application: "runs" | "not-seen";
}

/** The kinds that looking at this machine's own mail programs brings. */
export interface LocalFacts {
  readonly "local-queue": LocalQueueFacts;
  readonly "local-mail-server": LocalMailServerFacts;
  readonly "sasl-modules": SaslModuleFacts;
  readonly "local-workers": WorkerFacts;
}
