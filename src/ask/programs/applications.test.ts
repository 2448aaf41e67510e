import { describe, expect, test } from "vitest";
import { paperFiles } from "../../testing/paper-files.ts";
import { alertmanager } from "./alertmanager.ts";
import { compose } from "./compose.ts";
import { discourse } from "./discourse.ts";
import { django } from "./django.ts";
import { ghost } from "./ghost.ts";
import { gitea } from "./gitea.ts";
import { gitlab } from "./gitlab.ts";
import { grafana } from "./grafana.ts";
import { homeAssistant } from "./home-assistant.ts";
import { jenkins } from "./jenkins.ts";
import { keycloak } from "./keycloak.ts";
import { kubernetes } from "./kubernetes.ts";
import { laravel } from "./laravel.ts";
import { mastodon } from "./mastodon.ts";
import { nextcloud } from "./nextcloud.ts";
import { nodemailer } from "./nodemailer.ts";
import { php } from "./php.ts";
import { rails } from "./rails.ts";
import type { Reader } from "./reader.ts";
import { symfony } from "./symfony.ts";
import { wordpress } from "./wordpress.ts";

type Paper = Readonly<Record<string, string>>;

async function readOne(reader: Reader, path: string, paper: Paper, rest: Parameters<typeof paperFiles>[1] = {}) {
  const reading = await reader.read(path, paperFiles(paper, rest));
  const facts = reading.found[0]?.facts;
  const server = facts?.submission;
  return {
    reading,
    host: server?.host?.value,
    port: server?.port?.value,
    security: server?.security?.value,
    user: server?.user?.value,
    password: server?.password,
    lost: (facts?.notInEffect ?? []).map((one) => `${one.reason} ${one.at.key ?? one.at.path}`),
    notes: facts?.notes ?? [],
    worker: facts?.worker?.value,
  };
}

const right = { host: "smtp.example.net", port: 587, security: "starttls", user: "ann@example.com" };

describe("settings that are in order", () => {
  const cases: readonly (readonly [Reader, string, Paper])[] = [
    [laravel, "/app/.env", { "/app/.env": "APP_KEY=base64:x\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.example.net\nMAIL_PORT=587\nMAIL_USERNAME=ann@example.com\nMAIL_PASSWORD=sesame\nMAIL_FROM_ADDRESS=\"ann@example.com\"\n" }],
    [symfony, "/app/.env", { "/app/.env": "APP_ENV=prod\nMAILER_DSN=smtp://ann%40example.com:sesame@smtp.example.net:587\n" }],
    [django, "/app/site/settings.py", { "/app/site/settings.py": "EMAIL_HOST = 'smtp.example.net'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = os.environ.get('MAIL_USER')\nEMAIL_HOST_PASSWORD = 'sesame'\n", "/app/site/.env": "MAIL_USER=ann@example.com\n" }],
    [rails, "/app/config/environments/production.rb", { "/app/config/environments/production.rb": "Rails.application.configure do\n  config.action_mailer.delivery_method = :smtp\n  config.action_mailer.smtp_settings = {\n    address: 'smtp.example.net', # the relay\n    port: 587,\n    user_name: ENV['MAIL_USER'],\n    password: \"sesame\",\n    authentication: :plain,\n    enable_starttls_auto: true\n  }\nend\n", "/app/.env": "MAIL_USER=ann@example.com\n" }],
    [nodemailer, "/app/.env", { "/app/.env": "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=ann@example.com\nSMTP_PASS=sesame\n" }],
    [compose, "/app/compose.yaml", { "/app/compose.yaml": "services:\n  web:\n    image: x\n    environment:\n      - SMTP_HOST=${MAIL_HOST:-smtp.example.net}\n      - SMTP_PORT=587\n      - SMTP_USER=ann@example.com\n    env_file: mail.env\n", "/app/mail.env": "SMTP_PASSWORD=sesame\n" }],
    [kubernetes, "/app/mail.yaml", { "/app/mail.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail\ndata:\n  password: c2VzYW1l\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          env:\n            - name: SMTP_HOST\n              value: smtp.example.net\n            - name: SMTP_PORT\n              value: \"587\"\n            - name: SMTP_USER\n              value: ann@example.com\n            - name: SMTP_PASSWORD\n              valueFrom:\n                secretKeyRef:\n                  name: mail\n                  key: password\n" }],
    [wordpress, "/www/wp-config.php", { "/www/wp-config.php": "<?php\ndefine( 'WPMS_ON', true );\ndefine( 'WPMS_MAILER', 'smtp' );\ndefine( 'WPMS_SMTP_HOST', 'smtp.example.net' );\ndefine( 'WPMS_SMTP_PORT', 587 );\ndefine( 'WPMS_SSL', 'tls' );\ndefine( 'WPMS_SMTP_AUTH', true );\ndefine( 'WPMS_SMTP_USER', 'ann@example.com' );\ndefine( 'WPMS_SMTP_PASS', 'sesame' );\nrequire_once ABSPATH . 'wp-settings.php';\n" }],
    [nextcloud, "/www/config/config.php", { "/www/config/config.php": "<?php\n$CONFIG = array (\n  'instanceid' => 'x',\n  'trusted_domains' => [ 'a', 'b' ],\n  'mail_smtpmode' => 'smtp',\n  'mail_smtphost' => 'smtp.example.net',\n  'mail_smtpport' => '587',\n  'mail_smtpauth' => 1,\n  'mail_smtpname' => 'ann@example.com',\n  'mail_smtppassword' => 'sesame',\n  'mail_from_address' => 'ann',\n  'mail_domain' => 'example.com',\n);\n" }],
    [gitlab, "/etc/gitlab/gitlab.rb", { "/etc/gitlab/gitlab.rb": "gitlab_rails['smtp_enable'] = true\ngitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_user_name'] = \"ann@example.com\"\ngitlab_rails['smtp_password'] = \"sesame\"\ngitlab_rails['smtp_enable_starttls_auto'] = true\n" }],
    [gitea, "/etc/gitea/app.ini", { "/etc/gitea/app.ini": "APP_NAME = x\n[mailer]\nENABLED = true\nPROTOCOL = smtp+starttls\nSMTP_ADDR = smtp.example.net\nSMTP_PORT = 587\nUSER = ann@example.com\nPASSWD = `sesame`\n" }],
    [mastodon, "/home/mastodon/live/.env.production", { "/home/mastodon/live/.env.production": "LOCAL_DOMAIN=example.com\nSMTP_SERVER=smtp.example.net\nSMTP_PORT=587\nSMTP_LOGIN=ann@example.com\nSMTP_PASSWORD=sesame\nSMTP_FROM_ADDRESS=Mastodon <ann@example.com>\n" }],
    [discourse, "/var/discourse/containers/app.yml", { "/var/discourse/containers/app.yml": "templates:\n  - templates/web.template.yml\nenv:\n  DISCOURSE_SMTP_ADDRESS: smtp.example.net\n  DISCOURSE_SMTP_PORT: 587\n  DISCOURSE_SMTP_USER_NAME: ann@example.com\n  DISCOURSE_SMTP_PASSWORD: sesame # note\n" }],
    [ghost, "/www/config.production.json", { "/www/config.production.json": JSON.stringify({ mail: { transport: "SMTP", options: { host: "smtp.example.net", port: 587, auth: { user: "ann@example.com", pass: "sesame" } } } }) }],
    [grafana, "/etc/grafana/grafana.ini", { "/etc/grafana/grafana.ini": "# Grafana\n[smtp]\nenabled = true\nhost = smtp.example.net:587\nuser = ann@example.com\npassword = \"\"\"sesame\"\"\"\n" }],
    [alertmanager, "/etc/alertmanager/alertmanager.yml", { "/etc/alertmanager/alertmanager.yml": "global:\n  smtp_smarthost: 'smtp.example.net:587'\n  smtp_auth_username: ann@example.com\n  smtp_auth_password: sesame\nroute:\n  receiver: team\nreceivers:\n  - name: team\n    email_configs:\n      - to: x@example.com\n" }],
    [keycloak, "/x/realm-export.json", { "/x/realm-export.json": JSON.stringify({ realm: "r", smtpServer: { host: "smtp.example.net", port: "587", starttls: "true", auth: "true", user: "ann@example.com", password: "sesame" } }) }],
    [homeAssistant, "/config/configuration.yaml", { "/config/configuration.yaml": "notify:\n  - name: mail\n    platform: smtp\n    server: smtp.example.net\n    port: 587\n    encryption: starttls\n    username: ann@example.com\n    password: !secret smtp_pass\n    sender: ann@example.com\n", "/config/secrets.yaml": "smtp_pass: sesame\n" }],
    [jenkins, "/var/lib/jenkins/hudson.tasks.Mailer.xml", { "/var/lib/jenkins/hudson.tasks.Mailer.xml": "<?xml version='1.1' encoding='UTF-8'?>\n<hudson.tasks.Mailer_-DescriptorImpl plugin=\"mailer@1\">\n  <smtpHost>smtp.example.net</smtpHost>\n  <smtpPort>587</smtpPort>\n  <useSsl>false</useSsl>\n  <useTls>true</useTls>\n  <smtpAuthUserName>ann@example.com</smtpAuthUserName>\n  <smtpAuthPassword>sesame</smtpAuthPassword>\n</hudson.tasks.Mailer_-DescriptorImpl>\n" }],
  ];

  test.each(cases)("$program: reads server, port, encryption, user and password", async (reader, path, paper) => {
    const seen = await readOne(reader, path, paper);
    expect(seen.reading.trouble).toEqual([]);
    expect({ host: seen.host, port: seen.port, security: seen.security, user: seen.user }).toEqual(right);
    expect(seen.password?.read).toEqual({ length: 6, classes: ["letter"] });
    expect(seen.password?.kept).toBe("file");
    expect(seen.lost).toEqual([]);
    expect(seen.notes).toEqual([]);
    expect(reader.recognises({ path, head: (paper[path] ?? "").slice(0, 4096) })).not.toBe("no");
    expect(JSON.stringify(seen.reading)).not.toContain("sesame");
    expect(String(seen.reading.found[0]?.submissionSecret)).toBe("[secret]");
  });
});

describe("settings that are not in effect", () => {
  const cases: readonly (readonly [Reader, string, Paper, readonly string[], Parameters<typeof paperFiles>[1]?])[] = [
    [laravel, "/app/.env", { "/app/.env": "MAIL_MAILER=log\nMAIL_HOST=a.example\nMAIL_SMTP_HOST=b.example\n" }, ["written-to-a-log MAIL_MAILER", "name-not-known-to-the-program MAIL_SMTP_HOST"]],
    [laravel, "/app/.env", { "/app/.env": "MAIL_MAILER=array\n# MAIL_HOST=a.example\n" }, ["sending-switched-off MAIL_MAILER", "commented-out MAIL_HOST"]],
    [laravel, "/app/.env", { "/app/.env": "MAIL_MAILER=smtp\nMAIL_HOST=a.example\n" }, ["overridden-by-environment MAIL_HOST"], { environment: { MAIL_HOST: "b.example" } }],
    [laravel, "/app/.env", { "/app/.env": "MAIL_MAILER=smtp\nMAIL_HOST=a.example\nMAIL_PORT=465\nMAIL_ENCRYPTION=ssl\n", "/app/composer.json": '{"require":{"laravel/framework":"^12.0"}}' }, ["name-not-known-to-the-program MAIL_ENCRYPTION"]],
    [laravel, "/app/.env", { "/app/.env": "MAIL_MAILER=smtp\nMAIL_HOST=new.example\nMAIL_PORT=587\n", "/app/bootstrap/cache/config.php": "<?php return array (\n  'mail' => \n  array (\n    'default' => 'smtp',\n    'mailers' => \n    array (\n      'smtp' => \n      array (\n        'transport' => 'smtp',\n        'host' => 'old.example',\n        'port' => '587',\n      ),\n    ),\n  ),\n);\n" }, ["cached-configuration MAIL_HOST"]],
    [symfony, "/app/.env", { "/app/.env": "MAILER_DSN=smtp://a.example:25\n", "/app/.env.local": "MAILER_DSN=null://null\n" }, ["overridden-by-another-file MAILER_DSN", "sending-switched-off MAILER_DSN"]],
    [django, "/s/settings.py", { "/s/settings.py": "EMAIL_BACKEND = 'django.core.mail.backends.console.EmailBackend'\nEMAIL_HOST = 'a.example'\n# EMAIL_PORT = 587\nEMAIL_PASSWORD = 'x'\n" }, ["commented-out EMAIL_PORT", "name-not-known-to-the-program EMAIL_PASSWORD", "written-to-a-log EMAIL_BACKEND"]],
    [rails, "/a/config/environments/production.rb", { "/a/config/environments/production.rb": "config.action_mailer.delivery_method = :test\nconfig.action_mailer.perform_deliveries = false\nconfig.action_mailer.smtp_settings = { address: 'a.example', username: 'x' }\n" }, ["name-not-known-to-the-program username", "sending-switched-off delivery_method", "sending-switched-off perform_deliveries"]],
    [compose, "/c/compose.yml", { "/c/compose.yml": "services:\n  a:\n    env_file: [m.env]\n    environment:\n      SMTP_HOST: b.example\n", "/c/m.env": "SMTP_HOST=a.example\n" }, ["overridden-by-another-file SMTP_HOST"]],
    [wordpress, "/w/wp-config.php", { "/w/wp-config.php": "<?php\n/* define('WPMS_SMTP_USER', 'x'); */\ndefine('WPMS_SMTP_HOST', 'a.example');\nrequire_once ABSPATH . 'wp-settings.php';\ndefine('WPMS_SMTP_PORT', 587);\n" }, ["commented-out WPMS_SMTP_USER", "wrong-section WPMS_SMTP_PORT", "sending-switched-off WPMS_SMTP_HOST", "sending-switched-off WPMS_SMTP_PORT"]],
    [nextcloud, "/n/config/config.php", { "/n/config/config.php": "<?php $CONFIG = ['mail_smtpmode' => 'sendmail', 'mail_smtphost' => 'a.example'];", "/n/config/docker.config.php": "<?php $CONFIG = array('mail_smtphost' => 'b.example');" }, ["overridden-by-another-file mail_smtphost", "another-transport mail_smtpmode"]],
    [gitlab, "/g/gitlab.rb", { "/g/gitlab.rb": "gitlab_rails['smtp_enable'] = false\ngitlab_rails['smtp_address'] = 'a.example'\n" }, ["sending-switched-off smtp_address"]],
    [gitlab, "/g/gitlab.rb", { "/g/gitlab.rb": "# gitlab_rails['smtp_enable'] = true\n# gitlab_rails['smtp_address'] = 'a.example'\n" }, ["commented-out smtp_enable", "commented-out smtp_address"]],
    [gitea, "/g/app.ini", { "/g/app.ini": "[service]\nSMTP_ADDR = b.example\n[mailer]\nENABLED = false\nHOST = a.example:587\n" }, ["name-not-known-to-the-program [mailer] HOST", "wrong-section [service] SMTP_ADDR", "sending-switched-off [mailer] ENABLED"]],
    [grafana, "/g/grafana.ini", { "/g/grafana.ini": "[smtp]\n;enabled = false\nhost = a.example:587\n" }, ["sending-switched-off [smtp] enabled"]],
    [mastodon, "/m/.env.production", { "/m/.env.production": "SMTP_SERVER=a.example\nSMTP_USER=x\nSMTP_DELIVERY_METHOD=sendmail\n" }, ["name-not-known-to-the-program SMTP_USER", "another-transport SMTP_DELIVERY_METHOD"]],
    [discourse, "/d/app.yml", { "/d/app.yml": "DISCOURSE_SMTP_ADDRESS: a.example\nenv:\n  DISCOURSE_SMTP_PORT: 587\n  #DISCOURSE_SMTP_PASSWORD: x\n" }, ["wrong-section DISCOURSE_SMTP_ADDRESS", "commented-out DISCOURSE_SMTP_PASSWORD"]],
    [ghost, "/g/config.production.json", { "/g/config.production.json": '{"mail":{"transport":"Direct","host":"a.example","options":{"port":25}}}' }, ["wrong-section mail.host", "another-transport mail.options.port"]],
    [alertmanager, "/a/alertmanager.yml", { "/a/alertmanager.yml": "smtp_smarthost: a.example:25\nreceivers:\n  - name: x\n    email_configs:\n      - to: y\n        smarthost: b.example:587\n" }, ["wrong-section smtp_smarthost"]],
    [homeAssistant, "/h/configuration.yaml", { "/h/configuration.yaml": "notify:\n  - platform: smtp\n    host: a.example\n    server: b.example\n" }, ["name-not-known-to-the-program notify.0.host".replace("notify.", "")]],
    [php, "/e/php.ini", { "/e/php.ini": "disable_functions =\n;disable_functions = mail\n[mail function]\nSMTP = localhost\nsmtp_port = 25\n;sendmail_from = me@example.com\n;sendmail_path =\n;mail.force_extra_parameters =\n;mail.log =\n;mail.log = syslog\n" }, []],
    [php, "/e/php.ini", { "/e/php.ini": ";sendmail_path = /usr/bin/msmtp -t\n;mail.log = syslog\n" }, ["commented-out sendmail_path"]],
    [php, "/e/php.ini", { "/e/php.ini": "[mail function]\nSMTP = smtp.example.net\nsmtp_port = 587\nsendmail_path = /usr/bin/msmtp -t\n", "/usr/bin/msmtp": "x" }, ["another-transport SMTP", "another-transport smtp_port"]],
  ];
  for (const [reader, path, paper, lost, rest] of cases) {
    test(`${reader.program}: ${lost.join(", ")}`, async () => {
      expect((await readOne(reader, path, paper, rest)).lost.toSorted()).toEqual([...lost].sort());
    });
  }
});

test("names what the file says and what the program reads of a password, never the password", async () => {
  const cases: readonly (readonly [Reader, string, Paper, number, number])[] = [
    [laravel, "/a/.env", { "/a/.env": "MAIL_MAILER=smtp\nMAIL_HOST=h\nMAIL_PASSWORD=abc#defgh\n" }, 9, 3],
    [nodemailer, "/a/.env", { "/a/.env": "SMTP_HOST=h\nSMTP_PASS=abc#defgh\n" }, 9, 3],
    [symfony, "/a/.env", { "/a/.env": "MAILER_DSN='smtp://u:ab%63def@h:25'\n" }, 8, 6],
    [compose, "/a/compose.yml", { "/a/compose.yml": "services:\n  w:\n    environment:\n      SMTP_HOST: h\n      SMTP_PASSWORD: ab$cdefgh\n" }, 9, 2],
    [kubernetes, "/a/k.yaml", { "/a/k.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: m}\ndata:\n  SMTP_HOST: aA==\n  SMTP_PASSWORD: c2VzYW1lCg==\n" }, 6, 7],
    [gitea, "/a/app.ini", { "/a/app.ini": "[mailer]\nENABLED=true\nSMTP_ADDR=h\nPASSWD = abc;defgh\n" }, 9, 3],
    [wordpress, "/a/wp-config.php", { "/a/wp-config.php": "<?php define('WPMS_ON', true); define('WPMS_SMTP_PASS', 'ab\\\\cd');" }, 6, 5],
    [discourse, "/a/app.yml", { "/a/app.yml": "env:\n  DISCOURSE_SMTP_PASSWORD: abc #def\n" }, 8, 3],
    [gitlab, "/a/gitlab.rb", { "/a/gitlab.rb": "gitlab_rails['smtp_enable'] = true\ngitlab_rails['smtp_password'] = \"ab\\ncd\"\n" }, 6, 5],
  ];
  for (const [reader, path, paper, written, read] of cases) {
    const seen = await readOne(reader, path, paper);
    expect([reader.program, seen.password?.written?.length, seen.password?.read?.length]).toEqual([reader.program, written, read]);
    expect(seen.password?.because).toBeTruthy();
  }
});

test("finds the worker that sends where mail goes through a queue", async () => {
  expect((await readOne(laravel, "/a/.env", { "/a/.env": "MAIL_MAILER=smtp\nMAIL_HOST=h\nQUEUE_CONNECTION=redis\n" })).worker).toBe("artisan queue:work");
  expect((await readOne(laravel, "/a/.env", { "/a/.env": "MAIL_MAILER=smtp\nMAIL_HOST=h\nQUEUE_CONNECTION=sync\n" })).worker).toBeUndefined();
  expect((await readOne(mastodon, "/a/.env.production", { "/a/.env.production": "SMTP_SERVER=h\n" })).worker).toBe("sidekiq");
});

test("says that encryption from the first byte does not belong to port 587", async () => {
  const seen = await readOne(nodemailer, "/a/.env", { "/a/.env": "SMTP_HOST=h\nSMTP_PORT=587\nSMTP_SECURE=true\n" });
  expect(seen.security).toBe("tls");
  expect(seen.notes[0]).toMatch(/SMTP_SECURE asks for encryption from the first byte, which port 587 does not speak/);
});

describe("rewriting a .env file", () => {
  const before = "# mail\r\nMAIL_MAILER=smtp\r\nMAIL_HOST=smtp.gmial.com # the relay\r\nexport MAIL_PORT=58\r\nMAIL_PASSWORD='a#b'\r\nMAIL_ENCRYPTION=ssl\r\nAPP_NAME=\"two words\"";
  test("changes the values and leaves every other byte as it was", () => {
    const after = laravel.rewrite?.(before, "", [{ field: "host", to: "smtp.gmail.com" }, { field: "port", to: "587" }, { field: "security", to: "starttls" }, { field: "user", to: "two words" }]);
    expect(after).toBe(before.replace("smtp.gmial.com", "smtp.gmail.com").replace("=58\r", "=587\r").replace("=ssl", "=tls") + "\r\nMAIL_USERNAME='two words'\r\n");
  });
  test("of a name that stands twice the last one is changed, for it counts", () => {
    expect(nodemailer.rewrite?.("SMTP_HOST=a\nSMTP_HOST=b\n", "", [{ field: "host", to: "c" }])).toBe("SMTP_HOST=a\nSMTP_HOST=c\n");
  });
  test("a value of several lines is replaced as a whole", () => {
    expect(nodemailer.rewrite?.('SMTP_USER="a\nb"\nX=1\n', "", [{ field: "user", to: "c" }])).toBe("SMTP_USER=c\nX=1\n");
  });
});

describe("bad input", () => {
  const readers = [alertmanager, compose, discourse, django, ghost, gitea, gitlab, grafana, homeAssistant, jenkins, keycloak, kubernetes, laravel, mastodon, nextcloud, nodemailer, php, rails, symfony, wordpress];
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefghij".split("").map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghi"[at]}`).join(", ")}]`).join("\n")}\nservices:\n  w:\n    environment: *j\n`;
  const texts: readonly (readonly [string, string])[] = [
    ["empty", ""],
    ["an alias bomb", bomb],
    ["deep flow nesting", `a: ${"[".repeat(100_000)}`],
    ["deep block nesting", `${"- ".repeat(50_000)}x`],
    ["deep JSON", `{"mail":${'{"a":'.repeat(50_000)}1${"}".repeat(50_001)}`],
    ["entities", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'],
    ["deep XML", "<a>".repeat(100_000)],
    ["quotes that are never closed", `<?php $CONFIG = ['mail_smtphost' => "${"'\\\"".repeat(100_000)}`],
    ["deep arrays", `<?php $CONFIG = ${"['mail_x' => ".repeat(50_000)}`],
    ["one long line", `SMTP_PASS=${"a#'\"$".repeat(200_000)}`],
    ["many references", `SMTP_HOST=${"${A:-".repeat(20_000)}`],
    ["a half-written file", "services:\n  w:\n    environment:\n      SMTP_HOST: \"smtp.exa"],
  ];
  test.each(texts)("%s ends in a sentence or in nothing, and soon", async (_name, text) => {
    for (const reader of readers) {
      const began = performance.now();
      const reading = await reader.read("/x/file", paperFiles({ "/x/file": text, "/x/.env": text, "/x/secrets.yaml": text }));
      for (const sentence of reading.trouble) expect(sentence).toMatch(/\.$/);
      expect([reader.program, performance.now() - began < 10_000]).toEqual([reader.program, true]);
    }
  });
  test("a file that is refused is told about", async () => {
    for (const reader of readers) {
      const reading = await reader.read("/not/there", paperFiles({}));
      expect([reader.program, reading.found.length]).toEqual([reader.program, 0]);
      expect([reader.program, reading.trouble.length]).not.toEqual([reader.program, 0]);
    }
  });
  test("a path that leads out of the folder is not followed", async () => {
    const read: string[] = [];
    const paper = paperFiles({ "/c/compose.yml": "services:\n  w:\n    env_file: ../../etc/shadow\n    environment: {SMTP_HOST: h}\n", "/etc/shadow": "SMTP_PASSWORD=x\n", "/h/configuration.yaml": "notify: !include ../etc/shadow\n" });
    const spy = { ...paper, read: (path: string) => (read.push(path), paper.read(path)) };
    expect((await compose.read("/c/compose.yml", spy)).trouble[0]).toMatch(/outside of its own folder and was not read\.$/);
    expect((await homeAssistant.read("/h/configuration.yaml", spy)).trouble[0]).toMatch(/outside of its own folder/);
    expect(read.filter((path) => path.includes("shadow"))).toEqual([]);
  });
});
