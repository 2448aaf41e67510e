import type { Phase } from "../../model/observation.ts";
import type { Passage } from "./passage.ts";

/** A line of a log longer than this is cut: nothing that matters stands so far to the right. */
const maxLine = 8 * 1024;

/** How one program writes down that sending failed: the bytes by which such lines are found, and how one is read. */
interface LogForm {
  readonly program: string;
  /** Does a log that holds this belong to the program? */
  readonly mark: RegExp;
  /** Byte strings that stand in every line of interest; `unless` are the bytes that, right behind, mean success. */
  readonly tokens: readonly { readonly text: string; readonly unless?: string }[];
  read(line: string): Passage | undefined;
}

const phaseOfCommand = (words: string): Phase | "unknown" => {
  const command = /in reply to (end of DATA|[A-Z]+(?: (?:TO|FROM))?)|after (?:pipelined )?(end of data|RCPT TO|MAIL FROM|EHLO|HELO|STARTTLS|AUTH|DATA|initial connection)/i.exec(words);
  const word = (command?.[1] ?? command?.[2] ?? "").toUpperCase();
  if (word.startsWith("END OF DATA")) return "data";
  if (word.startsWith("RCPT")) return "rcpt";
  if (word.startsWith("MAIL")) return "mail";
  if (word.startsWith("EHLO") || word.startsWith("HELO")) return "hello";
  if (word.startsWith("STARTTLS")) return "starttls";
  if (word.startsWith("AUTH")) return "login";
  if (word.startsWith("DATA")) return "data";
  if (word.startsWith("INITIAL")) return "greeting";
  if (/SASL authentication|authentication failed|auth(?:entication)? (?:error|fail)/i.test(words)) return "login";
  if (/Connection (?:timed out|refused)|No route to host|Network is unreachable/i.test(words)) return "connect";
  if (/TLS|SSL|certificate|handshake/i.test(words)) return "tls";
  if (/Host (?:or domain name )?not found|Name service error|Name or service not known/i.test(words)) return "dns";
  return "unknown";
};

/** RFC 3164, RFC 3339 and Exim's way to begin a line. */
const stamp = /^(?:<\d{1,3}>)?(?:\d+ )?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)/;

function passage(program: string, line: string, words: string, recipient: string | undefined): Passage {
  const at = stamp.exec(line)?.[1];
  const domain = recipient?.slice(recipient.lastIndexOf("@") + 1).toLowerCase();
  return { program, words, phase: phaseOfCommand(words), ...(at === undefined ? {} : { at }), ...(domain === undefined || domain === "" || domain.length > 253 ? {} : { domain }) };
}

/** The text between the first "(" behind a point and the last ")" of the line. */
function inBrackets(line: string, from: number): string {
  const open = line.indexOf("(", from);
  const close = line.lastIndexOf(")");
  return open === -1 || close < open ? line.slice(from) : line.slice(open + 1, close);
}

const postfix: LogForm = {
  program: "postfix",
  mark: /\bpostfix(?:-\w+)?\/[\w/-]+\[\d+\]:/,
  tokens: [{ text: "status=", unless: "sent" }, { text: "reject: " }, { text: "SASL authentication" }, { text: "SASL login" }, { text: ": fatal: " }],
  read(line) {
    const recipient = /\bto=<([^>]*)>/.exec(line)?.[1];
    const status = /status=(\w+) /.exec(line);
    if (status !== null) return status[1] === "sent" ? undefined : passage("postfix", line, inBrackets(line, status.index), recipient);
    const reject = line.indexOf("reject: ");
    if (reject !== -1) return passage("postfix", line, line.slice(reject + 8).replace(/^[^:]* from [^:]*: /, ""), recipient);
    const at = line.indexOf("]: ");
    return passage("postfix", line, line.slice(at === -1 ? 0 : at + 3), recipient);
  },
};

const exim: LogForm = {
  program: "exim",
  mark: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\[\d+\] )?[\w-]{16,23} (?:<=|=>|\*\*|==)|\bexim\[\d+\]:/m,
  tokens: [{ text: " == " }, { text: " ** " }, { text: "rejected " }, { text: "authenticator failed" }],
  read(line) {
    const failed = / (?:==|\*\*) (\S+)(.*)$/.exec(line);
    if (failed !== null) return passage("exim", line, (failed[2] ?? "").replace(/^(?: <\S+>)?(?: [A-Z]=\S+)*(?: defer \(-?\d+\))?:?\s*/, ""), failed[1]);
    const at = line.search(/rejected |authenticator failed|\w+ authenticator/);
    return at === -1 ? undefined : passage("exim", line, line.slice(at), undefined);
  },
};

const sendmail: LogForm = {
  program: "sendmail",
  mark: /\b(?:sendmail|sm-mta|sm-msp-queue)\[\d+\]: \w+:/,
  tokens: [{ text: "stat=", unless: "Sent" }, { text: "reject=" }],
  read(line) {
    const recipient = /\bto=<?([^>,]*)/.exec(line)?.[1];
    const found = /\b(?:stat|reject)=(.*)$/.exec(line);
    const words = found?.[1] ?? "";
    return words === "" || /^(?:Sent|queued)\b/.test(words) ? undefined : passage("sendmail", line, words, recipient);
  },
};

const opensmtpd: LogForm = {
  program: "opensmtpd",
  mark: /\bsmtpd\[\d+\]: [0-9a-f]{16} (?:mta|smtp) /,
  tokens: [{ text: 'result="', unless: "Ok" }, { text: "failed-command" }, { text: "mta error" }],
  read(line) {
    const words = /\bstat="([^"]*)"/.exec(line)?.[1] ?? /\b(?:result|reason)="([^"]*)"/.exec(line)?.[1] ?? line.slice(line.indexOf("]: ") + 3);
    return passage("opensmtpd", line, words, /\bto=<([^>]*)>/.exec(line)?.[1]);
  },
};

const msmtp: LogForm = {
  program: "msmtp",
  mark: /\bexitcode=EX_\w+/,
  tokens: [{ text: "exitcode=EX_", unless: "OK" }],
  read(line) {
    const quoted = (field: string) => new RegExp(`\\b${field}='((?:[^'\\\\]|\\\\.)*)'`).exec(line)?.[1];
    return passage("msmtp", line, quoted("smtpmsg") ?? quoted("errormsg") ?? line, /\brecipients=([^\s,]+)/.exec(line)?.[1]);
  },
};

const haraka: LogForm = {
  program: "haraka",
  mark: /\[[\w.-]+\] \[outbound\]|\bharaka\[\d+\]:/,
  tokens: [{ text: "deferring " }, { text: "bounc" }, { text: "Delivery failed" }, { text: "delivery failed" }, { text: "[ERROR]" }],
  read: (line) => passage("haraka", line, line.replace(/^.*?\[outbound\]\s*/, ""), /<[^@<>\s]+@([^>]+)>/.exec(line)?.[0]?.slice(1, -1)),
};

const exchange: LogForm = {
  program: "exchange",
  mark: /\bLED=|#Log-type: Message Tracking|^"?(?:origin_timestamp_utc|date_time_utc|Received)\b.*recipient/im,
  tokens: [{ text: "LED=" }, { text: ",FAIL," }, { text: ",DEFER," }, { text: "Failed" }],
  read(line) {
    const words = /\bLED=([^};]*(?:;[^}]*)?)/.exec(line)?.[1] ?? /\b[45]\d\d [45]\.\d+\.\d+[^"]*/.exec(line)?.[0];
    return words === undefined ? undefined : passage("exchange", line, words.trim(), /[\w.+-]+@([\w.-]+)/.exec(line)?.[0]);
  },
};

const forms: readonly LogForm[] = [postfix, opensmtpd, exim, sendmail, msmtp, exchange, haraka];

/** The programs whose log this is, by a sample of it; empty where it is no mail log. */
export function logPrograms(sample: string): readonly string[] {
  return forms.filter((form) => form.mark.test(sample)).map((form) => form.program);
}

/** Finds the lines of interest in a piece of bytes that ends at a line's end, in their order, without decoding the others. */
function* linesOfInterest(piece: Buffer, tokens: readonly { readonly bytes: Buffer; readonly unless: Buffer | undefined }[]): Generator<string> {
  const ends = new Map<number, number>();
  for (const { bytes, unless } of tokens) {
    for (let at = piece.indexOf(bytes); at !== -1; ) {
      const behind = at + bytes.length;
      if (unless !== undefined && piece.compare(unless, 0, unless.length, behind, Math.min(behind + unless.length, piece.length)) === 0) {
        at = piece.indexOf(bytes, behind);
        continue;
      }
      const found = piece.indexOf(10, behind);
      const end = found === -1 ? piece.length : found;
      ends.set(piece.lastIndexOf(10, at) + 1, end);
      at = piece.indexOf(bytes, end);
    }
  }
  for (const [from, to] of [...ends].sort((a, b) => a[0] - b[0])) yield piece.toString("utf8", from, Math.min(to, from + maxLine)).replace(/\r$/, "");
}

/** Reads a log as it streams by and gives every failure in it; memory stays at one chunk whatever the size. */
export async function* readLog(chunks: AsyncIterable<Buffer>, programs: readonly string[]): AsyncGenerator<Passage> {
  const mine = forms.filter((form) => programs.includes(form.program));
  const tokens = mine.flatMap((form) => form.tokens.map((token) => ({ bytes: Buffer.from(token.text), unless: token.unless === undefined ? undefined : Buffer.from(token.unless) })));
  const read = (line: string): Passage | undefined => {
    for (const form of mine) {
      if (mine.length > 1 && !form.mark.test(line)) continue;
      const found = form.read(line);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(10);
    if (last === -1) {
      // A line without end would make us keep everything: what is longer than any line is let go.
      rest = rest.length + chunk.length > 1024 * 1024 ? Buffer.alloc(0) : Buffer.concat([rest, chunk]);
      continue;
    }
    const first = rest.length === 0 ? -1 : chunk.indexOf(10);
    if (first !== -1) for (const line of linesOfInterest(Buffer.concat([rest, chunk.subarray(0, first)]), tokens)) yield* some(read(line));
    for (const line of linesOfInterest(chunk.subarray(first + 1, last), tokens)) yield* some(read(line));
    rest = Buffer.from(chunk.subarray(last + 1));
  }
  if (rest.length > 0) for (const line of linesOfInterest(rest, tokens)) yield* some(read(line));
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
