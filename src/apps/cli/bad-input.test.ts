import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { healthyWalk, imagine } from "../../testing/imagined.ts";
import { runCli, scratch } from "../../testing/run-cli.ts";
import { answer } from "./run.ts";

const folder = scratch();
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const whole = JSON.stringify(imagine(healthyWalk()));

const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["no address at all", [], /whose mail cannot be sent/],
  ["an address without @", ["annexample.com"], /has no @/],
  ["an address with two @", ["ann@@example.com"], /did you mean ann@example\.com\?/],
  ["an address with control characters", ["ann\u001b[31m@example.com"], /invisible character/],
  ["a mistyped command", ["cuases"], /did you mean causes\?/],
  ["a mistyped flag", ["ann@example.com", "--smpt", "x"], /unknown option '--smpt'; did you mean --smtp\?/],
  ["a flag without its value", ["ann@example.com", "--smtp"], /argument missing/],
  ["too many words", ["ann@example.com", "more"], /more words than this command takes/],
  ["a port out of range", ["ann@example.com", "--smtp", "mail.example.com:70000"], /--smtp: "70000" is no port/],
  ["a host that is none", ["ann@example.com", "--smtp", "ma il"], /the host "ma il" has a blank in it/],
  ["a web address for a host", ["ann@example.com", "--imap", "https://mail.example.com/"], /did you mean mail\.example\.com\?/],
  ["a security mode that is none", ["ann@example.com", "--smtp", "a.example", "--security", "tsl"], /none of tls .*, starttls and none/],
  ["a mode without a server", ["ann@example.com", "--security", "tls"], /name the server with --smtp/],
  ["a time that is none", ["ann@example.com", "--timeout", "soon"], /--timeout: "soon"/],
  ["a DNS server by name", ["ann@example.com", "--dns", "dns.example"], /named by its address/],
  ["a place for a test message that is not allowed", ["ann@example.com", "--send-to", "ann@example.org"], /--send too/],
  ["a place for a test message that is no address", ["ann@example.com", "--send", "--send-to", "ann example"], /address/],
  ["a history that is none", ["ann@example.com", "--since", "yesterday"], /--since/],
  ["two passwords", ["ann@example.com", "--password-stdin", "--password-env", "X"], /contradict each other/],
  ["a password and no login", ["ann@example.com", "--password-stdin", "--no-login"], /contradict each other/],
  ["a variable that is not there", ["ann@example.com", "--password-env", "CANTSEND_NO_SUCH"], /no environment variable/],
  ["a password command that is not there", ["ann@example.com", "--password-command", "/nonexistent/pass show"], /a program that is not there/],
  ["a password command that fails", ["ann@example.com", "--password-command", `${process.execPath} -e "process.exit(7)"`], /exit code 7/],
  ["an empty password", ["ann@example.com", "--password-stdin"], /the password is empty/],
  ["roots that are not there", ["ann@example.com", "--ca", join(folder, "none.pem")], /there is no such file/],
  ["roots that are none", ["ann@example.com", "--ca", file("no.pem", "hello")], /no certificate in it/],
  ["a case file to a folder that is not there", ["ann@example.com", "--case", join(folder, "none", "case.json")], /cannot be written: there is no such file/],
  ["a report over a folder", ["ann@example.com", "--html", folder], /it is a folder/],
  ["a case file that is not there", ["reason", join(folder, "none.json")], /there is no such file/],
  ["a folder for a case file", ["reason", folder], /it is a folder/],
  ["a case file of a newer version", ["reason", file("newer.json", whole.replace('"version":1', '"version":99'))], /has version 99, .*update cantsend/],
  ["a truncated case file", ["reason", file("cut.json", whole.slice(0, whole.length / 2))], /truncated/],
  ["an empty case file", ["reason", file("empty.json", "")], /is empty/],
  ["JSON that is no case file", ["reason", file("other.json", '{"a":1}')], /no case file/],
  ["text that is no JSON", ["reason", file("text.json", "hello")], /is not JSON/],
  ["a case file with a wrong field", ["reason", file("wrong.json", whole.replace('"tookMs":900', '"tookMs":"long"'))], /wrong at "tookMs"/],
  ["no case file named", ["reason"], /write it like cantsend reason CASE\.json/],
  ["half a command", ["vantage"], /write it like cantsend vantage serve/],
  ["a program for a message", ["message", process.execPath], /is no message/],
  ["a cause that is none", ["explain", "cfg-wrong-prt"], /did you mean cfg-wrong-port\?/],
  ["nothing to explain", ["explain"], /explain what\?/],
  ["a fault that is none", ["demo", "no-such-fault"], /there is no fault/],
  ["two wishes at once", ["demo", "--all", "--list"], /contradict each other/],
];

/** The same as in a process of its own, but for the time that a process takes to start. */
async function runHere(words: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  let stdout = "";
  let stderr = "";
  const code = await answer(words, {
    print: async (text) => void (stdout += text),
    tell: async (text) => void (stderr += text),
    width: 80,
    colour: "no",
    errorColour: "no",
    live: "no",
    person: "no",
  });
  return { code, stdout, stderr };
}

// The first of each sort goes the whole way through a process; the others differ in their sentence alone.
const wholeWay = new Set(["an address without @", "a mistyped flag", "a port out of range", "an empty password", "a truncated case file"]);

test.concurrent.each(cases)("%s: one sentence and exit code 64", async (name, words, sentence) => {
  const { code, stdout, stderr } = wholeWay.has(name) ? await runCli(words) : await runHere(words);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/^cantsend: /);
  expect(stderr).not.toMatch(/\n\s+at |Error:|node:internal/);
  // there must be none
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(stdout).toBe("");
  expect(code).toBe(64);
});

test.concurrent.each([
  ["--password=hunter2-canary", "ann@example.com"],
  ["ann@example.com", "--password", "hunter2-canary"],
  ["ann@example.com", "-p", "hunter2-canary"],
  ["ann@example.com", "--pasword=hunter2-canary"],
  ["ann@example.com", "hunter2-canary"],
  ["ann@example.com", "--password-env", "hunter2-canary"],
])("a password on the command line is neither taken nor repeated: %s %s", async (...words) => {
  const { code, stdout, stderr } = await runHere(words);
  expect(code).toBe(64);
  expect(stdout + stderr).not.toContain("hunter2");
});

function* gigabyte(): Iterable<Uint8Array> {
  const part = new Uint8Array(1 << 20).fill(97);
  for (let count = 0; count < 1024; count += 1) yield part;
}

test.concurrent("a gigabyte on standard input is not read to its end", async () => {
  const [password, caseFile, text] = await Promise.all([
    runCli(["ann@example.com", "--password-stdin"], { input: gigabyte() }),
    runCli(["reason", "-"], { input: gigabyte() }),
    runCli(["explain", "-"], { input: gigabyte() }),
  ]);
  for (const run of [password, caseFile, text]) {
    expect(run.code).toBe(64);
    expect(run.stderr).toMatch(/is larger than .* and was not read to its end/);
    expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
  }
  expect(password.taken).toBeLessThan(8 << 20);
  expect(caseFile.taken).toBeLessThan(80 << 20);
});

test.concurrent("an unknown host is measured, not complained about", async () => {
  const { code, stdout, stderr } = await runCli(["ann@example.invalid", "--smtp", "no-such-host.invalid", "--imap", "no-such-host.invalid", "--no-login", "--dns", "127.0.0.1:1", "--control", "127.0.0.1:2", "--timeout", "5"]);
  expect(code === 1 || code === 2).toBe(true);
  expect(stdout).toMatch(/name +STOPS/);
  expect(stderr).toBe("");
});

test.concurrent("a reader that leaves early is no crash", async () => {
  const { code, stderr } = await runCli(["schema"], { leaves: "at once" });
  expect(code).toBe(0);
  expect(stderr).toBe("");
});
