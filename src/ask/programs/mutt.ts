import { dirname, isAbsolute, join } from "node:path";
import type { Place, StoredServer } from "../../model/settings-facts.ts";
import { type MuttContext, muttWord } from "./mutt-words.ts";
import type { Files, FoundSettings, Reader, Reading } from "./reader.ts";
import { rewriteMutt } from "./rewrite-mutt.ts";
import { account, type Kept, keptElsewhere, keptInFile, mechanismOf, onlySet, portOf, serverOf, stored, unreadable } from "./stored.ts";
import { accountUrl, percentDecoded } from "./url.ts";
import { withoutTrailing } from "./without-trailing.ts";

/** An account file sourced by an account file sourced by … is a circle, or hostile. */
const maxDepth = 10;

interface Setting {
  readonly value: string;
  readonly written: string;
  readonly at: Place;
  readonly command?: "yes";
  readonly because?: string;
}

interface State {
  readonly settings: Map<string, Setting>;
  readonly trouble: string[];
  readonly notes: string[];
  readonly variant: "mutt" | "neomutt";
}

const context = (state: State, files: Files): MuttContext => ({
  environment: { HOME: files.home, ...files.environment },
  unknownName: state.variant === "mutt" ? "dropped" : "kept",
  settings: new Map([...state.settings].map(([name, one]) => [name, one.value])),
});

/** Lines with their first line's number; a backslash at the end joins the next one, and without a next one the line is lost. */
function logicalLines(text: string): readonly { readonly line: string; readonly number: number }[] {
  const lines: { line: string; number: number }[] = [];
  let held: { line: string; number: number } | undefined;
  for (const [at, raw] of text.replace(/\n$/, "").split("\n").entries()) {
    const line = raw.replace(/\r$/, "");
    const whole = held === undefined ? { line, number: at + 1 } : { line: held.line + line, number: held.number };
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(line)) held = { line: whole.line.slice(0, -1), number: whole.number };
    else {
      held = undefined;
      lines.push(whole);
    }
  }
  return lines;
}

function setCommand(line: string, from: number, number: number, path: string, state: State, files: Files): number {
  let at = from;
  for (;;) {
    const name = /^[ \t]*(?:(no|inv|reset|&|\?)?([A-Za-z_][\w]*))([ \t]*(\+?=)[ \t]*)?/.exec(line.slice(at));
    if (name === null) return at;
    const key = name[2] ?? "";
    at += name[0].length;
    const place: Place = { path, line: number, key };
    if (name[3] === undefined) {
      const off = key.startsWith("no") ? key.slice(2) : undefined;
      state.settings.set(off ?? key, { value: off === undefined ? "yes" : "no", written: key, at: { ...place, key: off ?? key } });
      continue;
    }
    const word = muttWord(line, at, context(state, files));
    const rest = withoutTrailing(line.slice(at), " \t");
    state.settings.set(key, { value: word.value, written: word.because === undefined ? word.value : rest, at: place, ...(word.command === undefined ? {} : { command: word.command }), ...(word.because === undefined ? {} : { because: word.because }) });
    at = word.end;
  }
}

async function source(path: string, depth: number, inside: readonly string[], state: State, files: Files): Promise<void> {
  if (inside.includes(path)) {
    state.trouble.push(`${path} sources itself; Mutt stops there.`);
    return;
  }
  if (depth > maxDepth) {
    state.trouble.push(`${path} was not read: files source one another more than ${maxDepth} deep.`);
    return;
  }
  const file = await files.read(path);
  if ("refused" in file) {
    state.trouble.push(unreadable(path, file.refused));
    return;
  }
  for (const { line, number } of logicalLines(file.text)) {
    for (let at = 0; at < line.length; ) {
      const verb = muttWord(line, at + (/^[\s;]*/.exec(line.slice(at))?.[0].length ?? 0), context(state, files));
      if (verb.value === "") break;
      at = verb.end;
      if (verb.value === "set") at = setCommand(line, at, number, path, state, files);
      else if (verb.value === "unset" || verb.value === "reset") {
        for (const name of line.slice(at).split(/[;#]/)[0]?.trim().split(/\s+/) ?? []) verb.value === "reset" ? state.settings.delete(name) : state.settings.set(name, { value: "no", written: "", at: { path, line: number, key: name } });
        at = line.length;
      } else if (verb.value === "source") {
        const word = muttWord(line, at + (/^\s*/.exec(line.slice(at))?.[0].length ?? 0), context(state, files));
        at = word.end;
        if (word.command === "yes" || word.value.endsWith("|")) state.notes.push(`line ${number} of ${path} takes settings from a command; it was not run, so what it sets is not known`);
        else {
          const named = word.value.replace(/^~(?=\/)/, files.home);
          await source(isAbsolute(named) ? named : join(dirname(path), named), depth + 1, [...inside, path], state, files);
        }
      } else if (/^(?:account|folder|send|send2|reply)-hook$/.test(verb.value)) {
        if (/smtp_|ssl_|\bfrom\b/.test(line)) state.notes.push(`line ${number} of ${path} changes sending settings only in some folders or for some recipients (${verb.value}); they are not shown here`);
        at = line.length;
      }
      // whatever else it is ends at the next ; outside of quotes
      while (at < line.length && line[at] !== ";" && line[at] !== "#") {
        const skipped = /[ \t\n]/.test(line.charAt(at)) ? undefined : muttWord(line, at, context(state, files));
        at = skipped === undefined || skipped.end === at ? at + 1 : skipped.end;
      }
      if (line[at] === "#") break;
    }
  }
}

function passwordOf(setting: Setting | undefined, inUrl: string | undefined, urlAt: Place | undefined): Kept {
  if (inUrl !== undefined && urlAt !== undefined) return keptInFile(percentDecoded(inUrl), urlAt);
  if (setting === undefined) return keptElsewhere("not-stored");
  if (setting.command === "yes") return keptElsewhere("command", setting.at);
  return keptInFile({ written: setting.written, read: setting.value, ...(setting.because === undefined ? {} : { because: setting.because }) }, setting.at);
}

function serverFrom(kind: "smtp" | "imap", state: State, path: string): { readonly server: StoredServer; readonly kept: Kept } | undefined {
  const address = state.settings.get(kind === "smtp" ? "smtp_url" : "folder");
  const url = address === undefined ? undefined : accountUrl(address.value);
  if (address === undefined || url === undefined || !(kind === "smtp" ? /^smtps?$/ : /^imaps?$/).test(url.scheme)) return undefined;
  const at = (name: string) => state.settings.get(name);
  const userSetting = at(`${kind}_user`);
  const user = url.user === undefined ? userSetting?.value : percentDecoded(url.user).read;
  const kept = passwordOf(at(`${kind}_pass`), url.password, address.at);
  const tlsAtOnce = url.scheme.endsWith("s");
  const starttls = at("ssl_starttls");
  const force = at("ssl_force_tls");
  // from Mutt 2.0 on ssl_force_tls is set by default, and with it a server without STARTTLS is refused
  const security = tlsAtOnce ? "tls" : starttls?.value === "no" && force?.value !== "yes" ? "none" : "starttls";
  const mechanism = at(kind === "smtp" ? "smtp_authenticators" : "imap_authenticators");
  const here = (value: Place) => ({ path: value.path, ...(value.line === undefined ? {} : { line: value.line }) });
  const from = <T,>(value: T, place: Place) => ({ value, at: { ...here(place), ...(place.key === undefined ? {} : { key: place.key }) } });
  return {
    kept,
    server: serverOf({
      protocol: kind,
      host: from(url.host, address.at),
      port: from(portOf(url.port) ?? (kind === "smtp" ? (tlsAtOnce ? 465 : 25) : tlsAtOnce ? 993 : 143), address.at),
      security: from(security, tlsAtOnce || starttls === undefined ? address.at : starttls.at),
      user: user === undefined ? undefined : from(user, url.user === undefined ? (userSetting?.at ?? address.at) : address.at),
      // the manual: smtp_authenticators are tried only where a user name or mechanism is set
      login: stored(user === undefined && mechanism === undefined ? "off" : "on", path, undefined, "smtp_url"),
      mechanism: mechanism === undefined || mechanism.value === "" ? undefined : from(mechanismOf(mechanism.value.split(":")[0] ?? ""), mechanism.at),
      certificateChecks: undefined,
      ehloName: at("hostname") === undefined || kind === "imap" ? undefined : from(at("hostname")?.value ?? "", at("hostname")?.at ?? address.at),
      password: kept.password,
    }),
  };
}

/** Mutt and NeoMutt: muttrc, with the files that it sources (the Mutt manual, chapters 3 and 9). */
export const mutt: Reader = {
  program: "mutt",
  title: "Mutt or NeoMutt",
  recognises({ path, head }) {
    if (/(?:^|\/)\.?(?:neo)?[Mm]uttrc$/.test(path)) return "yes";
    return /^\s*set\s+(?:smtp_url|smtp_pass|imap_user|imap_pass|folder)\s*=/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    const config = files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config");
    return [join(files.home, ".muttrc"), join(files.home, ".mutt/muttrc"), join(config, "mutt/muttrc"), join(files.home, ".neomuttrc"), join(files.home, ".neomutt/neomuttrc"), join(config, "neomutt/neomuttrc")];
  },
  async read(path, files): Promise<Reading> {
    const state: State = { settings: new Map(), trouble: [], notes: [], variant: path.includes("neomutt") ? "neomutt" : "mutt" };
    await source(path, 1, [], state, files);
    const submission = serverFrom("smtp", state, path);
    const access = serverFrom("imap", state, path);
    const sendmail = state.settings.get("sendmail");
    const address = state.settings.get("smtp_url");
    if (address?.command === "yes") state.notes.push(`the setting smtp_url in line ${address.at.line} of ${address.at.path} is made by a command; it was not run`);
    if (submission === undefined && access === undefined && sendmail === undefined && address === undefined) return { found: [], trouble: state.trouble.length > 0 ? state.trouble : [`${path} sets no server to send or to read mail with.`] };
    const from = state.settings.get("from")?.value ?? "";
    const found: FoundSettings = onlySet<FoundSettings>({
      facts: account({
        program: "mutt",
        account: from === "" ? "default" : from,
        addresses: /[^\s<>]+@[^\s<>]+/.exec(from)?.slice(0, 1) ?? [],
        submission: submission?.server,
        access: access?.server,
        notInEffect: [],
        notes: submission === undefined && sendmail !== undefined ? [...state.notes, `mail is handed to the command in "sendmail" (line ${sendmail.at.line}), not to a server: the settings of that program decide`] : submission === undefined && address !== undefined && address.command === undefined ? [...state.notes, `smtp_url in line ${address.at.line} is no address of the form smtp://user@host:port, so Mutt cannot send`] : state.notes,
      }),
      submissionSecret: submission?.kept.secret,
      accessSecret: access?.kept.secret,
    });
    return { found: [found], trouble: state.trouble };
  },
  rewrite: rewriteMutt,
};
