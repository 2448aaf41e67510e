import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, scratch } from "../../testing/run-cli.ts";

// What ends before anything is asked of a network: the way itself is walked in src/examine-settings.test.ts.

test.concurrent.each([
  [["settings"], "whose settings?"],
  [["settings", "nobody"], "nobody"],
  [["settings", "ann@mail.test", "--client", "/nowhere/at/all"], "cannot be read: there is no such file"],
  [["settings", "ann@mail.test", "--smtp", "smtp.mail.test", "--verify"], "there is none of ann@mail.test on this machine"],
  [["settings", "ann@mail.test", "--follow", "not a domain"], "--follow"],
  [["settings", "ann@mail.test", "--profile", "/nowhere/at/all/x.mobileconfig"], "--profile"],
  [["ann@mail.test", "--use-stored-password"], "holds no password for sending"],
])("%j ends in one sentence", async (words, sentence) => {
  const run = await runCli(words);
  expect(run.code).toBe(64);
  expect(run.stderr).toContain(sentence);
  expect(run.stderr.trim().split("\n").length).toBe(1);
});

test.concurrent("a settings file without the mailbox says which addresses it has", async () => {
  const path = join(scratch(), "msmtprc");
  writeFileSync(path, "account a\nhost smtp.club.example\nfrom bob@club.example\nuser bob\npassword canary-of-bob\n", { mode: 0o600 });
  const run = await runCli(["settings", "ann@mail.test", "--client", path]);
  expect(run.code).toBe(64);
  expect(run.stderr).toContain("no account of ann@mail.test is in these settings; there are bob@club.example");
  expect(run.stdout + run.stderr).not.toContain("canary");
});
