import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unseal } from "../../world/secrets.ts";
import { paperFiles } from "../../testing/paper-files.ts";
import { appleProfile } from "./apple-profile.ts";
import { exim } from "./exim.ts";
import { gitSendEmail } from "./git-send-email.ts";
import { himalaya } from "./himalaya.ts";
import { isync } from "./isync.ts";
import { msmtp } from "./msmtp.ts";
import { mutt } from "./mutt.ts";
import { nullmailer } from "./nullmailer.ts";
import { postfix } from "./postfix.ts";
import type { Reader } from "./reader.ts";
import { sNail } from "./s-nail.ts";
import { ssmtp } from "./ssmtp.ts";

// What the real programs read, written down by lab/readings/record.ts: form -> password as typed -> what the program took (null: it refuses).
const readings = JSON.parse(readFileSync(new URL("readings.json", import.meta.url), "utf8")) as Record<string, Record<string, string | null>>;

/** The same file that the real program was given, with the password as it is. */
interface Form {
  readonly reader: Reader;
  readonly path: string;
  files(password: string): Record<string, string>;
}

const one = (reader: Reader, path: string, text: (password: string) => string): Form => ({ reader, path, files: (password) => ({ [path]: text(password) }) });
const home = "/home/ann";
const url = "set smtp_url=smtp://ann@mail.example.com\n";
const mbsync = (argument: string) => `IMAPAccount a\nHost mail.example.com\nUser ann\nPass ${argument}\nAuthMechs LOGIN\n`;
const toml = (value: string) => `[accounts.a]\nmessage.send.backend.host = "mail.example.com"\nmessage.send.backend.auth.raw = ${value}\n`;
const mta = "set mta=smtp://mail.example.com user=ann";

const forms: Readonly<Record<string, Form>> = {
  msmtp: one(msmtp, `${home}/.msmtprc`, (p) => `account default\nhost mail.example.com\nauth plain\nuser ann\npassword ${p}\n`),
  "msmtp-quoted": one(msmtp, `${home}/.msmtprc`, (p) => `account default\nhost mail.example.com\nauth plain\nuser ann\npassword "${p}"\n`),
  mutt: one(mutt, `${home}/.muttrc`, (p) => `${url}set smtp_pass=${p}\n`),
  "mutt-quoted": one(mutt, `${home}/.muttrc`, (p) => `${url}set smtp_pass="${p}"\n`),
  "mutt-single": one(mutt, `${home}/.muttrc`, (p) => `${url}set smtp_pass='${p}'\n`),
  neomutt: one(mutt, `${home}/.neomuttrc`, (p) => `${url}set smtp_pass=${p}\n`),
  "neomutt-quoted": one(mutt, `${home}/.neomuttrc`, (p) => `${url}set smtp_pass="${p}"\n`),
  "neomutt-single": one(mutt, `${home}/.neomuttrc`, (p) => `${url}set smtp_pass='${p}'\n`),
  git: one(gitSendEmail, `${home}/.gitconfig`, (p) => `[sendemail]\n\tsmtpServer = mail.example.com\n\tsmtpUser = ann\n\tsmtpPass = ${p}\n`),
  "git-quoted": one(gitSendEmail, `${home}/.gitconfig`, (p) => `[sendemail]\n\tsmtpServer = mail.example.com\n\tsmtpUser = ann\n\tsmtpPass = "${p}"\n`),
  "s-nail": one(sNail, `${home}/.mailrc`, (p) => `${mta} password=${p}\n`),
  "s-nail-quoted": one(sNail, `${home}/.mailrc`, (p) => `${mta} password="${p}"\n`),
  "s-nail-single": one(sNail, `${home}/.mailrc`, (p) => `${mta} password='${p}'\n`),
  "postfix-map": { reader: postfix, path: "/etc/postfix/main.cf", files: (p) => ({ "/etc/postfix/main.cf": "relayhost = [mail.example.com]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = texthash:/etc/postfix/sasl_passwd\n", "/etc/postfix/sasl_passwd": `[mail.example.com]:587 ann:${p}\n` }) },
  "exim-passwd-client": { reader: exim, path: "/etc/exim4/update-exim4.conf.conf", files: (p) => ({ "/etc/exim4/update-exim4.conf.conf": "dc_eximconfig_configtype='smarthost'\ndc_smarthost='mail.example.com::587'\n", "/etc/exim4/passwd.client": `mail.example.com:ann:${p}\n` }) },
  ssmtp: one(ssmtp, "/etc/ssmtp/ssmtp.conf", (p) => `mailhub=mail.example.com:587\nAuthUser=ann\nAuthPass=${p}\nAuthMethod=LOGIN\n`),
  nullmailer: one(nullmailer, "/etc/nullmailer/remotes", (p) => `mail.example.com smtp port=587 user=ann pass=${p}\n`),
  "nullmailer-quoted": one(nullmailer, "/etc/nullmailer/remotes", (p) => `mail.example.com smtp port=587 user=ann pass="${p}"\n`),
  "nullmailer-single": one(nullmailer, "/etc/nullmailer/remotes", (p) => `mail.example.com smtp port=587 user=ann pass='${p}'\n`),
  himalaya: one(himalaya, `${home}/config.toml`, (p) => toml(`"${p}"`)),
  "himalaya-single": one(himalaya, `${home}/config.toml`, (p) => toml(`'${p}'`)),
  "apple-profile": one(appleProfile, `${home}/mail.mobileconfig`, (p) => `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.mail.managed</string><key>OutgoingMailServerHostName</key><string>mail.example.com</string><key>OutgoingPassword</key><string>${p}</string></dict></array></dict></plist>`),
  isync: one(isync, `${home}/.mbsyncrc`, (p) => mbsync(p)),
  "isync-quoted": one(isync, `${home}/.mbsyncrc`, (p) => mbsync(`"${p}"`)),
};

const recorded = Object.keys(readings).filter((id) => id in forms);

test("every form has a recording, and each asks at least 40 passwords", () => {
  expect(recorded.sort()).toEqual(Object.keys(forms).sort());
  for (const id of recorded) expect(Object.keys(readings[id] ?? {}).length).toBeGreaterThanOrEqual(40);
});

test.each(recorded)("%s: our reading of each password is that of the real program", async (id) => {
  const form = forms[id];
  if (form === undefined) throw new Error(id);
  const wrong: string[] = [];
  for (const [password, read] of Object.entries(readings[id] ?? {})) {
    // a command is never run here: what it would print is not known
    if (read !== null && /`.*`/.test(password) && id.includes("mutt") && !id.includes("single")) continue;
    const { found, trouble } = await form.reader.read(form.path, paperFiles(form.files(password)));
    const secret = found[0]?.submissionSecret ?? found[0]?.accessSecret;
    const ours = secret === undefined ? null : unseal(secret);
    if (ours !== read && !(read === null && (trouble.length > 0 || (ours ?? "") === "")) && !(read === "" && ours === null)) wrong.push(`${JSON.stringify(password)}: ${JSON.stringify(ours)}, really ${JSON.stringify(read)}`);
    const told = found[0]?.facts.submission?.password ?? found[0]?.facts.access?.password;
    // whatever the program reads differently is told of, unless it is the format's own regular quoting, a comment behind a blank, an entity of XML, or only blanks at the edge
    if (read !== null && ours === read && read !== password && read !== "" && read.trim() !== password.trim() && `"${read}"` !== password && `'${read}' `.trim() !== password && !/\s[#;]/.test(password) && id !== "apple-profile" && told?.because === undefined) wrong.push(`${JSON.stringify(password)}: nobody is told that it is read differently`);
  }
  expect(wrong).toEqual([]);
});
