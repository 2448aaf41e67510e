import type { Lab } from "./lab.ts";

/** Messages as files, for scenarios about what a message is before it is sent. */
export interface LetterParts {
  readonly to?: string;
  /** Further header fields, each with its line end. */
  readonly fields?: string;
  readonly body?: string;
}

/** A plain letter of the lab's user, with nothing wrong in it but what is put in. */
export function letter(lab: Lab, parts: LetterParts = {}): string {
  const lines = [`From: <${lab.person.address}>`, `To: <${parts.to ?? `ben@${lab.second.domain}`}>`, `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`, `Message-ID: <1@${lab.provider.domain}>`, "Subject: The minutes of Monday", "MIME-Version: 1.0"];
  const fields = parts.fields ?? "Content-Type: text/plain; charset=us-ascii\n";
  return `${lines.join("\n")}\n${fields}\n${parts.body ?? "Here are the minutes, as promised.\n"}`.replaceAll("\n", "\r\n");
}
