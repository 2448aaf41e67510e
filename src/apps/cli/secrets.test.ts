import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lineServer } from "../../testing/line-server.ts";
import { runCli, scratch } from "../../testing/run-cli.ts";

const canary = 'Zx9-canary&"pw"=%+ü';
const user = "ann@example.com";

/** Every form in which the canary could show up. */
function forms(secret: string): readonly string[] {
  const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64").replace(/=+$/, "");
  return [
    secret,
    "canary",
    base64(secret),
    // The middle of it, whatever stands in front, in each alignment.
    ...[1, 2].map((lead) => base64("x".repeat(lead) + secret).slice(4, -2)),
    base64(`\0${user}\0${secret}`),
    encodeURIComponent(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("hex"),
    [...secret].reverse().join(""),
  ];
}

function expectNone(text: string): void {
  for (const form of forms(canary)) expect(text.toLowerCase()).not.toContain(form.toLowerCase());
}

/** A server that says the secret back in every way it can. */
const parrot = () =>
  lineServer("220 parrot ESMTP", [
    [/^EHLO/, "250-parrot\n250 AUTH PLAIN LOGIN"],
    [/^AUTH PLAIN (.*)$/, (line) => `535-5.7.8 no: ${line}\n535 5.7.8 I read ${Buffer.from(line.slice(11), "base64").toString("utf8").replaceAll("\0", " ")} and ${encodeURIComponent(canary)}`],
    [/^QUIT/, "221 bye"],
  ]);

/** Ten processes are started here, each of them a Node.js that loads the whole program: what takes the time is that, and on a machine with other work it takes minutes rather than seconds. */
const limit = { timeout: 120_000 };

const quiet = ["--imap", "127.0.0.1:1", "--dns", "127.0.0.1:1", "--control", "127.0.0.1:2", "--timeout", "5", "--security", "none", "--allow-plain-login", "127.0.0.1"];

test.concurrent.each([
  ["standard input", ["--password-stdin"]],
  ["the environment", ["--password-env", "CANARY"]],
  ["a command", ["--password-command", `${process.execPath} -p process.env.CANARY`]],
  ["a token in the environment", ["--oauth-token-env", "CANARY"]],
])("a secret from %s shows up nowhere, though the server repeats it", limit, async (_name, flags) => {
  await using server = await parrot();
  const folder = scratch();
  const files = ["--case", join(folder, "case.json"), "--html", join(folder, "report.html")];
  for (const form of [["--verbose"], ["--json"]]) {
    const run = await runCli([user, "--smtp", `127.0.0.1:${server.port}`, ...quiet, ...flags, ...form, ...(form[0] === "--json" ? files : []), "--spend-another-login"], {
      input: flags[0] === "--password-stdin" ? `${canary}\n` : "",
      env: flags[0] === "--password-stdin" ? { CANTSEND_STATE: folder } : { CANARY: canary, CANTSEND_STATE: folder },
    });
    expect([1, 2]).toContain(run.code);
    expectNone(run.stdout + run.stderr);
  }
  const names = readdirSync(folder);
  expect(names).toContain("case.json");
  expect(names).toContain("report.html");
  for (const name of names) expectNone(readFileSync(join(folder, name), "utf8"));
  // The test would prove nothing if the secret had never been said.
  if (flags[0] !== "--oauth-token-env") expect(server.heard.some((line) => line.startsWith("AUTH PLAIN "))).toBe(true);
});

test.concurrent("a password in a pasted error is taken out, and the user is told", limit, async () => {
  const pasted = `AUTH PLAIN ${Buffer.from(`\0${user}\0${canary}`).toString("base64")}\n535 5.7.8 Error: authentication failed; password=${encodeURIComponent(canary)}`;
  for (const words of [["explain", "-"], ["explain", "-", "--json"]]) {
    const { stdout, stderr, code } = await runCli(words, { input: pasted });
    expect([1, 2]).toContain(code);
    expectNone(stdout + stderr);
    expect(stderr).toMatch(/taken out of the text/);
  }
});
