import { readEndpoint } from "./endpoint.ts";
import { UsageError } from "./usage-error.ts";
import type { FoundSettings } from "./programs/reader.ts";
import type { TargetFlags } from "./target.ts";
import type { StoredServer, StoredSettings } from "../model/settings-facts.ts";
import type { Observation } from "../model/observation.ts";

/** Does an account send from this address, or log in by it where it names no sender? */
function isOf(settings: StoredSettings, address: string): boolean {
  const wanted = address.toLowerCase();
  if (settings.addresses.length > 0) return settings.addresses.some((one) => one.toLowerCase() === wanted);
  return [settings.submission?.user?.value, settings.access?.user?.value].some((user) => user?.toLowerCase() === wanted);
}

/** The accounts of a mailbox, those that know their outgoing server first; where a file has one account alone and that names no address, it is meant. */
export function accountsOf<T extends FoundSettings>(found: readonly T[], address: string): readonly T[] {
  const own = found.filter((one) => isOf(one.facts, address));
  const [only] = found;
  const chosen = own.length > 0 ? own : found.length === 1 && only !== undefined && only.facts.addresses.length === 0 ? [only] : [];
  return [...chosen].sort((a, b) => Number(b.facts.submission?.host !== undefined) - Number(a.facts.submission?.host !== undefined));
}

function hostAndPort(server: StoredServer | undefined): string | undefined {
  const host = server?.host?.value;
  if (host === undefined) return undefined;
  const text = server?.port === undefined ? host : `${host.includes(":") ? `[${host}]` : host}:${server.port.value}`;
  try {
    readEndpoint(text, "--client");
    return text;
  } catch (error) {
    // What a file has in the place of a host may be anything: then there is none to measure, and the difference says what stands there.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** A value that a flag would take, and nothing else that a file may hold in its place. */
const fitting = (text: string | undefined, form: RegExp) => (text !== undefined && form.test(text) ? text : undefined);
const userForm = /^[^\u0000-\u001f\u007f]+$/;

const given = (entries: Readonly<Record<string, string | undefined>>) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

/** What a program stores, as flags that say the same; what the user says by a flag stands above it. */
export function withStored(flags: TargetFlags, settings: StoredSettings): TargetFlags {
  const { submission, access } = settings;
  const smtp = flags.smtp === undefined ? hostAndPort(submission) : undefined;
  const incoming = flags.imap === undefined && flags.pop === undefined ? hostAndPort(access) : undefined;
  const stored = {
    smtp,
    security: smtp === undefined || flags.security !== undefined ? undefined : submission?.security?.value,
    smtpUser: fitting(submission?.user?.value, userForm),
    mechanism: fitting(submission?.mechanism?.value, /^[A-Z0-9_-]{1,20}$/i),
    ehlo: fitting(submission?.ehloName?.value, /^[\x21-\x7e]{1,255}$/),
    imap: access?.protocol === "imap" ? incoming : undefined,
    imapSecurity: access?.protocol === "imap" && incoming !== undefined ? access.security?.value : undefined,
    imapUser: fitting(access?.user?.value, userForm),
    pop: access?.protocol === "pop" ? incoming : undefined,
  };
  return { ...given(stored), ...flags };
}

/** Accounts as observations of this machine, ready for a case file. */
export function storedObservations(accounts: readonly FoundSettings[], frame: { readonly vantage: string; readonly at: string }): readonly Observation<"stored-settings">[] {
  return accounts.map((one, at) => ({ id: `c${at + 1}`, kind: "stored-settings", about: { on: "machine" }, ...frame, startedMs: 0, tookMs: 0, ok: true, saw: one.facts }));
}
