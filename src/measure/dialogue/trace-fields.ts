import { isIP } from "node:net";
import type { ArrivalResult, Hop } from "../../model/arrival-facts.ts";

/** What the header of a message that arrived tells of its way and of what its receiver thought. */
export interface Trace {
  readonly hops: readonly Hop[];
  readonly judgedBy: string;
  readonly results: readonly ArrivalResult[];
  /** The address that handed the message over, as the receiver wrote it down. */
  readonly sentFrom?: string;
  /** MAIL FROM, as the last server wrote it down (RFC 5321 section 4.4). */
  readonly returnPath?: string;
}

const mostHops = 30;

/** The fields of the header, each on one line; what comes after the header is left alone. */
function unfolded(lines: readonly string[]): readonly string[] {
  const fields: string[] = [];
  for (const line of lines) {
    if (line === "") break;
    if (/^[ \t]/.test(line) && fields.length > 0) fields[fields.length - 1] += ` ${line.trim()}`;
    else fields.push(line);
  }
  return fields;
}

/** Takes comments out, nested ones too (RFC 5322 section 3.2.2). */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = "";
  for (const letter of text) {
    if (letter === "(") depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    else if (depth === 0) kept += letter;
  }
  return kept.replace(/\s+/g, " ").trim();
}

/** Received fields stand newest first (RFC 5321 section 4.4); the hops are given as the message met them. */
function readHops(fields: readonly string[]): readonly Hop[] {
  const marks = fields
    .filter((field) => /^received:/i.test(field))
    .slice(0, mostHops)
    .reverse()
    .flatMap((field) => {
      const plain = withoutComments(field.slice(9));
      const by = /(?:^|\s)by\s+(\S+)/i.exec(plain)?.[1];
      const time = Date.parse(plain.slice(plain.lastIndexOf(";") + 1).trim());
      return by === undefined || Number.isNaN(time) ? [] : [{ by: by.replace(/;$/, ""), time }];
    });
  return marks.map(({ by, time }, index) => {
    const before = marks[index - 1];
    return { by, at: new Date(time).toISOString(), ...(before === undefined ? {} : { afterS: Math.round((time - before.time) / 1000) }) };
  });
}

/** One Authentication-Results field (RFC 8601 section 2.2): who judged, and what. */
function readJudgement(field: string): Pick<Trace, "judgedBy" | "results"> {
  const [server = "", ...parts] = withoutComments(field.slice(field.indexOf(":") + 1)).split(";").map((part) => part.trim());
  const results = parts.flatMap((part) => {
    const match = /^([\w-]+)(?:\s*\/\s*\d+)?\s*=\s*([\w-]+)(.*)$/.exec(part);
    if (match?.[1] === undefined || match[2] === undefined) return [];
    const properties = [...(match[3] ?? "").matchAll(/\b([\w-]+\.[\w-]+)\s*=\s*("[^"]*"|\S+)/g)].map(([, name, value]) => `${name}=${value}`).filter((one) => !/^reason\./.test(one));
    return [{ method: match[1].toLowerCase(), result: match[2].toLowerCase(), properties }];
  });
  return { judgedBy: server.split(/\s/)[0] ?? "", results };
}

/**
 * The topmost Authentication-Results field is the last server's, and those below may be forged (RFC 8601 section 5). Servers that check
 * each method by a program of its own write several: those that bear the same name count as far as the next hop's mark.
 */
function readResults(fields: readonly string[]): Pick<Trace, "judgedBy" | "results"> {
  const form = /^authentication-results:/i;
  const begin = fields.findIndex((one) => form.test(one));
  const [first, ...more] = begin === -1 ? [] : fields.slice(begin);
  if (first === undefined) return { judgedBy: "", results: [] };
  const top = readJudgement(first);
  const end = more.findIndex((one) => /^received:/i.test(one));
  const same = more.slice(0, end === -1 ? more.length : end).filter((one) => form.test(one)).map(readJudgement).filter((one) => one.judgedBy.toLowerCase() === top.judgedBy.toLowerCase());
  return { judgedBy: top.judgedBy, results: [...top.results, ...same.flatMap((one) => one.results)] };
}

/** Networks that no other site's server has: RFC 1918, RFC 6598, RFC 3927, loopback, RFC 4193 and RFC 4291 section 2.5.6. */
const insideForm = /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd]|fe[89ab])/i;

/** The newest hop between two sites, by the address that its Received field has from the connection (RFC 5321 section 4.4). A hop after a login is the author's own (RFC 3848). */
function readHandover(fields: readonly string[]): string | undefined {
  for (const field of fields.filter((one) => /^received:/i.test(one)).slice(0, mostHops)) {
    if (/\bwith\s+(?:UTF8)?(?:E?SMTPS?A|LMTPS?A)\b/i.test(field)) continue;
    const from = /^received:\s*from\s(.*?)\sby\s/i.exec(field)?.[1] ?? "";
    // What stands in brackets last is what the server saw; a name before it is what the other side said.
    const address = [...from.matchAll(/\[(?:IPv6:)?([0-9a-f.:]+)\]/gi)].at(-1)?.[1];
    if (address !== undefined && isIP(address) !== 0 && !insideForm.test(address)) return address;
  }
  return undefined;
}

/** Whom the receiver had on the line: by Received-SPF (RFC 7208 section 9.1), else by what it judged, else by the newest hop from outside. */
function readSentFrom(fields: readonly string[], results: readonly ArrivalResult[]): string | undefined {
  const spf = fields.find((one) => /^received-spf:/i.test(one));
  const own = /\bclient-ip\s*=\s*"?([0-9a-f.:]+)/i.exec(spf ?? "")?.[1];
  const judged = results.flatMap((one) => one.properties).map((one) => /^(?:smtp\.remote-ip|policy\.iprev)=(.+)$/i.exec(one)?.[1]).find((one) => one !== undefined);
  const address = own ?? judged ?? readHandover(fields);
  return address !== undefined && isIP(address) !== 0 ? address : undefined;
}

/** Reads the header of a message that arrived. */
export function readTrace(lines: readonly string[]): Trace {
  const fields = unfolded(lines);
  const judged = readResults(fields);
  const sentFrom = readSentFrom(fields, judged.results);
  const returnPath = /^return-path:\s*<([^<>\s]+@[^<>\s]+)>/i.exec(fields.find((one) => /^return-path:/i.test(one)) ?? "")?.[1];
  return { hops: readHops(fields), ...judged, ...(sentFrom === undefined ? {} : { sentFrom }), ...(returnPath === undefined ? {} : { returnPath }) };
}
