import { expect, test } from "vitest";
import { accountsOf, withStored } from "../stored-target.ts";
import { readTarget } from "../target.ts";
import { paperFiles } from "../../testing/paper-files.ts";
import { findOnMachine, readClient } from "./find-settings.ts";
import type { Reader } from "./reader.ts";

const rc = `account work\nhost mail.example.net\nport 587\ntls on\nauth on\nfrom ann@example.com\nuser ann\npassword secret-of-ann\naccount club\nhost smtp.club.example\nport 465\ntls on\ntls_starttls off\nauth on\nfrom bob@club.example\nuser bob\n`;
const files = paperFiles({ "/home/ann/.msmtprc": rc, "/home/ann/letter.txt": "Dear Bob" });

test("reads the file that the user names by the reader that knows it, and picks the mailbox's account", async () => {
  const { found } = await readClient("/home/ann/.msmtprc", files);
  const own = accountsOf(found, "ann@example.com");
  expect(own.map((one) => one.facts.account)).toEqual(["work"]);
  const flags = withStored({ address: "ann@example.com" }, (own[0] as (typeof own)[number]).facts);
  expect(readTarget(flags).submission).toMatchObject({ host: "mail.example.net", port: 587 });
  expect(flags.smtpUser).toBe("ann");
  expect(String(own[0]?.submissionSecret)).toBe("[secret]");
  expect(JSON.stringify(found)).not.toContain("secret-of-ann");
});

test("a flag stands above the file", async () => {
  const { found } = await readClient("/home/ann/.msmtprc", files);
  const [own] = accountsOf(found, "ann@example.com");
  if (own === undefined) throw new TypeError("no account");
  const target = readTarget(withStored({ address: "ann@example.com", smtp: "other.example.net:465", security: "tls" }, own.facts));
  expect(target.submission).toEqual({ host: "other.example.net", port: 465, security: "tls" });
});

test.each([
  ["/home/ann/none", "cannot be read"],
  ["/home/ann/letter.txt", "no settings file of a program that cantsend knows"],
])("%s ends in a sentence", async (path, sentence) => {
  await expect(readClient(path, files)).rejects.toThrow(sentence);
});

test("what one reader cannot do spoils nobody else's reading", async () => {
  const broken: Reader = { program: "broken", title: "Broken", recognises: () => "no", usualPlaces: () => Promise.reject(new Error("no luck")), read: () => Promise.resolve({ found: [], trouble: [] }) };
  const good: Reader = {
    program: "good",
    title: "Good",
    recognises: () => "no",
    usualPlaces: () => Promise.resolve(["/home/ann/.good"]),
    read: () => Promise.resolve({ found: [{ facts: { program: "good", account: "a", addresses: ["ann@example.com"], notInEffect: [], notes: [] } }], trouble: [] }),
  };
  const { found, trouble } = await findOnMachine(() => files, [broken, good]);
  expect(found.map((one) => [one.facts.program, one.path])).toEqual([["good", "/home/ann/.good"]]);
  expect(trouble).toEqual(["The settings of Broken could not be read: no luck."]);
});

test("what a file has in the place of a host or a mechanism may be anything, and never breaks a run", () => {
  const at = { path: "/x" };
  const facts = { program: "x", account: "a", addresses: ["ann@example.com"], submission: { protocol: "smtp" as const, host: { value: "not a host!", at }, port: { value: 587, at }, mechanism: { value: "any; thing", at }, user: { value: "", at } }, notInEffect: [], notes: [] };
  expect(withStored({ address: "ann@example.com" }, facts)).toEqual({ address: "ann@example.com" });
});
