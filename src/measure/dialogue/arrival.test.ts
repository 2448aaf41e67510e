import { expect, test } from "vitest";
import { examine } from "../../examine.ts";
import { Secret } from "../../model/secret.ts";
import type { Facts, Kind } from "../../model/observation.ts";
import type { Target } from "../../model/target.ts";
import { renderText } from "../../report/text.ts";
import { secondMailbox } from "../probes/second-mailbox.ts";
import type { Probe } from "../probe.ts";
import { host, tlsFacts, user } from "../../testing/imagined.ts";
import { access, insideTls, mailbox, submission } from "../../testing/scripted-mailbox.ts";
import { type ScriptedServer, scriptedWorld } from "../../world/scripted.ts";

const target: Target = {
  address: user,
  domain: "example.com",
  from: user,
  submission: { host, port: 587, security: "starttls" },
  imap: { host: "imap.example.net", port: 993, security: "tls" },
  credential: { kind: "password", submissionUser: user, accessUser: user },
  history: "not-said",
  controls: [],
};

const sending: NonNullable<ScriptedServer["inside"]> = [[/^DATA$/, "354 go on"], [/^\.$/, "250 2.0.0 Ok: queued"], ...insideTls];

async function run(answers: NonNullable<ScriptedServer["inside"]>, allow: readonly ("sends-mail" | "stores-a-copy")[] = ["sends-mail"], more: Partial<Target> = {}) {
  const world = scriptedWorld({
    ...mailbox,
    records: { "TXT example.com": ["v=spf1 ip4:192.0.2.10 ~all"] },
    secret: new Secret("correct horse"),
    users: [user],
    servers: { "192.0.2.10:587": { ...submission, inside: sending }, "192.0.2.11:993": { ...access, inside: [...answers, ...(access.inside ?? [])] } },
  });
  const { caseFile, diagnosis } = await examine({ ...target, ...more }, world, { allow: ["spends-a-login", ...allow] });
  const seen = <K extends Kind>(kind: K) => caseFile.observations.flatMap((one) => (one.kind === kind && one.ok ? [one.saw as Facts[K]] : []))[0];
  return { seen, diagnosis, caseFile, said: world.said.map(({ line }) => line) };
}

/** A run with a second mailbox at 192.0.2.12, which answers its own way. */
async function runWithSecond(inFirst: NonNullable<ScriptedServer["inside"]>, inSecond: NonNullable<ScriptedServer["inside"]>, secondServer: Partial<ScriptedServer> = {}, submits = sending) {
  const own: ScriptedServer = { ...access, ...secondServer, inside: [...inSecond, ...(access.inside ?? [])] };
  const world = scriptedWorld({
    ...mailbox,
    secret: new Secret("correct horse"),
    users: [user],
    servers: { "192.0.2.10:587": { ...submission, inside: submits }, "192.0.2.11:993": { ...access, inside: [...inFirst, ...(access.inside ?? [])] }, "192.0.2.12:993": own },
  });
  const other = scriptedWorld({ secret: new Secret("battery staple"), users: ["ann@work.example"] });
  const probe = secondMailbox({ host: "imap.work.example", address: "192.0.2.12", port: 993, security: "tls" }, other) as unknown as Probe;
  const { caseFile, diagnosis } = await examine({ ...target, secondMailbox: { address: "ann@work.example", user: "ann@work.example" } }, world, { allow: ["spends-a-login", "sends-mail"], besides: [probe] });
  const arrivals = caseFile.observations.flatMap((one) => (one.kind === "message-arrival" && one.ok ? [one.saw] : []));
  const said = (to: string) => world.said.filter((one) => one.to === to).map((one) => one.line);
  return { arrivals, caseFile, diagnosis, said, report: renderText(diagnosis, caseFile, { width: 300, colour: "no", detail: "short" }) };
}

const nothingThere: NonNullable<ScriptedServer["inside"]> = [[/^(c\d+) LIST/, "c101 OK done"]];

test("the message arrives in a second mailbox: its own password goes there once, the first one's never, and the report names it", async () => {
  const { arrivals, said, caseFile, report, diagnosis } = await runWithSecond(nothingThere, [
    [/^c101 LIST/, ['* LIST () "/" INBOX', "c101 OK done"]],
    [/^c102 EXAMINE/, "c102 OK done"],
    [/^c103 UID SEARCH HEADER/, ["* SEARCH 4", "c103 OK done"]],
    [/^c104 UID FETCH 4/, ["* 1 FETCH (UID 4 BODY[]<0> {99}", "Received: from a by mx.work.example; Mon, 23 Nov 2026 12:00:01 +0000", "", ")", "c104 OK done"]],
    [/^c105 SELECT/, "c105 OK done"],
    [/^c106 UID STORE 4 /, "c106 OK done"],
    [/^c107 UID EXPUNGE 4$/, "c107 OK done"],
  ]);
  expect(arrivals).toMatchObject([{ outcome: "arrived", found: { mailbox: "ann@work.example", folder: "INBOX", removed: "yes" } }]);
  expect(said("192.0.2.10:587")).toContain("RCPT TO:<ann@work.example>");
  const logins = said("192.0.2.12:993").filter((line) => line.startsWith("a3 "));
  expect(logins.map((line) => Buffer.from(line.split(" ").at(-1) ?? "", "base64").toString())).toEqual(["\0ann@work.example\0battery staple"]);
  expect(JSON.stringify(caseFile)).not.toMatch(/battery staple|correct horse/);
  expect(caseFile.observations.filter((one) => one.kind === "access-login")).toHaveLength(1);
  expect([diagnosis.verdict, report]).toEqual(["healthy", expect.stringContaining("It arrived in INBOX of ann@work.example")]);
});

test("a second mailbox that refuses its login says nothing about the account, and is told", async () => {
  const { arrivals, diagnosis, report } = await runWithSecond(nothingThere, [[/^a3 AUTHENTICATE/, "a3 NO [AUTHENTICATIONFAILED] wrong"]]);
  expect([arrivals, diagnosis.verdict, diagnosis.named]).toEqual([[], "healthy", []]);
  expect(report).toContain("The mailbox of ann@work.example could not be opened");
});

test("no password goes to a second mailbox that nobody vouches for, and none at all before a message was taken", async () => {
  const stranger = await runWithSecond(nothingThere, [], { tls: tlsFacts({ nameMatches: "no" }) });
  expect(stranger.said("192.0.2.12:993").filter((line) => line.startsWith("a3"))).toEqual([]);
  const refused = await runWithSecond(nothingThere, [], {}, [[/^DATA$/, "550 5.7.1 no"], ...insideTls]);
  expect(refused.said("192.0.2.12:993")).toEqual([]);
});

const listed = (tag: string) => ['* LIST (\\HasNoChildren) "/" INBOX', '* LIST (\\Junk) "/" Spam', `${tag} OK done`];

test("the message is found in junk, read, and taken out by its number alone, over the one login", async () => {
  const { seen, said, diagnosis, caseFile } = await run([
    [/^c101 LIST/, listed("c101")],
    [/^(c\d+) EXAMINE "INBOX"/, ["c102 OK done"]],
    [/^c103 UID SEARCH HEADER/, ["* SEARCH", "c103 OK done"]],
    [/^c104 EXAMINE "Spam"/, "c104 OK done"],
    [/^c105 UID SEARCH HEADER/, ["* SEARCH 7", "c105 OK done"]],
    [/^c106 UID FETCH 7/, ["* 1 FETCH (UID 7 BODY[HEADER]<0> {99}", "Received: from a by mx.example.com; Mon, 23 Nov 2026 12:00:01 +0000", "Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=example.com smtp.remote-ip=192.0.2.77", "", ")", "c106 OK done"]],
    [/^c107 SELECT "Spam"/, "c107 OK done"],
    [/^c108 UID STORE 7 /, "c108 OK done"],
    [/^c109 UID EXPUNGE 7$/, "c109 OK done"],
  ]);
  expect(seen("message-arrival")).toMatchObject({ outcome: "arrived", found: { folder: "Spam", isJunk: "yes", removed: "yes", judgedBy: "mx.example.com", hops: [{ by: "mx.example.com" }], results: [{ method: "spf", result: "pass" }], sentFrom: "192.0.2.77", rehearsed: [{ method: "spf", result: "softfail" }, { method: "dkim", result: "none" }, { method: "dmarc", result: "none" }] } });
  expect(renderText(diagnosis, caseFile, { width: 200, colour: "no", detail: "short" })).toContain("spf softfail; the receiver says pass");
  expect(said.filter((line) => line.startsWith("a3 AUTHENTICATE"))).toHaveLength(1);
  expect(said.some((line) => /^c\d+ EXPUNGE/.test(line))).toBe(false);
  expect(diagnosis.verdict).toBe("healthy");
});

test("a report about another message is not taken for ours, and stays where it is", async () => {
  const { seen, said } = await run([
    [/^c101 LIST/, ['* LIST () "/" INBOX', "c101 OK done"]],
    [/^c102 EXAMINE/, "c102 OK done"],
    [/^c103 UID SEARCH HEADER/, ["* SEARCH", "c103 OK done"]],
    [/^c104 EXAMINE/, "c104 OK done"],
    [/^c105 UID SEARCH SINCE/, ["* SEARCH 9", "c105 OK done"]],
    [/^c106 UID FETCH 9/, ["* 1 FETCH (UID 9 BODY[TEXT]<0> {99}", "Message-ID: <that-of-another-message@example.com>", ")", "c106 OK done"]],
  ]);
  expect(seen("message-arrival")).toBeUndefined();
  expect(said.some((line) => /STORE|EXPUNGE/.test(line))).toBe(false);
});

test("the test message goes to another address of the same person where one is named", async () => {
  const folder: NonNullable<ScriptedServer["inside"]> = [
    [/^c101 LIST/, ['* LIST () "/" INBOX', "c101 OK done"]],
    [/^c102 EXAMINE/, "c102 OK done"],
    [/^c103 UID SEARCH HEADER/, ["* SEARCH", "c103 OK done"]],
    [/^c104 EXAMINE/, "c104 OK done"],
    [/^c105 UID SEARCH SINCE/, ["* SEARCH 9", "c105 OK done"]],
  ];
  const { said } = await run(folder, ["sends-mail"], { testAddress: "ann@alumni.example.org" });
  expect(said).toContain("RCPT TO:<ann@alumni.example.org>");
  expect(said).toContain("To: <ann@alumni.example.org>");
});

test("a copy that is refused is told with the server's words, and the folder is taken away again", async () => {
  const { seen, diagnosis, said } = await run(
    [
      [/^c101 LIST/, listed("c101")],
      [/^c102 CREATE/, "c102 OK done"],
      [/^c103 APPEND/, "c103 NO [OVERQUOTA] Quota exceeded"],
      [/^c104 DELETE/, "c104 OK done"],
    ],
    ["stores-a-copy"],
  );
  expect(seen("sent-append")).toMatchObject({ accepted: "no", step: "append", removed: "yes", words: expect.stringContaining("OVERQUOTA") });
  expect(diagnosis.named[0]?.cause).toBe("client-sent-append-fails");
  const folder = /CREATE ("cantsend-\w+")/.exec(said.find((line) => line.startsWith("c102")) ?? "")?.[1] ?? "none";
  expect(said).toContain(`c104 DELETE ${folder}`);
});

test("a server that makes no folder proves nothing", async () => {
  const { diagnosis } = await run([[/^c101 LIST/, listed("c101")], [/^c102 CREATE/, "c102 NO [NOPERM] not yours"]], ["stores-a-copy"]);
  expect(diagnosis.named).toEqual([]);
});

test("without leave nothing is looked for and nothing is stored", async () => {
  const { said, caseFile } = await run([], []);
  expect(said.some((line) => /LIST|EXAMINE|SELECT|APPEND|CREATE/.test(line))).toBe(false);
  expect(caseFile.observations.some((one) => one.kind === "message-arrival" || one.kind === "sent-append")).toBe(false);
});
