import type { Faults } from "./faults.ts";

/** RFC 5322 section 2.1.1: 998 characters, the line end not counted. */
const longestLine = 998;

/** How the lines of a message end, and how long they are: each byte is looked at once. Gives the size on the wire, where every line ends in CR LF. */
export function scanLines(message: Buffer, faults: Faults): { readonly wireBytes: number } {
  let crlf = 0;
  let lf = 0;
  let firstLf = -1;
  let start = 0;
  for (let end = message.indexOf(10); end !== -1; end = message.indexOf(10, start)) {
    const withCr = end > 0 && message[end - 1] === 13;
    if (withCr) crlf += 1;
    else {
      lf += 1;
      if (firstLf === -1) firstLf = end;
    }
    if (end - start - (withCr ? 1 : 0) > longestLine) faults.add("line-too-long", start, `${end - start} bytes`);
    start = end + 1;
  }
  if (message.length - start > longestLine) faults.add("line-too-long", start, `${message.length - start} bytes`);
  // A file whose lines all end in LF is how Unix stores a message; whatever sends it makes CR LF of them.
  if (crlf > 0) for (let count = 0; count < lf; count += 1) faults.add("bare-lf", firstLf);
  for (let at = message.indexOf(13); at !== -1; at = message.indexOf(13, at + 1)) if (message[at + 1] !== 10) faults.add("bare-cr", at);
  const zero = message.indexOf(0);
  if (zero !== -1) faults.add("nul-byte", zero);
  return { wireBytes: message.length + lf };
}
