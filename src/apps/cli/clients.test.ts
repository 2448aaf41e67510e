import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, scratch } from "../../testing/run-cli.ts";

const folder = scratch();
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const rc = 'account work\nhost smtp.example.com\nport 587\ntls on\nauth on\nfrom ann@example.com\nuser ann@example.com\npassword geheim99 # x\naccount other\nhost smtp.other.example\npasswordeval "pass show mail"\nuser bob\nauth plain\n';

test.concurrent("lists accounts with where the password is, and shows no password", async () => {
  const { code, stdout, stderr } = await runCli(["clients", file("a/.msmtprc", rc)]);
  expect(code).toBe(0);
  expect(stdout).toContain("smtp.example.com:587, STARTTLS, as ann@example.com");
  expect(stdout.replace(/\s+/g, " ")).toMatch(/in the file \(.*, line 8\), 12 characters: letter, digit, blank-inside, hash/);
  expect(stdout.replace(/\s+/g, " ")).toContain("fetched by a command when needed");
  expect(stdout + stderr).not.toContain("geheim99");
});

test.concurrent("--json has the facts and the troubles, without a secret", async () => {
  const broken = file("b/himalaya/config.toml", 'password = "geheim99\n');
  const { code, stdout } = await runCli(["clients", file("b/.msmtprc", rc), broken, "--json"]);
  expect(code).toBe(0);
  const told = JSON.parse(stdout) as { accounts: { program: string; submission: { password: unknown } }[]; trouble: string[] };
  expect(told.accounts.map((one) => one.program)).toEqual(["msmtp", "msmtp"]);
  expect(told.accounts[1]?.submission.password).toMatchObject({ kept: "command" });
  expect(told.trouble).toHaveLength(1);
  expect(stdout).not.toContain("geheim99");
});

symlinkSync(join(folder, "circle"), join(folder, "circle"));
const refused: readonly (readonly [what: string, path: string, sentence: RegExp])[] = [
  ["a binary file", file("c/.msmtprc", new Uint8Array([0, 1, 2])), /binary data/],
  ["a folder without settings", folder, /no settings file|cannot be read/],
  ["a device", "/dev/zero", /no regular file/],
  ["a link in a circle", join(folder, "circle"), /circle/],
  ["somebody else's file", file("c/letter.txt", "Dear Ben"), /no settings file of a program/],
];

test.concurrent.each(refused)("%s ends in one sentence", async (_what, path, sentence) => {
  const { code, stderr } = await runCli(["clients", path]);
  expect(code).toBe(64);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test.concurrent("without a file it looks where programs keep theirs", async () => {
  const home = join(folder, "home");
  file("home/.msmtprc", rc);
  const { code, stdout } = await runCli(["clients"], { env: { HOME: home, XDG_CONFIG_HOME: join(home, ".config") } });
  expect(code).toBe(0);
  expect(stdout).toContain("msmtp: work");
  expect(stdout).not.toContain("was not read");
});
