import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { unseal } from "../../world/secrets.ts";
import { clientFixtures, recordedFixtures, thunderbirdDraft } from "../../testing/client-fixtures.ts";
import { paperFiles } from "../../testing/paper-files.ts";
import { readers } from "./index.ts";

const home = "/home/ann";

test("a fixture that a real program wrote or accepted is the one that was recorded, with the program's version", () => {
  const claimed = clientFixtures.filter((one) => /^(?:written|accepted) by /.test(one.made));
  expect(claimed.map((one) => one.program).sort()).toEqual(Object.keys(recordedFixtures).sort());
  expect(claimed.filter((one) => recordedFixtures[one.program]?.how === "written").map((one) => one.program)).toEqual(["thunderbird", "evolution", "claws-mail"]);
  for (const { program, files } of claimed) {
    const record = recordedFixtures[program];
    expect(record?.by, program).toMatch(/^[\w-]+ \d+\.\d+/);
    if (record?.how === "written") expect(files).toMatchObject(record.files);
    else expect(createHash("sha256").update(JSON.stringify(files)).digest("hex"), `${program}: run lab/readings/record-fixtures.ts ${program} after a change`).toBe(record?.sha256);
  }
});

test.each(clientFixtures)("$program: $made", async ({ program, path, files, sends, addresses, password, receives }) => {
  const reader = readers.find((one) => one.program === program);
  if (reader === undefined) throw new Error(program);
  const paper = paperFiles(files);
  const { found, trouble } = await reader.read(path, paper);
  expect(trouble).toEqual([]);
  const first = found[0];
  const out = first?.facts.submission;
  const line = out === undefined ? "" : `${out.host?.value}:${out.port?.value} ${out.security?.value} ${out.user?.value} ${out.login?.value}${out.mechanism === undefined ? "" : ` ${out.mechanism.value}`}`;
  expect(line).toBe(sends);
  expect(first?.facts.addresses.join(" ")).toBe(addresses);
  const secret = first?.submissionSecret ?? first?.accessSecret;
  const kept = (out ?? first?.facts.access)?.password;
  expect(secret === undefined ? kept?.kept : unseal(secret)).toBe(password);
  const back = first?.facts.access;
  expect(back === undefined ? undefined : `${back.host?.value}:${back.port?.value} ${back.security?.value}`).toBe(receives);
  // nothing of a secret stands in the facts, and every place is one of the files that were read
  if (secret !== undefined && password.length > 3) expect(JSON.stringify(first?.facts)).not.toContain(JSON.stringify(password).slice(1, -1));
  const head = (files[path] ?? Object.values(files)[0] ?? "").slice(0, 4096);
  expect(["yes", "maybe"]).toContain(reader.recognises({ path, head }));
  const sure = readers.filter((one) => one.recognises({ path, head }) === "yes").map((one) => one.program);
  expect(sure).toEqual([program]);
});

test("Thunderbird: each identity sends through the server that it is assigned to, and user.js wins", async () => {
  const profile = `${home}/.thunderbird/x.default`;
  const reader = readers.find((one) => one.program === "thunderbird");
  const files = paperFiles({
    [`${home}/.thunderbird/profiles.ini`]: "[Install4F96D1932A9F858E]\nDefault=x.default\nLocked=1\n\n[Profile0]\nName=default\nIsRelative=1\nPath=x.default\nDefault=1\n",
    [`${profile}/prefs.js`]: thunderbirdDraft,
    [`${profile}/user.js`]: 'user_pref("mail.smtpserver.smtp2.port", 587);\n',
    [`${profile}/extensions.json`]: '{"addons":[{"id":"shield@example","active":true,"defaultLocale":{"name":"Example Antivirus Mail Scanner"}},{"id":"x","active":false,"defaultLocale":{"name":"Spam"}}]}',
  });
  expect(await reader?.usualPlaces(files)).toEqual([`${profile}/prefs.js`]);
  const found = (await reader?.read(`${home}/.thunderbird/profiles.ini`, files))?.found ?? [];
  expect(found.map((one) => [one.facts.account, one.facts.submission?.host?.value, one.facts.submission?.port?.value, one.facts.submission?.mechanism?.value])).toEqual([
    ["account1/id1", "smtp.example.com", 587, undefined],
    ["account1/id2", "mail.other.example", 587, "XOAUTH2"],
  ]);
  expect(found[1]?.facts.submission?.user?.value).toBe('back\\slash "quoted"');
  expect(found[1]?.facts.notInEffect).toEqual([{ at: { path: `${profile}/prefs.js`, line: 29, key: "mail.smtpserver.smtp2.port" }, reason: "overridden-by-another-file", winner: { path: `${profile}/user.js`, line: 1, key: "mail.smtpserver.smtp2.port" } }]);
  expect(found[0]?.facts.notes.join()).toContain("Example Antivirus Mail Scanner");
});

test("Postfix: an override in master.cf wins, and what Postfix would miss is told", async () => {
  const reader = readers.find((one) => one.program === "postfix");
  const { found } = (await reader?.read("/etc/postfix/main.cf", paperFiles({
    "/etc/postfix/main.cf": "relayhost = [smtp.example.com]:465\nrelayhost = [mail.example.com]:465\nsmtp_tls_security_level = encrypt\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n",
    "/etc/postfix/master.cf": "smtp      unix  -       -       y       -       -       smtp\n  -o smtp_tls_security_level=none\nsubmission inet n - y - - smtpd\n",
    "/etc/postfix/sasl_passwd": "smtp.example.com ann:x\n",
    "/usr/lib/x86_64-linux-gnu/sasl2/libanonymous.so": "",
  }))) ?? { found: [] };
  const facts = found[0]?.facts;
  expect(facts?.submission?.host?.value).toBe("mail.example.com");
  expect(facts?.submission?.security?.value).toBe("none");
  expect(facts?.notInEffect.map((one) => [one.at.line, one.reason])).toEqual([[1, "overridden-by-another-file"], [3, "overridden-by-another-file"], [4, "plugin-missing"]]);
  expect(facts?.notes.join("\n")).toMatch(/never compiled[\s\S]*no entry for \[mail\.example\.com\]:465[\s\S]*noplaintext[\s\S]*libsasl2-modules[\s\S]*smtp_tls_wrappermode/);
});
