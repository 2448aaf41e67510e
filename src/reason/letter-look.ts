import type { CutPart, LetterCutFacts } from "../model/path-facts.ts";

// What became of a letter that was tried part by part, in words: signs and remedies tell of it.

/** The part that makes the line be cut, as a noun phrase. */
export function partWords(part: CutPart): string {
  const place = part.line === part.to ? `line ${part.line}` : `lines ${part.line} to ${part.to}`;
  const quote = part.text === undefined ? "" : `: "${part.text}"`;
  const file = part.attachment === undefined ? "" : ` of the attachment "${part.attachment}"`;
  switch (part.what) {
    case "header-field":
      return `the header field in ${place}${quote}`;
    case "line":
      return `${place}${quote}`;
    case "words":
      return `these words in ${place}${quote}`;
    case "attachment":
      return part.attachment === undefined ? `the attachment in ${place}` : `what is inside the attachment "${part.attachment}" (${place})`;
    case "attachment-field":
      return `the name or kind${file} in ${place}${quote}`;
    case "several-lines":
      return `something in ${place}${file}`;
    case "structure":
      return "the way in which the letter is put together";
  }
}

/** How the line ends where it is cut. */
export function endWords({ tries }: LetterCutFacts): string {
  const fates = tries.map((one) => one.fate);
  return fates.includes("reset") ? "a reset" : fates.includes("closed") ? "a closed connection, without a word" : "silence";
}

/** How many tries it took, and how many of them really sent a message. */
export function triesWords({ tries, delivered }: LetterCutFacts): string {
  return `${tries.length} tries, ${delivered === 0 ? "no message was delivered" : delivered === 1 ? "one message was delivered to the own mailbox" : `${delivered} messages were delivered to the own mailbox`}`;
}
