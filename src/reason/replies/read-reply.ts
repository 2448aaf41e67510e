import type { Reply } from "../../model/reply.ts";

/** Reply codes as RFC 5321 section 4.2.1 forms them, without 465 and 587, which in such texts are ports. */
const code = "(?:2[0-5]\\d|334|354|4[0-5]\\d|471|5[0-79]\\d)";
/** Enhanced status codes, RFC 3463 section 2. */
const enhanced = "[245]\\.\\d{1,3}\\.\\d{1,3}";

const codeAtLineStart = new RegExp(`^\\s*(${code})(?:[ -]|$)`);
/** Inside a text only refusals count: there a number from 200 to 399 is seldom a reply code. */
const refusal = "(?:4[0-5]\\d|471|5[0-79]\\d)";
const codeInside = new RegExp(`(?:^|[\\s("'\\[:=>])(?:SMTP; ?|b['"])?(${refusal})(?=[ \\-:,;\\])."']|$)(?![.:]\\d)`);
const enhancedInside = new RegExp(`(?:^|[\\s("'#=:\\-])(${enhanced})(?![.\\d])`);
/** "535-5.7.8 " at the start of every line of a multi-line reply, also where the lines were run together. */
const codesInText = new RegExp(`(^|\\s)${code}(?:-(?:${enhanced})?[ ]?| (?:-? ?${enhanced})? ?)(?=\\S)`, "g");
const enhancedInText = new RegExp(`(^|\\s)(?:#)?${enhanced}(?=[\\s)]|$)`, "g");

/**
 * Reads a reply out of words that somebody quoted: the first reply code, the first enhanced code, and the text without them,
 * lines joined by a blank. A text without codes is a reply with code 0.
 */
export function readReply(quoted: string): Reply {
  const lines = quoted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const whole = lines.map((line) => line.trim()).join(" ");
  const start = lines[0] === undefined ? null : codeAtLineStart.exec(lines[0]);
  const found = start ?? codeInside.exec(whole);
  const status = enhancedInside.exec(whole);
  const text = whole.replace(codesInText, "$1").replace(enhancedInText, "$1").replace(/\s+/g, " ").trim();
  return {
    code: found?.[1] === undefined ? 0 : Number(found[1]),
    ...(status?.[1] === undefined ? {} : { enhanced: status[1] }),
    text,
    lines,
  };
}
