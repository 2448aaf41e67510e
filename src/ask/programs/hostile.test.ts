import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { machineFiles } from "./files.ts";
import { readers } from "./index.ts";

// Files that are half-written, huge, binary, linked in circles, or made to hurt: one clear sentence each, and nothing else read is lost.

const folder = mkdtempSync(join(realpathSync(tmpdir()), "cantsend-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));
const files = () => machineFiles({ home: folder, platform: "linux", environment: {} });

const names: Readonly<Record<string, string>> = {
  aerc: "aerc/accounts.conf", "apple-profile": "mail.mobileconfig", "claws-mail": ".claws-mail/accountrc", evolution: "evolution/sources/a.source", exim: "exim4/update-exim4.conf.conf", geary: "geary/geary.ini", "git-send-email": ".gitconfig",
  himalaya: "himalaya/config.toml", isync: ".mbsyncrc", kmail: "mailtransports", msmtp: ".msmtprc", mutt: ".muttrc", nullmailer: "nullmailer/remotes", opensmtpd: "smtpd.conf", outlook: "x.prf", postfix: "postfix/main.cf", "s-nail": ".mailrc",
  ssmtp: "ssmtp.conf", "systemd-credentials": "app.service", thunderbird: "tb/prefs.js", alertmanager: "alertmanager.yml", compose: "compose/docker-compose.yml", discourse: "discourse/app.yml", django: "django/settings.py", ghost: "config.production.json",
  gitea: "gitea/app.ini", gitlab: "gitlab.rb", grafana: "grafana.ini", "home-assistant": "ha/configuration.yaml", jenkins: "hudson.tasks.Mailer.xml", keycloak: "realm-export.json", kubernetes: "mail.k8s.yaml", laravel: "laravel/.env", mastodon: "mastodon/.env.production",
  nextcloud: "nextcloud/config/config.php", nodemailer: "node/.env", php: "php/php.ini", rails: "rails/config/environments/production.rb", symfony: "symfony/.env", wordpress: "wp-config.php",
};

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true, recursive: true });
  writeFileSync(path, content);
  return path;
}

const random = (seed: number, length: number, alphabet: string) => {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return alphabet[state % alphabet.length];
  }).join("");
};

const hostile: Readonly<Record<string, string | Buffer>> = {
  empty: "",
  binary: Buffer.from([0, 1, 2, 255, 0]),
  huge: Buffer.alloc(5 * 1024 * 1024, "a"),
  "one long line": "x".repeat(1_000_000),
  "many lines": "set a=b\n".repeat(200_000),
  "open quotes": `set smtp_pass="${"\\".repeat(1000)}\nsmtpPass = "abc\npassword "x\n`,
  "nested brackets": `${"[".repeat(20_000)}${"{".repeat(20_000)}${"(".repeat(20_000)}`,
  "nested property list": `<plist>${"<array>".repeat(9_000)}`,
  "entities that grow": `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><plist><dict><key>PayloadContent</key><array><dict><key>PayloadType</key><string>&b;&c;com.apple.mail.managed</string></dict></array></dict></plist>`,
  "names of objects": "[__proto__]\nconstructor=x\ntoString = y\nset __proto__=z\naccount __proto__\nhost x\n",
  "expansion in a circle": "relayhost = $a\na = $b$b\nb = $a$a\n$a = x\n",
  "words without end": "x".repeat(100_000),
  "settings without end": "EMAIL_HOST = 'a'\n".repeat(20_000),
  "as many settings as are read": `SMTP_HOST=a\nMAIL_HOST: "b"\ngitlab_rails['smtp_address'] = "c"\ndefine('WPMS_SMTP_HOST', 'd');\n`.repeat(1_900),
  "quotes that are never closed": "EMAIL_HOST = \"\nA='\n".repeat(3_500),
  "brackets opened and closed": `${"[".repeat(60)}${"]".repeat(60)}\n`.repeat(4_000),
  "keys inside keys": `${"a: ".repeat(20_000)}\n`.repeat(8),
  "names for one thing": `a: &a [x, x]\n${Array.from({ length: 3_000 }, (_, at) => `b${at}: *a\n`).join("")}`,
  "variables that double": `A0=xxxx\n${Array.from({ length: 60 }, (_, at) => `A${at + 1}=\${A${at}}\${A${at}}\n`).join("")}`,
  "blanks without end": `a${" \t".repeat(150_000)}b\n`,
  "line ends without end": "\r".repeat(300_000),
  "comments that look like more": `${"#".repeat(60_000)}\n`.repeat(8),
  "signs at random": random(7, 20_000, "\\\"'`$#{}[]()=:;<>@% \t\nab1"),
};

test.each(readers.map((reader) => reader.program))("%s: every hostile file ends in a sentence or in nothing, soon", async (program) => {
  const reader = readers.find((one) => one.program === program);
  const name = names[program] ?? "";
  for (const [what, content] of Object.entries(hostile)) {
    const path = put(name, content);
    const began = performance.now();
    const { trouble } = (await reader?.read(path, files())) ?? { trouble: [] };
    expect(performance.now() - began, what).toBeLessThan(2_000);
    for (const line of trouble) {
      expect(line.length, what).toBeLessThan(500);
      expect(line, what).toMatch(/^[^\n]+\.$/);
    }
    if (what === "binary" || what === "huge") expect(trouble.join(), what).toMatch(/binary|larger than 4 MB/);
  }
});

test.each(readers.map((reader) => reader.program))("%s: a folder, a FIFO, a broken link and a file cut off at any place are no danger", async (program) => {
  const reader = readers.find((one) => one.program === program);
  const path = join(folder, names[program] ?? program);
  rmSync(path, { force: true, recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  for (const make of [() => mkdirSync(path), () => execFileSync("mkfifo", [path]), () => symlinkSync("/dev/zero", path), () => symlinkSync(path, path)]) {
    make();
    const { found, trouble } = (await reader?.read(path, files())) ?? { found: [], trouble: [] };
    expect(found).toEqual([]);
    expect(trouble.length).toBe(1);
    rmSync(path, { force: true, recursive: true });
  }
});

test("includes in a circle, too deep, out of the tree and into the system end in a sentence; what else was read stays", async () => {
  const mutt = readers.find((one) => one.program === "mutt");
  put("a.rc", "source b.rc\n");
  put("b.rc", "source a.rc\n");
  for (let n = 0; n < 15; n += 1) put(`deep${n}.rc`, `source deep${n + 1}.rc\n`);
  const path = put(".muttrc", 'set smtp_url="smtp://ann@smtp.example.com"\nsource a.rc\nsource deep0.rc\nsource ../../../../../../../../proc/self/environ\nsource /dev/zero\nsource "rm -rf / |"\nsource missing.rc\n');
  const { found, trouble } = (await mutt?.read(path, files())) ?? { found: [], trouble: [] };
  expect(found[0]?.facts.submission?.host?.value).toBe("smtp.example.com");
  const told = trouble.join("\n");
  expect(told).toContain("a.rc sources itself");
  expect(told).toContain("more than 10 deep");
  expect(told).toContain("environ was not read: it is no regular file.");
  expect(told).toContain("/dev/zero was not read: it is no regular file.");
  expect(told).toContain("missing.rc was not read: there is no such file.");
  expect(found[0]?.facts.notes.join()).toContain("takes settings from a command; it was not run");
  expect(told).not.toMatch(/PATH=|root:/);
});

test("Postfix: a password table that was changed after it was compiled is told of", async () => {
  const postfix = readers.find((one) => one.program === "postfix");
  const table = put("postfix/sasl_passwd", "[smtp.example.com]:587 ann:x\n");
  const made = put("postfix/sasl_passwd.db", "");
  const path = put("postfix/main.cf", `relayhost = [smtp.example.com]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:${table}\n`);
  const reasons = async () => (await postfix?.read(path, files()))?.found[0]?.facts.notInEffect.map((one) => one.reason);
  utimesSync(table, 1_000, 1_000);
  expect(await reasons()).not.toContain("cached-configuration");
  utimesSync(made, 500, 500);
  expect(await reasons()).toContain("cached-configuration");
});

test("a file that includes hundreds of others is read as far as 64 files", async () => {
  const git = readers.find((one) => one.program === "git-send-email");
  for (let n = 0; n < 100; n += 1) put(`many/${n}.inc`, "[x]\n\ty = z\n");
  const path = put(".gitconfig", `[sendemail]\n\tsmtpServer = smtp.example.com\n${Array.from({ length: 100 }, (_, n) => `[include]\n\tpath = many/${n}.inc\n`).join("")}`);
  const { found, trouble } = (await git?.read(path, files())) ?? { found: [], trouble: [] };
  expect(found[0]?.facts.submission?.host?.value).toBe("smtp.example.com");
  expect(trouble.length).toBe(21);
  expect(trouble[20]).toMatch(/has 17 more troubles/);
  expect(trouble[0]).toContain("more than 64 files are included");
});

test("a link that leads an include out of the folder is followed, as the program does, and told of", async () => {
  const compose = readers.find((one) => one.program === "compose");
  const outside = put("elsewhere/mail.env", "SMTP_HOST=smtp.example.com\nSMTP_PASSWORD=geheim99\n");
  const path = put("linked/docker-compose.yml", "services:\n  web:\n    env_file: mail.env\n");
  symlinkSync(outside, join(dirname(path), "mail.env"));
  const { found } = (await compose?.read(path, files())) ?? { found: [] };
  expect(found[0]?.facts.submission?.host?.value).toBe("smtp.example.com");
  expect(found[0]?.facts.notes.join()).toContain(`is a link out of its folder; what was read is ${outside}`);
});

test("links whose files say nothing about mail are not listed one by one", async () => {
  const php = readers.find((one) => one.program === "php");
  const path = put("php/php.ini", "[mail function]\n;mail.log = syslog\n");
  const outside = put("php-available/xml.ini", "extension=xml\n");
  mkdirSync(join(dirname(path), "conf.d"));
  for (let n = 0; n < 20; n += 1) symlinkSync(outside, join(dirname(path), "conf.d", `${n}-xml.ini`));
  const { found } = (await php?.read(path, files())) ?? { found: [] };
  expect(found[0]?.facts.notInEffect).toEqual([]);
  expect(found[0]?.facts.notes.join()).not.toContain("link");
});
