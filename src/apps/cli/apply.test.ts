import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readClient } from "../../ask/programs/find-settings.ts";
import { readers } from "../../ask/programs/index.ts";
import type { FieldChange } from "../../ask/programs/reader.ts";
import { machineFiles } from "../../ask/programs/files.ts";
import { clicksTo } from "../../report/program-clicks.ts";
import { apply, planFor, provenPlan, undo } from "./apply.ts";

let folder = "";
const env = () => ({ XDG_STATE_HOME: join(folder, "state"), HOME: folder });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantsend-apply-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const toStarttls: readonly FieldChange[] = [{ field: "host", to: "smtp.example.com" }, { field: "port", to: "587" }, { field: "security", to: "starttls" }];

async function plan(name: string, text: string, changes: readonly FieldChange[] = toStarttls, at = 0) {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text, { mode: 0o640 });
  const files = machineFiles({ home: folder, platform: "linux", environment: {} });
  const { found } = await readClient(path, files);
  const one = found[at];
  const reader = readers.find((each) => each.program === one?.facts.program);
  if (one === undefined || reader === undefined) throw new Error(name);
  return { path, files, reader, made: planFor(one, reader, changes) };
}

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  [".msmtprc", "# mine\ndefaults\ntls on\naccount work\nhost smtp.exmaple.com   # x\nuser ann\npassword geheim99\naccount other\nhost o.example\n", "# mine\ndefaults\ntls on\naccount work\ntls_starttls on\nport 587\nhost smtp.example.com\nuser ann\npassword geheim99\naccount other\nhost o.example\n"],
  [".muttrc", "set from='ann@example.com'\nset smtp_url=\"smtps://ann%40example.com:geheim99@smtp.exmaple.com/\" # server\r\n".replace("\r", ""), "set from='ann@example.com'\nset smtp_url='smtp://ann%40example.com:geheim99@smtp.example.com:587' # server\nset ssl_starttls = 'yes'\n"],
  ["postfix/main.cf", "# c\nrelayhost =\n    [smtp.exmaple.com]:465\nmyhostname = a\nsmtp_tls_wrappermode = yes\n", "# c\nrelayhost = [smtp.example.com]:587\nmyhostname = a\nsmtp_tls_wrappermode = no\nsmtp_tls_security_level = encrypt\n"],
  ["tb/prefs.js", 'user_pref("mail.accountmanager.accounts", "a1");\r\nuser_pref("mail.account.a1.identities", "i1");\r\nuser_pref("mail.identity.i1.useremail", "ann@example.com");\r\nuser_pref("mail.smtpservers", "s1");\r\nuser_pref("mail.smtpserver.s1.hostname", "smtp.exmaple.com");\r\nuser_pref("mail.smtpserver.s1.try_ssl", 0);\r\n', 'user_pref("mail.accountmanager.accounts", "a1");\r\nuser_pref("mail.account.a1.identities", "i1");\r\nuser_pref("mail.identity.i1.useremail", "ann@example.com");\r\nuser_pref("mail.smtpservers", "s1");\r\nuser_pref("mail.smtpserver.s1.hostname", "smtp.example.com");\r\nuser_pref("mail.smtpserver.s1.try_ssl", 2);\r\nuser_pref("mail.smtpserver.s1.port", 587);\r\n'],
  ["shop/.env", "APP_KEY=base64:aGVsbG8=\nDATABASE_URL=mysql://u:hidden1@db/x\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.exmaple.com # relay\nMAIL_PORT=465\nMAIL_SCHEME=smtps\nMAIL_PASSWORD='geheim99'\nAPI_TOKEN=hidden2\n", "APP_KEY=base64:aGVsbG8=\nDATABASE_URL=mysql://u:hidden1@db/x\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.example.com # relay\nMAIL_PORT=587\nMAIL_SCHEME=smtp\nMAIL_PASSWORD='geheim99'\nAPI_TOKEN=hidden2\n"],
  ["node/.env", "SMTP_HOST=\"smtp.exmaple.com\"\r\nSMTP_PORT=465\r\nSMTP_SECURE=true\r\nSMTP_PASS=geheim99\r\n", "SMTP_HOST=smtp.example.com\r\nSMTP_PORT=587\r\nSMTP_SECURE=false\r\nSMTP_PASS=geheim99\r\n"],
  ["live/.env.production", "LOCAL_DOMAIN=a.example\nSMTP_SERVER=smtp.exmaple.com\nSMTP_PORT=465\nSMTP_TLS=true\nSMTP_LOGIN=ann\nSMTP_PASSWORD=geheim99\n", "LOCAL_DOMAIN=a.example\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=587\nSMTP_TLS=false\nSMTP_LOGIN=ann\nSMTP_PASSWORD=geheim99\nSMTP_ENABLE_STARTTLS=always\n"],
  ["web/.env", "APP_ENV=prod\nMAILER_DSN=\"smtps://ann%40example.com:geheim99%23x@smtp.exmaple.com:465?verify_peer=1\" # relay\nDATABASE_URL=mysql://u:hidden1@db/x\n", "APP_ENV=prod\nMAILER_DSN=\"smtp://ann%40example.com:geheim99%23x@smtp.example.com:587?verify_peer=1\" # relay\nDATABASE_URL=mysql://u:hidden1@db/x\n"],
  ["site/.env", "SECRET_KEY=hidden1\r\nEMAIL_HOST=smtp.exmaple.com\r\nEMAIL_PORT=465\r\nEMAIL_USE_SSL=True\r\nEMAIL_HOST_USER=ann@example.com\r\nEMAIL_HOST_PASSWORD=geheim99\r\n", "SECRET_KEY=hidden1\r\nEMAIL_HOST=smtp.example.com\r\nEMAIL_PORT=587\r\nEMAIL_USE_SSL=False\r\nEMAIL_HOST_USER=ann@example.com\r\nEMAIL_HOST_PASSWORD=geheim99\r\nEMAIL_USE_TLS=True\r\n"],
  ["site2/.env", "EMAIL_URL=smtp+ssl://ann:geheim99@smtp.exmaple.com:465\n", "EMAIL_URL=smtp+tls://ann:geheim99@smtp.example.com:587\n"],
  ["node2/.env", "SMTP_URL=smtps://ann:geheim99@smtp.exmaple.com\n", "SMTP_URL=smtp://ann:geheim99@smtp.example.com:587\n"],
];

test.each([
  ["another transport", "web/.env", "APP_SECRET=x\nMAILER_DSN=sendgrid+smtp://KEY@smtp.exmaple.com\n", "no outgoing server in these settings"],
  ["a server that comes from another variable", "web/.env", "MAIL_SERVER=smtp.exmaple.com\nMAILER_DSN=smtp://ann:geheim99@${MAIL_SERVER}:465\n", "put together from other variables"],
  ["Python code", "site/settings.py", "import os\nEMAIL_HOST = 'smtp.exmaple.com'\nEMAIL_PORT = 465\nEMAIL_USE_SSL = True\n", "Python code"],
])("%s is left alone, and the user learns why", async (_what, name, text, why) => {
  const { path, made } = await plan(name, text);
  expect("why" in made ? made.why : "written").toContain(why);
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("an msmtp account that is only another name of one is changed where its lines stand", async () => {
  const { made } = await plan(".msmtprc", "account web\nhost smtp.exmaple.com\nport 465\ntls on\ntls_starttls off\nuser ann\naccount default : web\n", toStarttls, 1);
  expect("change" in made ? made.change.after : made.why).toBe("account web\nhost smtp.example.com\nport 587\ntls on\ntls_starttls on\nuser ann\naccount default : web\n");
});

test("the password in an address stays as it is written, whatever signs it has", async () => {
  for (const password of ["ge:heim99", "ge%25heim99", "geheim99!'", "geheim99;~", "geheim99+a b"]) {
    const { made } = await plan("web/.env", `MAILER_DSN="smtp://ann:${password}@smtp.exmaple.com:465"\n`, [...toStarttls, { field: "user", to: "ann@example.com" }]);
    expect("change" in made ? made.change.after : made.why).toBe(`MAILER_DSN="smtp://ann%40example.com:${password}@smtp.example.com:587"\n`);
  }
});

test("a .env file that holds the whole address is not written; the user learns why and what to do", async () => {
  const { made } = await plan("shop/.env", "MAIL_MAILER=smtp\nMAIL_URL=smtp://ann:geheim99@smtp.exmaple.com:587\n");
  expect("why" in made ? made.why : "").toContain("MAIL_URL holds the whole address");
  expect("byHand" in made ? made.byHand.join() : "").toContain("Server: smtp.example.com");
});

test.each(cases)("%s: the fields change, everything else stays byte for byte; the program's reader then reads the new ones", async (name, before, after) => {
  const { path, files, reader, made } = await plan(name, before);
  if (!("change" in made)) throw new Error(made.why);
  expect(made.change.after).toBe(after);
  expect(made.change.diff).toMatch(/^--- .*\n\+\+\+ .*\n@@ /);
  expect(made.change.diff).not.toMatch(/geheim99|hidden\d|aGVsbG8/);
  const { backup } = apply(made.change, new Date("2026-11-24T01:02:03Z"), env());
  expect(readFileSync(path, "utf8")).toBe(after);
  expect(readFileSync(backup, "utf8")).toBe(before);
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(statSync(backup).mode & 0o777).toBe(0o640);
  const { found } = await reader.read(path, files);
  expect([found[0]?.facts.submission?.host?.value, found[0]?.facts.submission?.port?.value, found[0]?.facts.submission?.security?.value]).toEqual(["smtp.example.com", 587, "starttls"]);
  expect(undo(env()).path).toMatch(/[^/]+$/);
  expect(readFileSync(path, "utf8")).toBe(before);
  expect(readdirSync(join(path, "..")).filter((one) => /before-cantsend|\.part$/.test(one))).toEqual([]);
  expect(() => undo(env())).toThrow("nothing");
});

test("a file that was changed in the meantime or since is left alone", async () => {
  const { path, made } = await plan(".msmtprc", "account default\nhost x.example\n");
  if (!("change" in made)) throw new Error(made.why);
  writeFileSync(path, "account default\nhost other.example\n");
  expect(() => apply(made.change, new Date(0), env())).toThrow("in the meantime");
  writeFileSync(path, made.change.before);
  apply(made.change, new Date(0), env());
  writeFileSync(path, "mine\n");
  expect(() => undo(env())).toThrow("changed since");
  expect(readFileSync(path, "utf8")).toBe("mine\n");
});

test("a link stays a link, and a file that may not be written stays as it was", async () => {
  const target = join(folder, "real");
  writeFileSync(target, "account default\nhost x.example\n");
  symlinkSync(target, join(folder, "msmtprc"));
  const files = machineFiles({ home: folder, platform: "linux", environment: {} });
  const reader = readers.find((one) => one.program === "msmtp");
  const { found } = (await reader?.read(join(folder, "msmtprc"), files)) ?? { found: [] };
  if (found[0] === undefined || reader === undefined) throw new Error("not read");
  const made = planFor(found[0], reader, toStarttls);
  if (!("change" in made)) throw new Error(made.why);
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    expect(() => apply(made.change, new Date(0), env())).toThrow("cannot be written");
    chmodSync(folder, 0o700);
  }
  apply(made.change, new Date(0), env());
  expect(readFileSync(target, "utf8")).toContain("smtp.example.com");
  expect(readdirSync(folder, { withFileTypes: true }).find((one) => one.name === "msmtprc")?.isSymbolicLink()).toBe(true);
});

test("Thunderbird is not written while it runs, and programs without a writer get the exact clicks", async () => {
  const profile = join(folder, "tb");
  mkdirSync(profile);
  symlinkSync(`127.0.1.1:+${process.pid}`, join(profile, "lock"));
  const { made } = await plan("tb/prefs.js", cases[3]?.[1] ?? "");
  if (process.platform === "linux") expect("why" in made ? made.why : "").toContain("is running");
  const other = await plan("mailtransports", "[Transport 1]\nhost=x.example\nport=25\n");
  expect("byHand" in other.made ? other.made.byHand : []).toEqual(expect.arrayContaining([expect.stringContaining("Configure KMail"), "Server: smtp.example.com", "Port: 587", "Encryption: STARTTLS"]));
});

test("every program that can be read has its own steps to the settings", () => {
  const own = clicksTo("no such program");
  const written = ["msmtp", "mutt", "postfix"];
  for (const { program } of readers) if (!written.includes(program) && !["isync", "systemd-credentials"].includes(program)) expect(clicksTo(program), program).not.toEqual(own);
});

test("a change that the program would not read back is not offered: part of the settings stands in code", async () => {
  const folderOf = join(folder, "app/site");
  mkdirSync(folderOf, { recursive: true });
  writeFileSync(join(folder, "app/.env"), "MAIL_HOST=x\nEMAIL_HOST=smtp.exmaple.com\nEMAIL_PORT=465\n");
  const proven = async (code: string) => {
    const path = join(folderOf, "settings.py");
    writeFileSync(path, `import os\nEMAIL_HOST = os.environ['EMAIL_HOST']\nEMAIL_PORT = os.environ['EMAIL_PORT']\n${code}`);
    const files = () => machineFiles({ home: folder, platform: "linux", environment: {} });
    const { found } = await readClient(path, files());
    const reader = readers.find((each) => each.program === "django");
    if (found[0] === undefined || reader === undefined) throw new Error("not read");
    return provenPlan(found[0], reader, toStarttls, files);
  };
  const fixed = await proven("EMAIL_USE_SSL = True\n");
  expect("why" in fixed ? fixed.why : "written").toContain("would not be what Django reads");
  expect("change" in (await proven("EMAIL_USE_SSL = os.environ.get('EMAIL_USE_SSL') == 'True'\nEMAIL_USE_TLS = os.environ.get('EMAIL_USE_TLS', 'True')\n"))).toBe(true);
  expect("change" in (await proven("EMAIL_USE_TLS = os.environ.get('EMAIL_USE_TLS', 'False')\n"))).toBe(true);
});
