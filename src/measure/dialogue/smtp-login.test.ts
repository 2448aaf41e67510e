import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import type { CaseFile } from "../../model/case-file.ts";
import { Secret } from "../../model/secret.ts";
import { scriptServer, type Script } from "../../testing/script-server.ts";
import { type NodeWorldOptions, nodeWorld } from "../../world/node.ts";
import { smtpSubmit } from "../probes/smtp-submit.ts";
import type { Probe } from "../probe.ts";
import { measure } from "../run.ts";

const user = "ann@example.com";
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** One walk to the login at this port, in the clear, which the tests allow for loopback. */
async function logIn(port: number, password: string, kind: "password" | "oauth-token" = "password", mechanism?: string, more: Pick<NodeWorldOptions, "ledgerPath" | "spend"> = {}): Promise<CaseFile> {
  const world = nodeWorld({ secret: new Secret(password), secretKind: kind, users: [user], plainLoginHosts: ["127.0.0.1"], divert: (to) => ({ ...to, port }), ...more });
  return measure(
    { address: user, domain: "example.com", from: user, credential: { kind, submissionUser: user, accessUser: user }, history: "not-said", controls: [], ...(mechanism === undefined ? {} : { mechanism }) },
    [{ protocol: "smtp", host: "127.0.0.1", port: 587, security: "none", source: "in-use", trust: "login" }],
    [smtpSubmit as unknown as Probe],
    world,
    { allow: ["looks", "spends-a-login"], writtenBy: "test" },
  );
}

function loginOf(caseFile: CaseFile) {
  const login = caseFile.observations.find((one) => one.kind === "smtp-login");
  if (login?.kind !== "smtp-login") throw new Error(`no login in ${JSON.stringify(caseFile.gaps)}`);
  return login;
}

/** A real server of another author. */
async function realServer(authMethods: string[], password: string): Promise<number> {
  const server = new SMTPServer({
    authMethods,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onAuth(auth, _session, callback) {
      const right = auth.username === user && (auth.validatePassword === undefined || auth.method !== "CRAM-MD5" ? auth.password === password || auth.accessToken === password : auth.validatePassword(password));
      if (right) callback(null, { user });
      else if (auth.method === "XOAUTH2") callback(null, { data: { status: "401", schemes: "bearer mac", scope: "https://mail.example/" } });
      else callback(new Error("Invalid username or password"));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  return (server.server.address() as { port: number }).port;
}

const awkward = 'p"ä\\ß €=,x';

for (const mechanism of ["PLAIN", "LOGIN", "CRAM-MD5"]) {
  test(`logs in by ${mechanism} at a real server, also with an awkward password`, async () => {
    const port = await realServer([mechanism], awkward);
    const right = loginOf(await logIn(port, awkward));
    expect(right).toMatchObject({ ok: true, saw: { accepted: "yes", mechanism } });
    const wrong = loginOf(await logIn(port, "another one"));
    expect(wrong).toMatchObject({ ok: true, saw: { accepted: "no", reply: { code: 535 } } });
    expect(JSON.stringify(right)).not.toContain("ß €");
    expect(JSON.stringify(right)).not.toContain(Buffer.from(`\0${user}\0${awkward}`).toString("base64"));
  });
}

test("keeps the words of an XOAUTH2 error and ends the exchange", async () => {
  const port = await realServer(["XOAUTH2"], "good-token-0123456789");
  expect(loginOf(await logIn(port, "good-token-0123456789", "oauth-token"))).toMatchObject({ ok: true, saw: { accepted: "yes", mechanism: "XOAUTH2" } });
  const refused = loginOf(await logIn(port, "stale-token-0123456789", "oauth-token"));
  expect(refused).toMatchObject({ ok: true, saw: { accepted: "no", challenge: expect.stringContaining('"status":"401"') } });
});

const hello: Script = (line) => (/^EHLO/.test(line) ? undefined : /^QUIT/.test(line) ? "221 2.0.0 bye" : undefined);

test("sends the OAUTHBEARER message of RFC 7628 and its lone %x01 after an error", async () => {
  const server = await scriptServer("220 t ESMTP", (line, turn, socket) => {
    if (/^EHLO/.test(line)) return "250-t\r\n250 AUTH OAUTHBEARER XOAUTH2";
    if (/^AUTH OAUTHBEARER /.test(line)) return `334 ${Buffer.from('{"status":"invalid_token","scope":"mail"}').toString("base64")}`;
    if (line === "AQ==") return "535 5.7.8 no";
    return hello(line, turn, socket);
  });
  open.push(server);
  const login = loginOf(await logIn(server.port, "token-0123456789", "oauth-token"));
  expect(login).toMatchObject({ ok: true, saw: { accepted: "no", mechanism: "OAUTHBEARER", challenge: expect.stringContaining("invalid_token") } });
  const first = server.heard.find((line) => line.startsWith("AUTH"))?.split(" ")[2] ?? "";
  expect(Buffer.from(first, "base64").toString()).toBe(`n,a=${user},\x01host=127.0.0.1\x01port=587\x01auth=Bearer token-0123456789\x01\x01`);
});

/** A SCRAM server (RFC 5802); `proof` says whether it proves itself rightly. */
function scramServer(hash: "sha1" | "sha256", password: string, proof: "right" | "forged"): Script {
  let first = "";
  let challenge = "";
  const name = hash === "sha1" ? "SCRAM-SHA-1" : "SCRAM-SHA-256";
  const salt = Buffer.from("a salt of nineteen b");
  return (line) => {
    if (/^EHLO/.test(line)) return `250-t\r\n250 AUTH ${name}`;
    if (line.startsWith("AUTH ")) {
      first = Buffer.from(line.split(" ")[2] ?? "", "base64").toString().slice(3);
      challenge = `r=${first.split("r=")[1]}SERVER,s=${salt.toString("base64")},i=4096`;
      return `334 ${Buffer.from(challenge).toString("base64")}`;
    }
    if (line === "") return "235 2.7.0 ok";
    if (line === "QUIT" || line === "*") return "221 bye";
    const final = Buffer.from(line, "base64").toString();
    if (!final.startsWith("c=biws,")) return "501 5.5.2 what";
    const without = final.slice(0, final.indexOf(",p="));
    const salted = pbkdf2Sync(password.normalize("NFKC"), salt, 4096, hash === "sha1" ? 20 : 32, hash);
    const message = `${first},${challenge},${without}`;
    const key = createHmac(hash, salted).update("Client Key").digest();
    const signature = createHmac(hash, createHash(hash).update(key).digest()).update(message).digest();
    const right = Buffer.from(key.map((byte, at) => byte ^ (signature[at] ?? 0))).toString("base64");
    if (final.slice(final.indexOf(",p=") + 3) !== right) return "535 5.7.8 wrong";
    const proofKey = createHmac(hash, salted).update("Server Key").digest();
    const shown = proof === "right" ? createHmac(hash, proofKey).update(message).digest() : Buffer.alloc(20, 1);
    return `334 ${Buffer.from(`v=${shown.toString("base64")}`).toString("base64")}`;
  };
}

for (const hash of ["sha1", "sha256"] as const) {
  test(`logs in by SCRAM with ${hash} and believes only a server that proves itself`, async () => {
    const honest = await scriptServer("220 t ESMTP", scramServer(hash, awkward, "right"));
    open.push(honest);
    expect(loginOf(await logIn(honest.port, awkward))).toMatchObject({ ok: true, saw: { accepted: "yes" } });
    expect(loginOf(await logIn(honest.port, "wrong"))).toMatchObject({ ok: true, saw: { accepted: "no", reply: { code: 535 } } });
    const forger = await scriptServer("220 t ESMTP", scramServer(hash, awkward, "forged"));
    open.push(forger);
    expect(loginOf(await logIn(forger.port, awkward))).toMatchObject({ ok: false, failure: { code: "malformed-reply", blame: "them" } });
  });
}

test("ends with a server that asks for ever, and with one that hangs up", async () => {
  const asking = await scriptServer("220 t ESMTP", (line) => (/^EHLO/.test(line) ? "250-t\r\n250 AUTH LOGIN" : "334 VXNlcm5hbWU6"));
  open.push(asking);
  expect(loginOf(await logIn(asking.port, "x"))).toMatchObject({ ok: false, failure: { code: "too-much" } });
  const leaving = await scriptServer("220 t ESMTP", (line) => (/^EHLO/.test(line) ? "250-t\r\n250 AUTH PLAIN" : "hang-up"));
  open.push(leaving);
  expect(loginOf(await logIn(leaving.port, "x")).ok).toBe(false);
});

test("leaves the login out where no mechanism fits, and says so", async () => {
  const server = await scriptServer("220 t ESMTP", (line) => (/^EHLO/.test(line) ? "250-t\r\n250 AUTH NTLM GSSAPI" : "502 no"));
  open.push(server);
  const caseFile = await logIn(server.port, "x");
  expect(caseFile.gaps).toContainEqual(expect.objectContaining({ kind: "smtp-login", why: "not-available" }));
  expect(server.heard.some((line) => line.startsWith("AUTH"))).toBe(false);
});

test("remembers between runs what a server refused, and asks again only by the user's word", async () => {
  const folder = mkdtempSync(join(tmpdir(), "logins-"));
  open.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
  const server = await scriptServer("220 t ESMTP", (line) => (/^EHLO/.test(line) ? "250-t\r\n250 AUTH PLAIN" : /^AUTH/.test(line) ? "535 5.7.8 Error: authentication failed" : "221 bye"));
  open.push(server);
  const spent = () => server.heard.filter((line) => line.startsWith("AUTH")).length;
  const ledgerPath = join(folder, "logins.jsonl");
  const first = loginOf(await logIn(server.port, "wrong", "password", undefined, { ledgerPath }));
  expect(first).toMatchObject({ ok: true, saw: { accepted: "no" } });
  const again = await logIn(server.port, "wrong", "password", undefined, { ledgerPath });
  expect(spent()).toBe(1);
  expect(loginOf(again)).toMatchObject({ ok: true, saw: { accepted: "no", remembered: expect.any(String), reply: { code: 535, enhanced: "5.7.8", text: "Error: authentication failed" } } });
  expect(again.gaps).toContainEqual(expect.objectContaining({ kind: "smtp-login", why: "already-refused" }));
  await logIn(server.port, "wrong", "password", undefined, { ledgerPath, spend: "another" });
  expect(spent()).toBe(2);
  await logIn(server.port, "a new one", "password", undefined, { ledgerPath });
  expect(spent()).toBe(3);
});
