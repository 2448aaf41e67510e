import { basename } from "node:path";
import { parse, TomlError } from "smol-toml";
import type { z } from "zod";
import { type NamedFilter, readFilter } from "../../ask/message/message-source.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { readDuration } from "./duration.ts";
import { type Flapping, usualFlapping } from "./judgement.ts";
import { type alertKinds, type SettingsForm, settingsForm } from "./settings-form.ts";
import { placeInToml } from "./settings-place.ts";

/** Where a secret is kept; the file of the watch never holds one. */
export type SecretReference =
  | { readonly env: string }
  | { readonly file: string }
  /** `store` takes a new secret on its standard input and puts it where `command` finds it. */
  | { readonly command: string; readonly store?: string | undefined }
  | { readonly keychain: string };

/** When something runs: again and again after a length of time, or by a cron line in a time zone. */
export type Schedule = { readonly everyMs: number } | { readonly cron: string; readonly timezone: string };

/** How an OAuth access token is renewed. */
export interface OauthRenewal {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: SecretReference;
  readonly refreshToken: SecretReference;
  readonly scope?: string;
}

/** One mailbox to watch. */
export interface WatchedAccount {
  readonly name: string;
  readonly address: string;
  readonly smtp?: string;
  readonly security?: string;
  readonly smtpUser?: string;
  readonly imap?: string;
  readonly imapUser?: string;
  readonly from?: string;
  /** The settings file of a mail program or an application, read anew at each run: it says what the file of the watch leaves out. */
  readonly client?: string;
  /** May the password that this program has stored be used? */
  readonly storedPassword: "used" | "not-used";
  readonly password?: SecretReference;
  readonly oauth?: OauthRenewal;
  readonly schedule: Schedule;
  readonly loginsPerDay: number;
  readonly canariesPerDay: number;
  readonly alert: readonly string[];
}

/** One domain to watch: its records, from the addresses that really send for it. */
export interface WatchedDomain {
  readonly name: string;
  readonly sendsFrom: readonly string[];
  readonly selectors: readonly string[];
  /** The name that its sending server says in EHLO. */
  readonly ehlo?: string;
  /** Public block lists about its senders and itself. They are strangers' servers, so the user has to want it. */
  readonly blockLists: "asked" | "not-asked";
  /** The registry, about the day on which the registration ends. */
  readonly registry: "asked" | "not-asked";
  readonly schedule: Schedule;
  readonly alert: readonly string[];
}

/** One message to watch: what receivers would make of it as it stands in its file. */
export interface WatchedMessage {
  readonly name: string;
  /** The letter, or a template of it; read anew at each run. */
  readonly file: string;
  /** The watched account that sends it: its server is asked what that takes. */
  readonly account?: string;
  readonly from?: string;
  /** Whom it goes to, in place of those that it names itself; their servers are asked about. */
  readonly to: readonly string[];
  readonly bulk: "yes" | "by-its-fields";
  /** Public block lists about its links and its sender. They are strangers' servers, so the user has to want it. */
  readonly blockLists: "asked" | "not-asked";
  readonly sendsFrom: readonly string[];
  readonly filters: readonly NamedFilter[];
  /** A filter's score above this is told, whatever the filter itself would do. */
  readonly filterLimit?: number;
  /** Whether it is the test message of its account, within that account's budget. */
  readonly canary: "yes" | "no";
  readonly schedule: Schedule;
  readonly alert: readonly string[];
}

/** Whatever has a schedule and a state of its own. */
export type Watched = WatchedAccount | WatchedDomain | WatchedMessage;

/** What something that is watched is. */
export const whatIs = (one: Watched): "account" | "domain" | "message" => ("address" in one ? "account" : "file" in one ? "message" : "domain");

export type AlertKind = (typeof alertKinds)[number];

/** One way to tell somebody. What a kind needs beyond its URL is in `options`. */
export interface AlertChannel {
  readonly name: string;
  readonly kind: AlertKind;
  readonly url?: string;
  readonly secret?: SecretReference;
  readonly options: Readonly<Record<string, string>>;
}

/** Everything that the file of the watch says, with what it leaves out filled in. */
export interface WatchSettings {
  readonly store?: string;
  readonly listen?: string;
  readonly deadManUrl?: string;
  readonly keepMs: number;
  /** A state counts when `times` of the last `of` runs agree. */
  readonly confirm: { readonly times: number; readonly of: number };
  /** So many changes of the state within so long a time are flapping, which is told once. */
  readonly flapping: Flapping;
  /** Unrelated servers to compare with, instead of the usual ones. */
  readonly controls: readonly string[];
  /** How long ahead an expiry is told. */
  readonly warnAheadMs: readonly number[];
  /** After how long a login that was refused may be tried again, within the budget. */
  readonly retryRefusedMs: number;
  readonly accounts: readonly WatchedAccount[];
  readonly domains: readonly WatchedDomain[];
  readonly messages: readonly WatchedMessage[];
  readonly alerts: readonly AlertChannel[];
  /** DNS servers to ask instead of this machine's, and PEM files of further roots. */
  readonly dns: readonly string[];
  readonly ca: readonly string[];
}

const dayMs = 86_400_000;

function zoneOf(text: string | undefined): string {
  const zone = text ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    throw new UsageError(`"${zone}" is no time zone; write it as Europe/Berlin or UTC.`);
  }
}

function scheduleOf(own: { readonly every?: number | undefined; readonly cron?: string | undefined }, general: Schedule, timezone: string): Schedule {
  if (own.cron !== undefined) return { cron: own.cron, timezone };
  return own.every === undefined ? general : { everyMs: own.every };
}

/** One sentence per mistake, each with the place where it stands. */
function mistakes(text: string, path: string, issues: readonly z.core.$ZodIssue[]): UsageError {
  const sentences = issues.slice(0, 20).map((issue) => {
    // Where no alternative of a union fits, the union's own sentence says what is wanted.
    const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
    const where = placeInToml(text, [...issue.path.filter((part) => typeof part !== "symbol"), ...(unknown === undefined ? [] : [unknown])] as (string | number)[]);
    const what = unknown === undefined ? (issue.message === "Invalid input: expected string, received undefined" ? `${String(issue.path.at(-1))} is missing here.` : issue.message) : `"${unknown}" is no setting of this part.`;
    return `${path}:${where.line}:${where.column}: ${what}`;
  });
  return new UsageError(`the file of the watch cannot be used:\n${sentences.join("\n")}`);
}

function flappingOf(text: string | undefined): Flapping {
  if (text === undefined) return usualFlapping;
  const [changes = "", within = ""] = text.split(/ in (.*)/);
  const withinMs = readDuration(within);
  if (withinMs === undefined || Number(changes) < 2) throw new UsageError(`flapping: "${text}" is not understood; write it as "5 in 6h".`);
  return { changes: Number(changes), withinMs };
}

function unique(what: string, names: readonly string[]): void {
  const met = new Set<string>();
  const twice = names.find((one) => met.size === met.add(one).size);
  if (twice !== undefined) throw new UsageError(`two ${what} bear the name "${twice}"; give each a name of its own.`);
}

function settingsOf(read: SettingsForm): WatchSettings {
  const general = read.watch ?? {};
  const timezone = zoneOf(general.timezone);
  const usual = scheduleOf(general, { everyMs: 15 * 60_000 }, timezone);
  const [times = 2, of = 3] = (general.confirm ?? "2 of 3").split(" of ").map(Number);
  if (times < 1 || of < times || of > 20) throw new UsageError(`confirm: "${general.confirm}" cannot be met; write "2 of 3" or another pair up to 20.`);
  const channels = (read.alert ?? []).map(({ name: channel, kind, url: to, secret: at, ...rest }): AlertChannel => {
    const options = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)]));
    return { name: channel, kind, ...(to === undefined ? {} : { url: to }), ...(at === undefined ? {} : { secret: at }), options };
  });
  unique("alerts", channels.map((one) => one.name));
  const everyone = channels.map((one) => one.name);
  const alertsOf = (own: readonly string[] | undefined) => {
    const stranger = own?.find((one) => !everyone.includes(one));
    if (stranger !== undefined) throw new UsageError(`there is no [[alert]] with the name "${stranger}".`);
    return own ?? everyone;
  };
  const accounts = (read.account ?? []).map((one): WatchedAccount => {
    if (one.password !== undefined && one.oauth !== undefined) throw new UsageError(`${one.address}: password and oauth contradict each other; leave one of them out.`);
    const usesStored = one["use-stored-password"] === true;
    if (usesStored && one.client === undefined) throw new UsageError(`${one.address}: use-stored-password wants client, the settings file of the program that has the password.`);
    if (usesStored && (one.password !== undefined || one.oauth !== undefined)) throw new UsageError(`${one.address}: use-stored-password contradicts password and oauth; leave one of them out.`);
    const secrets = one.password !== undefined || one.oauth !== undefined || usesStored;
    return {
      name: one.name ?? one.address,
      address: one.address,
      ...(one.smtp === undefined ? {} : { smtp: one.smtp }),
      ...(one.security === undefined ? {} : { security: one.security }),
      ...(one["smtp-user"] === undefined ? {} : { smtpUser: one["smtp-user"] }),
      ...(one.imap === undefined ? {} : { imap: one.imap }),
      ...(one["imap-user"] === undefined ? {} : { imapUser: one["imap-user"] }),
      ...(one.from === undefined ? {} : { from: one.from }),
      ...(one.client === undefined ? {} : { client: one.client }),
      storedPassword: usesStored ? "used" : "not-used",
      ...(one.password === undefined ? {} : { password: one.password }),
      ...(one.oauth === undefined
        ? {}
        : {
            oauth: {
              tokenUrl: one.oauth["token-url"],
              clientId: one.oauth["client-id"],
              refreshToken: one.oauth["refresh-token"],
              ...(one.oauth["client-secret"] === undefined ? {} : { clientSecret: one.oauth["client-secret"] }),
              ...(one.oauth.scope === undefined ? {} : { scope: one.oauth.scope }),
            },
          }),
      schedule: scheduleOf(one, usual, timezone),
      loginsPerDay: secrets ? (one["logins-per-day"] ?? read.spend?.["logins-per-day"] ?? 4) : 0,
      canariesPerDay: secrets ? (one["canaries-per-day"] ?? read.spend?.["canaries-per-day"] ?? 0) : 0,
      alert: alertsOf(one.alert),
    };
  });
  const domains = (read.domain ?? []).map((one): WatchedDomain => ({
    name: one.name,
    sendsFrom: one["sends-from"] ?? [],
    selectors: one.selectors ?? [],
    ...(one.ehlo === undefined ? {} : { ehlo: one.ehlo }),
    blockLists: one["block-lists"] === true ? "asked" : "not-asked",
    registry: one.registry === true ? "asked" : "not-asked",
    schedule: scheduleOf(one, { everyMs: dayMs / 4 }, timezone),
    alert: alertsOf(one.alert),
  }));
  const messages = (read.message ?? []).map((one): WatchedMessage => {
    const called = one.name ?? basename(one.file);
    const account = one.account === undefined ? undefined : accounts.find((candidate) => candidate.name === one.account || candidate.address === one.account);
    if (one.account !== undefined && account === undefined) throw new UsageError(`the message "${called}" is to be sent by "${one.account}", and there is no [[account]] with that name or address.`);
    if (one.send === true && (account === undefined || account.canariesPerDay === 0)) throw new UsageError(`the message "${called}" is to be sent: give it an account whose canaries-per-day is at least 1.`);
    return {
      name: called,
      file: one.file,
      ...(account === undefined ? {} : { account: account.name }),
      ...(one.from === undefined ? {} : { from: one.from }),
      to: one.to ?? [],
      bulk: one.bulk === true ? "yes" : "by-its-fields",
      blockLists: one["block-lists"] === true ? "asked" : "not-asked",
      sendsFrom: one["sends-from"] ?? [],
      filters: (one.filters ?? []).map(readFilter),
      ...(one["filter-limit"] === undefined ? {} : { filterLimit: one["filter-limit"] }),
      canary: one.send === true ? "yes" : "no",
      schedule: scheduleOf(one, { everyMs: dayMs / 24 }, timezone),
      alert: alertsOf(one.alert),
    };
  });
  unique("accounts, domains or messages", [...accounts, ...domains, ...messages].map((one) => one.name));
  if (accounts.length + domains.length + messages.length === 0) throw new UsageError("the file of the watch names no [[account]], no [[domain]] and no [[message]]: there is nothing to watch.");
  return {
    ...(general.store === undefined ? {} : { store: general.store }),
    ...(general.listen === undefined ? {} : { listen: general.listen }),
    ...(general["dead-man-url"] === undefined ? {} : { deadManUrl: general["dead-man-url"] }),
    keepMs: general.keep ?? 90 * dayMs,
    confirm: { times, of },
    flapping: flappingOf(general.flapping),
    controls: general.controls ?? [],
    warnAheadMs: general["warn-ahead"] ?? [21 * dayMs, 7 * dayMs, dayMs],
    retryRefusedMs: general["retry-refused"] ?? dayMs,
    accounts,
    domains,
    messages,
    alerts: channels,
    dns: general.dns ?? [],
    ca: general.ca ?? [],
  };
}

/** Reads the TOML file of the watch. Throws `UsageError` that names every mistake with its line and column; no value that could be a secret is repeated. */
export function readWatchSettings(text: string, path: string): WatchSettings {
  let tree: unknown;
  try {
    tree = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new UsageError(`the file of the watch cannot be used:\n${path}:${error.line}:${error.column}: ${error.message.split("\n")[0]?.replace(/^Invalid TOML document: /, "") ?? "this is not TOML"}.`);
  }
  const read = settingsForm.safeParse(tree);
  if (!read.success) throw mistakes(text, path, read.error.issues);
  return settingsOf(read.data);
}
