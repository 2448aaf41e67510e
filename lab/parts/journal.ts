import { appendFileSync } from "node:fs";

/** One line of what a server of our own saw, for the witness to read. */
export interface Entry {
  readonly server: string;
  readonly saw: "line" | "login" | "message" | "connection";
  readonly text: string;
  /** Which service a login was for; mail submission where nothing is said. */
  readonly service?: "imap";
  readonly encrypted?: boolean;
}

/** Writes one entry into the journal of the lab. */
export function record(entry: Entry): void {
  appendFileSync("/run/lab/log/own.jsonl", `${JSON.stringify(entry)}\n`);
}
