import { afterEach, expect, test } from "vitest";
import type { CaseFile } from "../../model/case-file.ts";
import { Secret } from "../../model/secret.ts";
import { type ScriptServer, scriptServer, type Script } from "../../testing/script-server.ts";
import { nodeWorld } from "../../world/node.ts";
import type { Probe } from "../probe.ts";
import { accessLogin } from "../probes/access-login.ts";
import { measure } from "../run.ts";

const open: ScriptServer[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(greeting: string, script: Script): Promise<ScriptServer> {
  const server = await scriptServer(greeting, script);
  open.push(server);
  return server;
}

async function logIn(server: ScriptServer, password: string, more: { readonly user?: string; readonly protocol?: "imap" | "pop"; readonly kind?: "password" | "oauth-token" } = {}): Promise<CaseFile> {
  const { user = "ann@example.com", protocol = "imap", kind = "password" } = more;
  const world = nodeWorld({ secret: new Secret(password), secretKind: kind, users: [user], plainLoginHosts: ["127.0.0.1"], divert: (to) => ({ ...to, port: server.port }) });
  return measure(
    { address: "ann@example.com", domain: "example.com", from: "ann@example.com", credential: { kind, submissionUser: user, accessUser: user }, history: "not-said", controls: [] },
    [{ protocol, host: "127.0.0.1", port: protocol === "imap" ? 143 : 110, security: "none", source: "in-use", trust: "login" }],
    [accessLogin as unknown as Probe],
    world,
    { allow: ["looks", "spends-a-login"], writtenBy: "test" },
  );
}

function loginOf(caseFile: CaseFile) {
  const login = caseFile.observations.find((one) => one.kind === "access-login");
  if (login?.kind !== "access-login") throw new Error(`no login in ${JSON.stringify(caseFile.gaps)}`);
  return login;
}

const plain = (user: string, password: string) => Buffer.from(`\0${user}\0${password}`).toString("base64");

/** An IMAP server that lists these capabilities and answers the rest by a script. */
const imap = (capabilities: string, rest: Script): Script => (line, turn, socket) => (line === "a1 CAPABILITY" ? `* CAPABILITY IMAP4rev1 ${capabilities}\r\na1 OK done` : rest(line, turn, socket));

test("sends PLAIN at once with SASL-IR and after a plus without it", async () => {
  const password = 'p"ä\\ß';
  const quick = await serve("* OK ready", imap("SASL-IR AUTH=PLAIN", (line) => (line === `a3 AUTHENTICATE PLAIN ${plain("ann@example.com", password)}` ? "a3 OK in" : "a3 NO [AUTHENTICATIONFAILED] no")));
  expect(loginOf(await logIn(quick, password))).toMatchObject({ ok: true, saw: { accepted: "yes", mechanism: "PLAIN" } });
  expect(loginOf(await logIn(quick, "another"))).toMatchObject({ ok: true, saw: { accepted: "no", reply: { code: 0, text: "[AUTHENTICATIONFAILED] no" } } });
  const slow = await serve("* OK ready", imap("AUTH=PLAIN", (line) => (line === "a3 AUTHENTICATE PLAIN" ? "+" : line === plain("ann@example.com", password) ? "a3 OK in" : "a3 NO no")));
  expect(loginOf(await logIn(slow, password))).toMatchObject({ ok: true, saw: { accepted: "yes" } });
});

test("quotes what LOGIN can quote, and sends a literal where it cannot", async () => {
  const quoting = await serve("* OK ready", imap("", (line) => (line === 'a3 LOGIN "ann@example.com" "p\\"q\\\\r s"' ? "a3 OK in" : "a3 NO no")));
  expect(loginOf(await logIn(quoting, 'p"q\\r s'))).toMatchObject({ ok: true, saw: { accepted: "yes", mechanism: "LOGIN" } });
  const literal = await serve("* OK ready", imap("", (line) => (line.endsWith("}") ? "+ go on" : line === "pä€" ? "a3 OK in" : "a3 NO no")));
  const caseFile = await logIn(literal, "pä€", { user: "änn" });
  expect(loginOf(caseFile)).toMatchObject({ ok: true, saw: { accepted: "yes" } });
  expect(literal.heard).toEqual(expect.arrayContaining(["a3 LOGIN {4}", "änn {6}", "pä€"]));
  // Neither the secret nor its length is written down.
  expect(JSON.stringify(caseFile)).not.toMatch(/pä€|\{6\}/);
});

test("keeps the error of an OAuth server", async () => {
  const error = Buffer.from('{"status":"400","schemes":"Bearer"}').toString("base64");
  const server = await serve("* OK ready", imap("SASL-IR AUTH=XOAUTH2", (line) => (line.startsWith("a3 AUTHENTICATE XOAUTH2 ") ? `+ ${error}` : line === "" ? "a3 NO [AUTHENTICATIONFAILED] Invalid credentials" : undefined)));
  expect(loginOf(await logIn(server, "token-0123456789", { kind: "oauth-token" }))).toMatchObject({ ok: true, saw: { accepted: "no", challenge: expect.stringContaining('"400"') } });
});

test("takes a server that puts the login off for no judgement of the pair", async () => {
  for (const answer of ["a3 NO [UNAVAILABLE] try later", "* BYE too many connections", "a3 BAD what?"]) {
    const server = await serve("* OK ready", imap("SASL-IR AUTH=PLAIN", () => answer));
    const login = loginOf(await logIn(server, "secret word"));
    expect(login.ok, answer).toBe(false);
    expect(login).toMatchObject({ failure: { blame: "them", reply: { lines: [answer] } } });
  }
});

test("logs in by USER and PASS, blanks and all", async () => {
  const pop: Script = (line) => (line === "CAPA" ? "+OK\r\nUSER\r\nSASL PLAIN\r\n." : line.startsWith("USER ") ? "+OK" : line === "PASS two words ä" ? "+OK in" : "-ERR [AUTH] no");
  const server = await serve("+OK ready", pop);
  expect(loginOf(await logIn(server, "two words ä", { protocol: "pop" }))).toMatchObject({ ok: true, saw: { accepted: "yes", mechanism: "USER" } });
  expect(loginOf(await logIn(server, "wrong", { protocol: "pop" }))).toMatchObject({ ok: true, saw: { accepted: "no", reply: { text: "[AUTH] no" } } });
  const busy = await serve("+OK ready", (line) => (line === "CAPA" ? "-ERR" : line.startsWith("USER ") ? "+OK" : "-ERR [IN-USE] the maildrop is locked"));
  expect(loginOf(await logIn(busy, "two words", { protocol: "pop" })).ok).toBe(false);
});

test("reads the OAuth error of a POP3 server", async () => {
  const error = Buffer.from('{"status":"401"}').toString("base64");
  const server = await serve("+OK ready", (line) => (line === "CAPA" ? "+OK\r\nSASL XOAUTH2\r\n." : line.startsWith("AUTH XOAUTH2") ? `+ ${error}` : "-ERR no"));
  expect(loginOf(await logIn(server, "token-0123456789", { protocol: "pop", kind: "oauth-token" }))).toMatchObject({ ok: true, saw: { accepted: "no", challenge: expect.stringContaining("401") } });
});
