import { existsSync, readdirSync, readFileSync, truncateSync } from "node:fs";
import { readCapture, type Segment } from "./parts/capture.ts";
import type { Entry } from "./parts/journal.ts";

/** What the servers and the wire saw of one run; none of it comes from the product. */
export interface Testimony {
  /** Login attempts by service and account, such as "smtp anna@example.test": 1. */
  readonly logins: Readonly<Record<string, number>>;
  readonly mostLogins: number;
  /** Connections in which a password, in any of its usual disguises, went over the wire unencrypted. */
  readonly passwordsInClear: number;
  /** Messages taken in by any server for anybody but the account itself. */
  readonly mailToOthers: number;
  readonly mailToSelf: number;
  readonly connections: number;
  /** The most connections open at one time to one address. */
  readonly mostAtOnce: number;
}

const folder = "/run/lab/log";
/** Flags of a TCP segment (RFC 9293 section 3.1). */
const finish = 0x01;
const synchronize = 0x02;
const reset = 0x04;
const acknowledge = 0x10;

/** Reads the logs of the lab's servers and the capture of the client's packets. */
export function hearWitness(person: { readonly address: string }, secrets: readonly string[], alsoOwn: readonly string[] = []): Testimony {
  const logins = countLogins();
  const segments = readCapture();
  return {
    logins,
    mostLogins: Math.max(0, ...Object.entries(logins).filter(([key]) => !key.endsWith(": all")).map(([, times]) => times)),
    passwordsInClear: passwordsInClear(segments, person.address, secrets),
    ...countMail([person.address, ...alsoOwn]),
    ...countConnections(segments),
  };
}

/** Empties the logs: what a scenario did to make its world is not the user's doing. */
export async function forgetLogs(): Promise<void> {
  await new Promise((go) => setTimeout(go, 50)); // the last lines are still on their way
  for (const name of readdirSync(folder)) {
    if (/^(dovecot-.*\.log|postfix\.log|own\.jsonl|exim-main)$/.test(name)) truncateSync(`${folder}/${name}`);
  }
}

function readLogs(pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .flatMap((name) => readFileSync(`${folder}/${name}`, "utf8").split("\n"));
}

function countLogins(): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  // Dovecot decides for Postfix, Exim and itself. One line comes in for each attempt, with a number; the verdict bears the same.
  for (const name of existsSync(folder) ? readdirSync(folder).filter((one) => /^dovecot-.*\.log$/.test(one)) : []) {
    const asked = new Map<string, string>();
    for (const line of readFileSync(`${folder}/${name}`, "utf8").split("\n")) {
      const attempt = /client in: AUTH\t(\d+)\t\S+\tservice=(\w+)/.exec(line);
      if (attempt !== null) {
        count(`${attempt[2]} at ${name.replace(/^dovecot-(.*)\.log$/, "$1")}: all`);
        asked.set(attempt[1] as string, attempt[2] as string);
      }
      const judged = /client passdb out: (?:OK|FAIL)\t(\d+)\t(?:.*?)user=([^\t]*)/.exec(line);
      if (judged !== null) count(`${asked.get(judged[1] as string) ?? "?"} at ${name.replace(/^dovecot-(.*)\.log$/, "$1")}: ${judged[2]}`);
    }
  }
  for (const entry of journal()) {
    if (entry.saw === "login") count(`${entry.service ?? "smtp"} at ${entry.server}: ${entry.text}`);
  }
  return counts;
}

function journal(): Entry[] {
  return readLogs(/^own\.jsonl$/)
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Entry);
}

function passwordsInClear(segments: readonly Segment[], user: string, secrets: readonly string[]): number {
  const disguises = secrets.filter((secret) => secret !== "").flatMap((secret) => [
    secret,
    Buffer.from(secret).toString("base64"),
    ...["", user].flatMap((authority) =>
      [user, user.split("@")[0] as string].map((name) => Buffer.from(`${authority}\0${name}\0${secret}`).toString("base64")),
    ),
  ]);
  const streams = new Map<string, string>();
  for (const segment of segments.filter((one) => one.sent)) {
    const key = `${segment.from}:${segment.fromPort}>${segment.to}:${segment.toPort}`;
    streams.set(key, (streams.get(key) ?? "") + segment.data.toString("latin1"));
  }
  const inClear = [...streams.values()].filter((text) => disguises.some((word) => text.includes(word))).length;
  return inClear;
}

function countMail(own: readonly string[]): { readonly mailToOthers: number; readonly mailToSelf: number } {
  let mailToOthers = 0;
  let mailToSelf = 0;
  for (const line of readLogs(/^postfix\.log$/)) {
    // A bounce or notice of the server's own making is no mail of the user's.
    const taken = /postfix\/(?:\S+\/)?(?:virtual|smtp|relay|local|error|discard|lmtp)\[\d+\]: \w+: to=<([^>]*)>/.exec(line);
    if (taken === null) continue;
    if (own.includes(taken[1] as string)) mailToSelf += 1;
    else mailToOthers += 1;
  }
  for (const line of readLogs(/^exim-main$/)) {
    const taken = / (?:=>|->|\*\*) (?:\S+ <)?([^\s>:]+@[^\s>:]+)/.exec(line);
    if (taken !== null && own.includes(taken[1] as string)) mailToSelf += 1;
    else if (taken !== null) mailToOthers += 1;
  }
  for (const to of journal().filter((entry) => entry.saw === "message").flatMap((entry) => entry.text.split(" "))) {
    if (own.includes(to)) mailToSelf += 1;
    else mailToOthers += 1;
  }
  return { mailToOthers, mailToSelf };
}

function countConnections(segments: readonly Segment[]): { readonly connections: number; readonly mostAtOnce: number } {
  const answered = new Set<string>();
  const open = new Map<string, Set<string>>();
  let connections = 0;
  let mostAtOnce = 0;
  for (const segment of segments) {
    const [mine, theirs] = segment.sent ? [segment.fromPort, `${segment.to}`] : [segment.toPort, `${segment.from}`];
    const far = segment.sent ? segment.toPort : segment.fromPort;
    const one = `${mine}-${far}`;
    const flow = `${theirs} ${one}`;
    const here = open.get(theirs) ?? new Set<string>();
    open.set(theirs, here);
    const has = (flags: number) => (segment.flags & flags) !== 0;
    if (has(synchronize)) {
      if (has(acknowledge) && !segment.sent) answered.add(flow);
      continue;
    }
    if (has(finish | reset)) {
      answered.delete(flow);
      here.delete(one);
      continue;
    }
    // It stands from the client's own acknowledgement on (RFC 9293 section 3.5): an answer that came too late is turned down by a reset.
    if (segment.sent && answered.delete(flow)) {
      here.add(one);
      connections += 1;
      mostAtOnce = Math.max(mostAtOnce, here.size);
    }
  }
  return { connections, mostAtOnce };
}
