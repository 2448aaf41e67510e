import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Secret } from "../../model/secret.ts";
import { AccessTokens } from "./access-tokens.ts";
import { cannotBeKept, keychainStore, whatCannotBeKept } from "./keep-secret.ts";
import type { OauthRenewal, SecretReference } from "./settings.ts";
import { readWatchSettings } from "./settings.ts";

let folder = "";
let server: Server;
let url = "";
let valid = "";
let refused = 0;
let answered: () => void = () => {};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cantsend-tokens-"));
  valid = `first-${randomUUID()}`;
  refused = 0;
  answered = () => {};
  // A token server as the strict ones are: each refresh token is good for one renewal (RFC 9700 section 2.2.2).
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => { body += part.toString("utf8"); });
    request.on("end", () => {
      if (new URLSearchParams(body).get("refresh_token") !== valid) {
        refused += 1;
        response.writeHead(400, { "content-type": "application/json" }).end('{"error":"invalid_grant"}');
        return;
      }
      valid = `next-${randomUUID()}`;
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ access_token: `access-${randomUUID()}`, expires_in: 3600, refresh_token: valid }), answered);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const oauth = (refreshToken: SecretReference): OauthRenewal => ({ tokenUrl: url, clientId: "me", refreshToken });
const inFile = (name = "token"): { readonly file: string } => {
  const file = join(folder, name);
  writeFileSync(file, `${valid}\n`, { mode: 0o600 });
  return { file };
};

test("a rotated refresh token is in the file before the access token is used, and a new process goes on with it", async () => {
  const place = inFile();
  let hours = 0;
  for (let process = 0; process < 3; process += 1) {
    const tokens = new AccessTokens(() => Date.now() + hours * 3_600_000);
    for (let turn = 0; turn < 3; turn += 1) {
      const token = await tokens.of("me", oauth(place));
      expect("token" in token && token.worry === undefined).toBe(true);
      expect(readFileSync(place.file, "utf8")).toBe(`${valid}\n`);
      hours += 2;
    }
  }
  expect(refused).toBe(0);
  expect(readdirSync(folder)).toEqual(["token"]);
});

test("the file keeps its mode, a link stays a link, and what was left behind by a process that died is cleared away", async () => {
  const place = inFile("real");
  chmodSync(place.file, 0o400);
  mkdirSync(join(folder, "links"));
  const link = join(folder, "links", "token");
  symlinkSync(place.file, link);
  writeFileSync(`${place.file}.cantsend-new`, "half");
  expect("token" in (await new AccessTokens().of("me", oauth({ file: link })))).toBe(true);
  expect(statSync(place.file).mode & 0o777).toBe(0o400);
  expect(readFileSync(link, "utf8")).toBe(`${valid}\n`);
  expect(readdirSync(folder).toSorted()).toEqual(["links", "real"]);
});

test("a command keeps it by its store, which gets it on standard input", async () => {
  const { file } = inFile();
  const place = { command: `cat ${file}`, store: `node -e 'let s="";process.stdin.on("data",(d)=>{s+=d}).on("end",()=>require("fs").writeFileSync(process.argv[1],s))' ${file}` };
  expect(await new AccessTokens().of("me", oauth(place))).not.toHaveProperty("worry");
  expect(readFileSync(file, "utf8")).toBe(valid);
  expect("token" in (await new AccessTokens().of("me", oauth(place)))).toBe(true);
});

test("where it cannot be kept it lives in memory, which is said once, without the token", async () => {
  process.env.CANTSEND_TEST_REFRESH = valid;
  const { file } = inFile();
  for (const place of [{ env: "CANTSEND_TEST_REFRESH" }, { command: `cat ${file}` }, { command: `cat ${file}`, store: "false" }]) {
    valid = readFileSync(file, "utf8").trim();
    let hours = 0;
    const tokens = new AccessTokens(() => Date.now() + hours * 3_600_000);
    const first = await tokens.of("me", oauth(place));
    expect("worry" in first && first.worry).toContain("cannot be kept");
    expect(JSON.stringify(first)).not.toContain(valid);
    hours += 2;
    expect(await tokens.of("me", oauth(place))).not.toHaveProperty("worry");
    // The next process has nothing but the old one, which has ended: that is told as what it is.
    expect(await new AccessTokens().of("me", oauth(place))).toMatchObject({ refused: "yes" });
  }
});

test("two who ask at the same moment share one renewal", async () => {
  const tokens = new AccessTokens();
  const place = inFile();
  const both = await Promise.all([tokens.of("me", oauth(place)), tokens.of("me", oauth(place))]);
  expect(both.every((one) => "token" in one)).toBe(true);
  expect(refused).toBe(0);
});

test("what a new one was put in place for by hand is read after a refusal", async () => {
  const place = inFile();
  writeFileSync(place.file, "an old one\n");
  const tokens = new AccessTokens();
  expect(await tokens.of("me", oauth(place))).toMatchObject({ refused: "yes", trouble: "the token server refuses to renew the token (invalid_grant)" });
  writeFileSync(place.file, valid);
  expect("token" in (await tokens.of("me", oauth(place)))).toBe(true);
});

test("kill -9 between the answer and the file: the file holds one whole token, and a lost one is told as a refusal", { timeout: 60_000 }, async () => {
  const outcomes = { kept: 0, lost: 0 };
  for (let round = 0; round < 20; round += 1) {
    const place = inFile();
    const before = valid;
    const script = `import { AccessTokens } from ${JSON.stringify(new URL("./access-tokens.ts", import.meta.url).href)}; await new AccessTokens().of("me", ${JSON.stringify(oauth(place))}); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
    const ended = new Promise((done) => child.once("close", done));
    await new Promise<void>((done) => { answered = done; });
    await new Promise((later) => setTimeout(later, round % 5));
    child.kill("SIGKILL");
    await ended;
    const found = readFileSync(place.file, "utf8");
    expect([`${before}\n`, `${valid}\n`]).toContain(found);
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
    const next = await new AccessTokens().of("me", oauth(place));
    if (found === `${before}\n`) {
      outcomes.lost += 1;
      expect(next).toMatchObject({ refused: "yes" });
    } else {
      outcomes.kept += 1;
      expect("token" in next).toBe(true);
    }
  }
  expect(outcomes.kept + outcomes.lost).toBe(20);
});

test("what cannot be kept shows beforehand", () => {
  expect(cannotBeKept({ env: "X" })).toContain("environment variable");
  expect(cannotBeKept({ command: "pass show token" })).toContain("store =");
  expect(cannotBeKept({ command: "pass show token", store: "pass insert -m token" })).toBeUndefined();
  expect(cannotBeKept(inFile())).toBeUndefined();
  expect(cannotBeKept({ file: join(folder, "not", "there") })).toContain("no file can be made beside");
});

test("the settings tell for whom a new one would be lost", () => {
  const account = (address: string, place: string) => `[[account]]\naddress = "${address}"\noauth = { token-url = "https://login.example.net/token", client-id = "x", refresh-token = ${place} }\n`;
  const settings = readWatchSettings(account("a@example.com", '{ env = "X" }') + account("b@example.com", `{ file = ${JSON.stringify(inFile().file)} }`) + '[[account]]\naddress = "c@example.com"\npassword = { env = "X" }\n', "watch.toml");
  const told = whatCannotBeKept(settings);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^a@example\.com: .*environment variable/);
});

test("the key stores get it on standard input, never as an argument", () => {
  const token = new Secret("s3 cr'et");
  const linux = keychainStore("me", token, "linux");
  expect(linux?.words).toEqual(["secret-tool", "store", "--label=cantsend", "service", "cantsend", "account", "me"]);
  expect(linux?.input).toEqual([token]);
  const mac = keychainStore("me@example.com", token, "darwin");
  expect(mac?.words).toEqual(["security", "-i"]);
  expect(mac?.input[0]).toBe("add-generic-password -U -s cantsend -a me@example.com -X ");
  expect(keychainStore("me; rm", token, "darwin")).toBeUndefined();
  expect(keychainStore("me", token, "win32")).toBeUndefined();
});

test("store belongs to a refresh token alone", () => {
  const text = (key: string) => `[[account]]\naddress = "ann@example.com"\n${key}`;
  const read = readWatchSettings(text('oauth = { token-url = "https://login.example.net/token", client-id = "x", refresh-token = { command = "a", store = "b" } }'), "watch.toml");
  expect(read.accounts[0]?.oauth?.refreshToken).toEqual({ command: "a", store: "b" });
  expect(() => readWatchSettings(text('password = { command = "a", store = "b" }'), "watch.toml")).toThrow(`watch.toml:3:29: "store" is no setting`);
});
