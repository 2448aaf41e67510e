import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { type AddressInfo, createServer as createPlain } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CaseFile } from "../../model/case-file.ts";
import { lineServer } from "../../testing/line-server.ts";
import { runCli, scratch } from "../../testing/run-cli.ts";
import { selfMade } from "../vantage/certificate.ts";

const password = "Zx9-canary-of-the-password";
const token = "token-of-the-second-place-1";
const quiet = ["--imap", "127.0.0.1:1", "--dns", "127.0.0.1:1", "--control", "127.0.0.1:2", "--timeout", "5"];

async function freePort(): Promise<number> {
  const server = createPlain();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test("no password, no user name and no address of the account ever goes to a second place", async () => {
  const certificate = await selfMade();
  const heard: Buffer[] = [];
  let asked = 0;
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    asked += 1;
    response.end(JSON.stringify({ version: 1, name: "office", observations: [], refused: [] }));
    request.resume();
  });
  // Every decrypted byte, as it comes off the line.
  server.on("secureConnection", (socket) => socket.on("data", (bytes: Buffer) => heard.push(bytes)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await using mail = await lineServer("220 mail ESMTP", [[/^EHLO/, "250-mail\n250 AUTH PLAIN"], [/^AUTH/, "535 5.7.8 no"], [/^QUIT/, "221 bye"]]);
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/#${certificate.fingerprint256}`;
  const run = await runCli(["ann@example.com", "--smtp", `127.0.0.1:${mail.port}`, "--security", "none", "--allow-plain-login", "127.0.0.1", "--password-env", "MAIL_PASSWORD", "--vantage", url, "--vantage-token-env", "SECOND_PLACE", ...quiet, "--json"], { env: { MAIL_PASSWORD: password, SECOND_PLACE: token } });
  await new Promise((resolve) => server.close(resolve));
  expect(mail.heard.some((line) => line.startsWith("AUTH"))).toBe(true);
  expect(asked).toBe(1);
  const sent = Buffer.concat(heard).toString("latin1");
  expect(sent).toContain(String(mail.port));
  for (const word of [password, "canary", "ann", "example.com", Buffer.from(`\0ann@example.com\0${password}`).toString("base64").slice(4, -4)]) expect(sent).not.toContain(word);
  expect(run.stdout + run.stderr).not.toContain(token);
});

test("a place that is served is asked, and what it sees stands in the case file as seen from elsewhere", async () => {
  const folder = scratch();
  const tokenPath = join(folder, "token");
  const casePath = join(folder, "a.case");
  writeFileSync(tokenPath, `${token}\n`);
  const [port, away] = [await freePort(), await freePort()];
  let end: () => void = () => {};
  const printed: Promise<{ readonly stdout: string; readonly code: number | null }> = runCli(["vantage", "serve", "--listen", `127.0.0.1:${port}`, "--allow-private", "--allow", String(away), "--token-file", tokenPath, "--name", "office"], { meanwhile: (signal) => (end = () => signal("SIGTERM")) });
  await expect.poll(() => fetch(`https://127.0.0.1:${port}/`).then(() => "up", (error: { cause?: { code?: string } }) => (error.cause?.code === "ECONNREFUSED" ? "down" : "up")), { timeout: 20_000, interval: 200 }).toBe("up");
  // Without the fingerprint the certificate proves nothing: a gap, and no token is sent.
  const unpinned = await runCli(["ann@example.com", "--smtp", `127.0.0.1:${away}`, "--no-login", "--vantage", `https://127.0.0.1:${port}/`, "--vantage-token-file", tokenPath, ...quiet, "--json"]);
  end();
  const { stdout, code } = await printed;
  expect(code).toBe(0);
  expect(stdout).not.toContain(token);
  expect(stdout).toMatch(new RegExp(`https://127\\.0\\.0\\.1:${port}/#[0-9a-f]{64}`));
  const gaps = (JSON.parse(unpinned.stdout) as { caseFile: CaseFile }).caseFile.gaps;
  expect(gaps.some((gap) => gap.kind === "elsewhere-connect" && gap.why === "not-available")).toBe(true);

  const certificate = await selfMade();
  writeFileSync(join(folder, "cert.pem"), certificate.cert);
  writeFileSync(join(folder, "key.pem"), certificate.key);
  const again = runCli(["vantage", "serve", "--listen", `127.0.0.1:${port}`, "--allow-private", "--allow", String(away), "--token-file", tokenPath, "--name", "office", "--cert", join(folder, "cert.pem"), "--key", join(folder, "key.pem")], { meanwhile: (signal) => (end = () => signal("SIGTERM")) });
  await expect.poll(() => fetch(`https://127.0.0.1:${port}/`).then(() => "up", (error: { cause?: { code?: string } }) => (error.cause?.code === "ECONNREFUSED" ? "down" : "up")), { timeout: 20_000, interval: 200 }).toBe("up");
  const run = await runCli(["ann@example.com", "--smtp", `127.0.0.1:${away}`, "--no-login", "--vantage", `https://127.0.0.1:${port}/#${certificate.fingerprint256}`, "--vantage-token-file", tokenPath, "--case", casePath, ...quiet]);
  end();
  expect((await again).stdout).toContain("your own");
  const file = JSON.parse(readFileSync(casePath, "utf8")) as CaseFile;
  expect(file.observations.filter((one) => one.kind === "elsewhere-connect")).toMatchObject([{ vantage: "elsewhere (office)", ok: false, failure: { code: "refused" } }]);
  // It is read and judged again without the other place.
  expect((await runCli(["reason", casePath, "--quiet"])).stdout.split(":")[0]).toBe(run.code === 1 ? "named" : "undecided\n");
}, 90_000);

test.each([
  [["vantage", "listen"], "cantsend vantage serve"],
  [["vantage", "serve", "--allow", "mail"], "--allow"],
  [["vantage", "serve", "--cert", "only.pem"], "--cert and --key belong together"],
  [["vantage", "serve", "--token-file", "/nowhere/token"], "/nowhere/token"],
  [["ann@example.com", "--vantage", "http://a.example/"], "does not begin with https://"],
  [["ann@example.com", "--vantage", "https://a.example/"], "needs the token"],
  [["ann@example.com", "--vantage-token-env", "X"], "without --vantage URL"],
  [["ann@example.com", "--vantage", "https://a.example/", "--vantage-token-env", "s3cret-canary"], "the name of an environment variable"],
])("%j ends in one clear sentence", async (words, sentence) => {
  const run = await runCli(words);
  expect([run.code, run.stdout]).toEqual([64, ""]);
  expect(run.stderr).toContain(sentence);
  expect(run.stderr).not.toContain("s3cret-canary");
});
