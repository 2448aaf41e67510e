import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { runCli, scratch } from "../../testing/run-cli.ts";
import { jsonSchema } from "./json-output.ts";

const folder = scratch();
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(jsonSchema());

const sent = "Nov 23 10:00:01 mx postfix/smtp[811]: 4Fq: to=<bob@example.org>, relay=mx.example.org[192.0.2.1]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n";
const full = (n: number) => `Nov 23 10:00:0${n} mx postfix/smtp[811]: 4F${n}: to=<bob${n}@d${n}.example>, relay=mx.example.org[192.0.2.1]:25, dsn=5.3.4, status=bounced (host mx.example.org[192.0.2.1] said: 552 5.3.4 Message size exceeds fixed limit (in reply to MAIL FROM command))\n`;
const unknown = "Nov 23 10:01:00 mx postfix/smtp[811]: 4G0: to=<eve@example.com>, relay=mx.example.com[192.0.2.2]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.2] said: 550 5.1.1 <eve@example.com>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))\n";
const log = sent + full(1) + unknown + full(2) + full(3);
const bounce = `From: MAILER-DAEMON@mx.example.com\nTo: ann@example.com\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.3.4\nDiagnostic-Code: smtp; 552 5.3.4 Message size exceeds fixed limit\n--b--\n`;

test.concurrent.each([
  ["plain", log],
  ["packed", gzipSync(log)],
] as const)("a %s log is summed up by cause", async (name, content) => {
  const path = file(`mail-${name}.log`, content);
  const { code, stdout } = await runCli(["explain", path, "--json"]);
  expect(code).toBe(1);
  const summary = JSON.parse(stdout);
  expect(validate(summary), JSON.stringify(validate.errors)).toBe(true);
  expect(summary).toMatchObject({
    verdict: "named",
    failures: 4,
    causes: [
      { cause: "pol-message-size", count: 3, first: "Nov 23 10:00:01", last: "Nov 23 10:00:03", domains: ["d1.example", "d2.example", "d3.example"], example: expect.stringContaining("552 5.3.4 Message size exceeds fixed limit") },
      { cause: "rcpt-address-invalid", count: 1 },
    ],
  });
  const text = await runCli(["explain", path]);
  expect(text.stdout).toMatch(/4 failures, 2 causes/);
  expect(text.stdout).toMatch(/3 times, first at Nov 23 10:00:01, last at Nov 23 10:00:03/);
});

test.concurrent("a log with one failure, a line of it, a bounce and a transcript are diagnosed as one failure", async () => {
  const transcript = "S: 220 mx.example.com ESMTP\nC: EHLO pc\nS: 250 mx.example.com\nC: MAIL FROM:<ann@example.com> SIZE=99999999\nS: 552 5.3.4 Message size exceeds fixed limit\nC: QUIT\nS: 221 Bye\n";
  for (const content of [sent + full(1), full(1), bounce, transcript]) {
    const { code, stdout } = await runCli(["explain", "-", "--json"], { input: content });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).named[0].cause).toBe("pol-message-size");
  }
});

test.concurrent("an mbox and a Maildir are read message by message", async () => {
  const box = file("box", `From x Mon Nov 23\n${bounce}\nFrom y Mon Nov 23\n${bounce}`);
  const maildir = join(folder, "Maildir");
  for (const half of ["new", "cur", "tmp"]) mkdirSync(join(maildir, half), { recursive: true });
  writeFileSync(join(maildir, "new", "1"), bounce);
  writeFileSync(join(maildir, "cur", "2:2,S"), bounce);
  writeFileSync(join(maildir, "cur", "3"), "");
  for (const path of [box, maildir]) {
    const { stdout } = await runCli(["explain", path, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ failures: 2, causes: [{ cause: "pol-message-size", count: 2, domains: ["example.org"] }] });
  }
});

test.concurrent("where nothing failed it says so, and decides nothing", async () => {
  const { code, stdout } = await runCli(["explain", file("quiet.log", sent.repeat(3))]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/Not decided: no failure found/);
});

test.concurrent("secrets in a log are taken out of what is shown", async () => {
  const leak = (n: number) => `2026-11-23T10:00:0${n}Z pc msmtp: host=smtp.example.com recipients=bob@example.org smtpmsg='535 5.7.8 bad credentials' errormsg='AUTH PLAIN AGFubgBodW50ZXIy password=hunter2canary' exitcode=EX_NOPERM\n`;
  const { stdout, stderr } = await runCli(["explain", file("leak.log", `${leak(1)}${full(1)}Nov 23 10:00:09 mx postfix/smtpd[3]: warning: SASL authentication failed; password=hunter2canary\n`)]);
  expect(stdout + stderr).not.toMatch(/hunter2|AGFubgBodW50/);
  expect(stderr).toMatch(/taken out of the text.*change/);
});

test.concurrent.each([
  ["a file that is not there", join(folder, "none.log"), /there is no such file/],
  ["an empty file", file("empty", ""), /is empty/],
  ["a binary file", file("binary", new Uint8Array([1, 0, 2, 0])), /is no text/],
  ["a damaged gzip file", file("cut.gz", gzipSync(log.repeat(500)).subarray(0, 400)), /damaged or cut off/],
  ["a folder that is no Maildir", folder, /no Maildir/],
])("%s: one sentence and exit code 64", async (_name, path, sentence) => {
  const { code, stdout, stderr } = await runCli(["explain", path]);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect([code, stdout]).toEqual([64, ""]);
});
