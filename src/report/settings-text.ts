import type { AccountDifference, FieldDifference, FieldVerdict, RightServer, SettingsReport, Wire } from "../model/settings-report.ts";
import type { Authentication, SettingsSource } from "../model/settings-facts.ts";
import type { Protocol, Security } from "../model/route.ts";
import { Page } from "./page.ts";
import type { Look } from "./style.ts";

/** How the sources are called in sentences. */
export const sourceWords: Readonly<Record<SettingsSource, string>> = {
  "provider-data": "cantsend's own data",
  autoconfig: "the mail domain's own configuration file",
  ispdb: "Thunderbird's database",
  srv: "service records in the DNS",
  autodiscover: "Autodiscover",
  mx: "the operator that takes the domain's mail",
  guess: "a guess",
};

const securityWords: Readonly<Record<Security, string>> = { tls: "SSL/TLS", starttls: "STARTTLS", none: "no encryption" };
const protocolWords: Readonly<Record<Protocol, string>> = { smtp: "outgoing (SMTP)", imap: "incoming (IMAP)", pop: "incoming (POP3)" };
const authenticationWords: Readonly<Record<Authentication, string>> = {
  password: "password",
  "app-password": "a password made for mail programs (app password)",
  "encrypted-password": "encrypted password",
  oauth2: "OAuth2 (sign-in in the browser)",
  kerberos: "Kerberos",
  ntlm: "NTLM",
  "client-certificate": "a certificate of your own",
  "client-address": "no login, by your address",
  none: "no login",
};
const fieldWords: Readonly<Record<FieldDifference["field"], string>> = { host: "server", port: "port", security: "connection security", user: "user name", mechanism: "login method", login: "login", "certificate-checks": "certificate checks" };
const marks: Readonly<Record<FieldVerdict, readonly [string, Look]>> = { right: ["right", "good"], acceptable: ["fine", "good"], wrong: ["WRONG", "bad"], doubtful: ["differs", "care"], unknown: ["unknown", "care"] };

const wireWords = (wire: Wire) => (wire.state === "not-looked-at" ? (wire.observations.length === 0 ? "not looked at on the wire" : wire.words) : wire.state === "agrees" ? `on the wire it ${wire.words}` : `on the wire it does not work: ${wire.words}`);

/** At most so many servers of one protocol stand in the short form. */
const mostRights = 2;

function putRight(page: Page, right: readonly RightServer[], detail: "short" | "full"): void {
  for (const protocol of ["smtp", "imap", "pop"] as const) {
    const servers = right.filter((one) => one.protocol === protocol);
    for (const one of servers.slice(0, detail === "full" ? servers.length : mostRights)) {
      page.text(`${protocolWords[protocol]}: ${one.host}, port ${one.port}, ${securityWords[one.security]}`, 2);
      if (one.user !== undefined) page.text(`user name: ${one.user}`, 6);
      if (one.authentication.length > 0) page.text(`login by ${one.authentication.map((kind) => authenticationWords[kind]).join(", or ")}`, 6);
      page.text(`${one.sources.map((source) => sourceWords[source.source]).join(", ")}; ${wireWords(one.wire)}`, 6, "", "faint");
    }
    if (detail === "short" && servers.length > mostRights) page.text(`and ${servers.length - mostRights} more (--verbose lists them)`, 6, "", "faint");
  }
}

function putAccount(page: Page, account: AccountDifference): void {
  page.heading(`In use: ${account.program}${account.account === "" ? "" : `, ${account.account}`}`);
  for (const field of account.fields) {
    const [mark, look] = marks[field.verdict];
    const same = field.expected === undefined || field.expected === field.inUse;
    const words = `${field.inUse}${same ? "" : ` -> ${field.expected}`}: ${field.why}${field.at?.line === undefined ? "" : ` (${field.at.path}, line ${field.at.line})`}`;
    page.row(`${field.direction} ${fieldWords[field.field]}`, 28, mark, 8, look, words);
  }
  for (const note of account.notes) page.text(note, 2, "- ");
}

/** Exact changes, in the order of the fields. */
function changes(report: SettingsReport): readonly string[] {
  return report.accounts.flatMap((account) =>
    account.fields
      .filter((field) => field.verdict === "wrong" && field.expected !== undefined)
      .map((field) => `${account.program}, ${field.direction}: change the ${fieldWords[field.field]} from ${field.inUse} to ${field.expected}.`),
  );
}

const headlines: Readonly<Record<SettingsReport["verdict"], readonly [string, Look]>> = {
  right: ["The settings are right.", "good"],
  wrong: ["The settings in use are wrong.", "bad"],
  undecided: ["Whether the settings are right is not decided.", "care"],
};

/** A cause outside the settings makes the verdict `wrong` as well: then no field may be blamed for it. */
function inUseHeadline(report: SettingsReport): readonly [string, Look] {
  const sending = report.accounts.flatMap((account) => account.fields.filter((field) => field.direction === "sending"));
  if (report.verdict !== "wrong" || sending.some((field) => field.verdict === "wrong")) return headlines[report.verdict];
  return sending.every((field) => field.verdict === "right" || field.verdict === "acceptable") ? ["No field of the settings in use is wrong; what stops the mail stands below.", "bad"] : ["Something stops the mail; it stands below.", "bad"];
}

function headline(report: SettingsReport): readonly [string, Look] {
  if (report.accounts.length > 0) return inUseHeadline(report);
  if (report.verdict === "right") return ["The right settings were found, and they answer.", "good"];
  if (report.right.some((one) => one.protocol === "smtp")) return ["Settings were found; that they work was not seen.", "care"];
  return ["No outgoing server was found for this address.", "care"];
}

/** What is said of a mailbox's settings, as text. */
export function renderSettings(report: SettingsReport, options: { readonly width: number; readonly colour: "yes" | "no"; readonly detail: "short" | "full" }): string {
  const page = new Page(options.width, options.colour);
  page.text(report.address, 0, "", "title");
  const [words, look] = headline(report);
  page.text(words, 0, "", look);
  page.heading("The right settings");
  if (report.right.length === 0) page.text("No source names any. Ask your provider for the outgoing server, its port and its encryption.", 2);
  putRight(page, report.right, options.detail);
  if (report.notOffered.length > 0) page.text(`The domain says that it does not offer: ${report.notOffered.join(", ")}.`, 2);
  for (const note of report.notes) page.text(note, 2, "- ");
  for (const one of report.pages) {
    page.text(`${one.about}:`, 2);
    page.exact(one.url, 6);
  }
  if (report.conflicts.length > 0) {
    page.heading("The sources contradict each other");
    for (const conflict of report.conflicts) {
      for (const side of conflict.sides) page.text(`${protocolWords[conflict.protocol]}: ${side.servers.join(", ")} by ${sourceWords[side.source]} (${side.place})`, 2, "- ");
    }
  }
  for (const account of report.accounts) putAccount(page, account);
  const steps = changes(report);
  if (steps.length > 0) {
    page.heading("What to change");
    steps.forEach((step, at) => page.text(step, 2, `${at + 1}. `));
  }
  if (options.detail === "full") {
    page.heading("Who was asked");
    for (const one of report.asked) page.text(`${sourceWords[one.source]} (${one.place}): ${one.said}`, 2, "- ");
  }
  return page.toString();
}

const fieldKey = (account: AccountDifference, field: FieldDifference) => `${account.program} ${account.account} ${field.direction} ${field.field}`;

/** What changed between two looks at the same mailbox, field by field. */
export function renderChange(before: SettingsReport, after: SettingsReport, options: { readonly width: number; readonly colour: "yes" | "no" }): string {
  const page = new Page(options.width, options.colour);
  page.heading("Before and after");
  const then = new Map(before.accounts.flatMap((account) => account.fields.map((field) => [fieldKey(account, field), field] as const)));
  for (const account of after.accounts) {
    for (const field of account.fields) {
      const was = then.get(fieldKey(account, field));
      const [mark, look] = marks[field.verdict];
      const words = was === undefined ? `${field.inUse} (not there before)` : was.inUse === field.inUse && was.verdict === field.verdict ? `${field.inUse}, as before` : `${was.inUse} (${marks[was.verdict][0]}) -> ${field.inUse}`;
      page.row(`${field.direction} ${fieldWords[field.field]}`, 28, mark, 8, look, words);
    }
  }
  const [was, is] = [headline(before)[0], headline(after)];
  page.text(was === is[0] ? `As before: ${is[0]}` : `Before: ${was} Now: ${is[0]}`, 0, "", is[1]);
  return page.toString();
}
