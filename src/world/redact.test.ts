import { expect, test } from "vitest";
import { cleanPasted } from "./redact.ts";

const secret = "hunter2-Xy";
const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

test.each([
  ["AUTH PLAIN with its response", `AUTH PLAIN ${base64(`\0ann\0${secret}`)}`],
  ["the same in a sentence", `the client sent AUTH PLAIN ${base64(`\0ann\0${secret}`)} and the server said 535`],
  ["AUTH LOGIN with the user name", `AUTH LOGIN ${base64("ann@example.com")}`],
  ["AUTH LOGIN with a user name whose code is nothing but small letters", `AUTH LOGIN ${base64("jim")}`],
  ["XOAUTH2", `C: AUTH XOAUTH2 ${base64(`user=ann\x01auth=Bearer ya29.abcdefghijklm\x01\x01`)}`],
  ["CRAM-MD5", `AUTH CRAM-MD5 ${base64("ann b913a602c7eda7a495b4e6e7334d3890")}`],
  ["the answer to a challenge", `S: 334 UGFzc3dvcmQ6\nC: ${base64(secret)}\nS: 535 no`],
  ["the answer of swaks", `<-  334 UGFzc3dvcmQ6\n -> ${base64(secret)}\n<** 535 no`],
  ["IMAP with a tag", `a1 LOGIN ann@example.com ${secret}`],
  ["IMAP with quotes", `* OK\nA001 LOGIN "ann@example.com" "${secret}"`],
  ["IMAP from a client's log", `C: 3 LOGIN ann ${secret}`],
  ["IMAP with a word as a password", "a1 LOGIN ann correcthorse"],
  ["IMAP without a tag", `LOGIN ann ${secret}`],
  ["POP3", `USER ann\nPASS ${secret}`],
  ["POP3 with a sentence for a password", "C: PASS correct horse battery"],
  ["HTTP", `Authorization: Bearer ${secret}abcdef`],
  ["a web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.abcdef"],
  ["a setting", `MAIL_PASSWORD=${secret}`.replace("MAIL_", "")],
  ["a setting in JSON", `{"password": "${secret}"}`],
  ["a password that is a word", "password: swordfish"],
])("a secret is taken out by its place: %s", (_name, text) => {
  const { text: clean, found } = cleanPasted(text);
  expect(found).toBeGreaterThan(0);
  expect(clean).toContain("[secret]");
  for (const form of [secret, base64(secret), base64(`\0ann\0${secret}`), "correcthorse", "correct horse", "swordfish", "ya29.abc"]) expect(clean).not.toContain(form);
});

test.each([
  "the AUTH LOGIN dialogue is fine",
  "AUTH PLAIN works but AUTH LOGIN fails",
  "AUTH LOGIN authentication failed",
  "250-AUTH LOGIN PLAIN XOAUTH2",
  "250 AUTH PLAIN LOGIN CRAM-MD5 NTLM",
  "the server offers LOGIN and PLAIN, the client wants CRAM-MD5",
  "AUTH=LOGIN PLAIN",
  "LOGIN mechanism works, PLAIN does not",
  "SPF PASS but DMARC fails",
  "DKIM: PASS with the domain of the provider",
  "password: the same as for webmail",
  "user name and password: both are right",
  "334 UGFzc3dvcmQ6 is the last line before 535",
  "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
])("what people say about a login is no secret: %s", (text) => {
  expect(cleanPasted(text)).toEqual({ text, found: 0 });
});
