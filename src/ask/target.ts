import type { CredentialFacts, Endpoint, SettingsInUse, Target } from "../model/target.ts";
import { readAddress } from "./address.ts";
import { defaultControls } from "./controls.ts";
import { readDomain } from "./domain.ts";
import { readEndpoint, readSecurity } from "./endpoint.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** What the user says about the mailbox, each word as it was typed. */
export interface TargetFlags {
  readonly address: string;
  readonly smtp?: string;
  readonly security?: string;
  readonly smtpUser?: string;
  readonly imap?: string;
  readonly imapSecurity?: string;
  readonly imapUser?: string;
  readonly pop?: string;
  readonly from?: string;
  readonly ehlo?: string;
  readonly mechanism?: string;
  readonly since?: string;
  readonly sendTo?: string;
  readonly control?: readonly string[];
}

/** The ports of a control that was named without one: the same doors as at the mail server, and the web's. */
const controlPorts = [465, 587, 25, 443] as const;

function settings(flag: string, server: string | undefined, securityFlag: string, security: string | undefined): SettingsInUse | undefined {
  if (server === undefined) {
    if (security !== undefined) throw new UsageError(`${securityFlag} says how to talk to a server; name the server with ${flag} too.`);
    return undefined;
  }
  return { ...readEndpoint(server, flag), ...(security === undefined ? {} : { security: readSecurity(security, securityFlag) }) };
}

function history(text: string | undefined): Target["history"] {
  if (text === undefined) return "not-said";
  const word = text.toLowerCase().replace(/[^a-z]/g, "");
  if (/^(it)?(has)?(worked)?before$/.test(word)) return "worked-before";
  if (/^(it)?(has)?never(worked)?$/.test(word)) return "never-worked";
  throw new UsageError(`--since: ${quoted(text)} is neither "before" (it worked before) nor "never" (it never worked).`);
}

/** Reads a user name. Throws `UsageError`. */
export function userName(text: string, flag: string): string {
  // no user name has one, and they would break the dialogue
  if (text === "" || /[\u0000-\u001f\u007f]/.test(text)) throw new UsageError(`${flag}: ${quoted(text)} is no user name.`);
  return text;
}

function ehloName(text: string): string {
  // RFC 5321 section 4.1.2 wants a name or a literal; what mail programs really say breaks that, and is passed on as it is if it is one word.
  if (!/^[\x21-\x7e]{1,255}$/.test(text)) throw new UsageError(`--ehlo: ${quoted(text)} is not one word of plain characters; give what the mail program says, such as mypc.lan or [192.0.2.7].`);
  return text;
}

function mechanism(text: string): string {
  const name = text.toUpperCase();
  if (!/^[A-Z0-9_-]{1,20}$/.test(name)) throw new UsageError(`--mechanism: ${quoted(text)} is no login mechanism; the usual ones are PLAIN, LOGIN, CRAM-MD5 and XOAUTH2.`);
  return name;
}

/** Reads a control host with or without a port. Throws `UsageError`. */
export function readControl(text: string): readonly Endpoint[] {
  const { host, port } = readEndpoint(text, "--control");
  return port === undefined ? controlPorts.map((one) => ({ host, port: one })) : [{ host, port }];
}

/** The user names of both logins, the receiving one being that of the sending one unless the user says otherwise. Throws `UsageError`. */
export function readLogin(flags: TargetFlags, address: string): Omit<CredentialFacts, "kind"> {
  const submissionUser = flags.smtpUser === undefined ? address : userName(flags.smtpUser, "--smtp-user");
  return { submissionUser, accessUser: flags.imapUser === undefined ? submissionUser : userName(flags.imapUser, "--imap-user") };
}

/** Turns what the user says into a target without a credential. Throws `UsageError` with one sentence. */
export function readTarget(flags: TargetFlags): Target {
  const mailbox = readAddress(flags.address);
  const submission = settings("--smtp", flags.smtp, "--security", flags.security);
  const imap = settings("--imap", flags.imap, "--imap-security", flags.imapSecurity);
  const pop = settings("--pop", flags.pop, "--pop-security", undefined);
  readLogin(flags, mailbox.address);
  return {
    address: mailbox.address,
    domain: mailbox.domain,
    from: flags.from === undefined ? mailbox.address : readAddress(flags.from).address,
    ...(flags.ehlo === undefined ? {} : { ehloName: ehloName(flags.ehlo) }),
    ...(flags.mechanism === undefined ? {} : { mechanism: mechanism(flags.mechanism) }),
    ...(submission === undefined ? {} : { submission }),
    ...(imap === undefined ? {} : { imap }),
    ...(pop === undefined ? {} : { pop }),
    ...(flags.sendTo === undefined ? {} : { testAddress: readAddress(flags.sendTo).address }),
    history: history(flags.since),
    controls: flags.control === undefined ? defaultControls({ domain: mailbox.domain, ...(submission === undefined ? {} : { submission }) }) : flags.control.flatMap(readControl),
  };
}

/** Reads a host that may get a password in the clear. Throws `UsageError`. */
export function readPlainLoginHost(text: string): string {
  const { host, port } = readEndpoint(text, "--allow-plain-login");
  if (port !== undefined) throw new UsageError("--allow-plain-login names a host; leave the port out.");
  const read = readDomain(host);
  return "domain" in read ? read.domain : host;
}
