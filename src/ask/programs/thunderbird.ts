import { dirname, isAbsolute, join } from "node:path";
import type { Security } from "../../model/route.ts";
import type { Stored, StoredServer, StoredSettings } from "../../model/settings-facts.ts";
import { keyLines, sectionsOf } from "./key-file.ts";
import type { Files, FoundSettings, Reader, Reading } from "./reader.ts";
import { rewriteThunderbird } from "./rewrite-thunderbird.ts";
import { account, keptElsewhere, onlySet, serverOf, unreadable } from "./stored.ts";
import { type Preference, thunderbirdPrefs } from "./thunderbird-prefs.ts";

type Prefs = ReadonlyMap<string, Preference>;

/** try_ssl and socketType: 0 nothing, 1 STARTTLS where offered (older versions), 2 STARTTLS, 3 TLS from the first byte (nsMsgSocketType). */
const sockets: Readonly<Record<number, Security>> = { 0: "none", 1: "starttls", 2: "starttls", 3: "tls" };
/** authMethod (nsMsgAuthMethod): 1 none, 3 password in the clear, 4 encrypted password, 5 GSSAPI, 6 NTLM, 7 certificate, 10 OAuth2. */
const mechanisms: Readonly<Record<number, string>> = { 4: "CRAM-MD5", 5: "GSSAPI", 6: "NTLM", 7: "EXTERNAL", 10: "XOAUTH2" };

function placed<T>(pref: Preference | undefined, key: string, value: T | undefined): Stored<T> | undefined {
  return pref === undefined || value === undefined || value === "" ? undefined : { value, at: { path: pref.path, line: pref.line, key } };
}

function serverFrom(prefs: Prefs, kind: "smtp" | "access", key: string, savedFor: ReadonlySet<string>): StoredServer | undefined {
  const base = kind === "smtp" ? `mail.smtpserver.${key}.` : `mail.server.${key}.`;
  const pref = (name: string) => prefs.get(base + name);
  const text = (name: string) => {
    const found = pref(name);
    return typeof found?.value === "string" ? placed(found, base + name, found.value) : undefined;
  };
  const number = (name: string) => {
    const found = pref(name);
    return typeof found?.value === "number" ? placed(found, base + name, found.value) : undefined;
  };
  const type = text("type")?.value;
  if (kind === "access" && type !== "imap" && type !== "pop3") return undefined;
  const protocol = kind === "smtp" ? "smtp" : type === "imap" ? "imap" : "pop";
  // realhostname and realuserName are older versions' word for what was changed later
  const host = (kind === "access" ? text("realhostname") : undefined) ?? text("hostname");
  if (host === undefined) return undefined;
  const user = kind === "smtp" ? text("username") : (text("realuserName") ?? text("userName"));
  const socket = number(kind === "smtp" ? "try_ssl" : "socketType");
  const security = sockets[socket?.value ?? 0] ?? "none";
  const standard = { smtp: security === "tls" ? 465 : security === "starttls" ? 587 : 25, imap: security === "tls" ? 993 : 143, pop: security === "tls" ? 995 : 110 }[protocol];
  const auth = number("authMethod");
  const mechanism = auth === undefined ? undefined : mechanisms[auth.value];
  const origin = `${protocol === "smtp" ? "smtp" : protocol === "imap" ? "imap" : "mailbox"}://${host.value}`;
  return serverOf({
    protocol,
    host,
    port: number("port") ?? { value: standard, at: { path: host.at.path, key: `${base}port` } },
    security: { value: security, at: socket?.at ?? { path: host.at.path, key: `${base}${kind === "smtp" ? "try_ssl" : "socketType"}` } },
    user,
    login: { value: auth?.value === 1 || (kind === "smtp" && user === undefined) ? "off" : "on", at: auth?.at ?? { path: host.at.path, key: `${base}authMethod` } },
    mechanism: auth === undefined || mechanism === undefined ? undefined : { value: mechanism, at: auth.at },
    certificateChecks: undefined,
    ehloName: kind === "smtp" ? text("hello_argument") : undefined,
    password: keptElsewhere(savedFor.has(origin) ? "key-store" : "not-stored", savedFor.has(origin) ? { path: join(dirname(host.at.path), "logins.json") } : undefined).password,
  });
}

/** Add-ons that look into mail or stand between the program and its server, by words in their name or id. */
const shields = /antivir|anti-?virus|security|avast|avg\b|avira|bitdefender|eset|kaspersky|mcafee|norton|symantec|g ?data|f-?secure|sophos|trend ?micro|spam|phish|proxy|vpn/i;

async function addOns(profile: string, files: Files): Promise<readonly string[]> {
  const file = await files.read(join(profile, "extensions.json"));
  if ("refused" in file) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(file.text);
  } catch {
    return [];
  }
  const list = (parsed as { addons?: unknown } | null)?.addons;
  return (Array.isArray(list) ? list : []).flatMap((one: { id?: unknown; active?: unknown; defaultLocale?: { name?: unknown } } | null) => {
    const name = typeof one?.defaultLocale?.name === "string" ? one.defaultLocale.name : typeof one?.id === "string" ? one.id : "";
    return one?.active === true && shields.test(`${name} ${typeof one.id === "string" ? one.id : ""}`) ? [name.slice(0, 80)] : [];
  });
}

/** For which servers a password is saved: the origins of logins.json, which are not encrypted. */
async function savedOrigins(profile: string, files: Files): Promise<ReadonlySet<string>> {
  const file = await files.read(join(profile, "logins.json"));
  if ("refused" in file) return new Set();
  try {
    const logins = (JSON.parse(file.text) as { logins?: readonly { hostname?: unknown }[] }).logins;
    return new Set((Array.isArray(logins) ? logins : []).flatMap((one) => (typeof one?.hostname === "string" ? [one.hostname] : [])));
  } catch {
    return new Set();
  }
}

function listOf(prefs: Prefs, key: string): readonly string[] {
  const value = prefs.get(key)?.value;
  return typeof value === "string" ? value.split(",").map((one) => one.trim()).filter((one) => one !== "") : [];
}

async function readProfile(profile: string, files: Files): Promise<Reading> {
  const path = join(profile, "prefs.js");
  const file = await files.read(path);
  if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
  const own = thunderbirdPrefs(file.text, path);
  // user.js is read at every start and wins over prefs.js
  const userPath = join(profile, "user.js");
  const user = await files.read(userPath);
  const forced = "text" in user ? thunderbirdPrefs(user.text, userPath).prefs : new Map<string, Preference>();
  const prefs: Prefs = new Map([...own.prefs, ...forced]);
  const overridden: StoredSettings["notInEffect"][number][] = [...forced].flatMap(([key, pref]) => {
    const before = own.prefs.get(key);
    return /^mail\.(?:smtpserver|server|identity|smtp)/.test(key) && before !== undefined && before.value !== pref.value ? [{ at: { path, line: before.line, key }, reason: "overridden-by-another-file" as const, winner: { path: userPath, line: pref.line, key } }] : [];
  });
  const saved = await savedOrigins(profile, files);
  const hindering = await addOns(profile, files);
  const servers = listOf(prefs, "mail.smtpservers");
  const standard = prefs.get("mail.smtp.defaultserver")?.value;
  const fallback = typeof standard === "string" && standard !== "" ? standard : servers[0];
  const found = listOf(prefs, "mail.accountmanager.accounts").flatMap((name) => {
    const access = prefs.get(`mail.account.${name}.server`)?.value;
    return listOf(prefs, `mail.account.${name}.identities`).map((identity): FoundSettings => {
      const pref = (key: string) => prefs.get(`mail.identity.${identity}.${key}`);
      const email = pref("useremail")?.value;
      const assigned = pref("smtpServer")?.value;
      const key = typeof assigned === "string" && assigned !== "" ? assigned : fallback;
      const submission = key === undefined ? undefined : serverFrom(prefs, "smtp", key, saved);
      const notes = [
        ...(submission === undefined ? ["no outgoing server is set for this identity"] : []),
        ...(typeof assigned === "string" && assigned !== "" && !servers.includes(assigned) ? ["this identity is assigned to an outgoing server that is not in the list any more"] : []),
        ...(hindering.length === 0 ? [] : [`add-ons that may look into mail are switched on: ${hindering.join(", ")}`]),
        ...(prefs.get("network.proxy.type")?.value === 1 ? ["a proxy is set by hand in the network settings: mail goes through it too, where it is a SOCKS proxy"] : []),
      ];
      return onlySet<FoundSettings>({
        facts: account({ program: "thunderbird", account: `${name}/${identity}`, addresses: typeof email === "string" ? [email] : [], submission, access: typeof access === "string" ? serverFrom(prefs, "access", access, saved) : undefined, notInEffect: overridden, notes }),
        submissionSecret: undefined,
        accessSecret: undefined,
      });
    });
  });
  const trouble = own.damaged === 0 ? [] : [`${path}: ${own.damaged === 1 ? "one line is" : `${own.damaged} lines are`} damaged; Thunderbird ends its reading at the first such line and goes on without what follows.`];
  return { found, trouble: found.length === 0 && trouble.length === 0 ? [`${path} names no mail account.`] : trouble };
}

/** The folders where Thunderbird and its relatives keep profiles.ini, by platform. */
function rootsOf(files: Files): readonly string[] {
  const { home } = files;
  if (files.platform === "macos") return [join(home, "Library/Thunderbird"), join(home, "Library/Application Support/Betterbird")];
  if (files.platform === "windows") return ["Thunderbird", "Betterbird"].map((name) => join(files.environment.APPDATA ?? join(home, "AppData/Roaming"), name));
  return [".thunderbird", ".icedove", ".mozilla-thunderbird", "snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird", ".betterbird"].map((name) => join(home, name));
}

async function profilesIn(root: string, files: Files): Promise<readonly string[]> {
  const file = await files.read(join(root, "profiles.ini"));
  if ("refused" in file) return [];
  return [...sectionsOf(keyLines(file.text))].flatMap(([name, keys]) => {
    const path = keys.get("Path")?.raw.trim();
    return path === undefined || !/^Profile\d+$/.test(name) ? [] : [isAbsolute(path) ? path : join(root, path)];
  });
}

/** Thunderbird, Betterbird and their forefathers: profiles.ini, and in each profile prefs.js, user.js, logins.json (whose secrets stay there) and extensions.json. */
export const thunderbird: Reader = {
  program: "thunderbird",
  title: "Thunderbird",
  recognises({ path, head }) {
    if (/(?:^|[\\/])(?:prefs|user)\.js$/.test(path) && /pref\(/.test(head)) return /mail\.|mailnews/.test(head) ? "yes" : "maybe";
    return /(?:thunderbird|betterbird|icedove)[\\/]profiles\.ini$/i.test(path) ? "yes" : "no";
  },
  async usualPlaces(files) {
    const found = await Promise.all(rootsOf(files).map((root) => profilesIn(root, files)));
    return [...new Set(found.flat())].map((profile) => join(profile, "prefs.js"));
  },
  async read(path, files) {
    if (path.endsWith("profiles.ini") || (await files.list(path)).includes("profiles.ini")) {
      const root = path.endsWith("profiles.ini") ? dirname(path) : path;
      const readings = await Promise.all((await profilesIn(root, files)).map((profile) => readProfile(profile, files)));
      return readings.length === 0 ? { found: [], trouble: [`${path} names no profile.`] } : { found: readings.flatMap((one) => one.found), trouble: readings.flatMap((one) => one.trouble) };
    }
    return readProfile(/\.js$/.test(path) ? dirname(path) : path, files);
  },
  rewrite: rewriteThunderbird,
};
