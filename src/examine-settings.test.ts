import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { MailWorld, trustedAuthority } from "./apps/demo/mail-world.ts";
import { encrypt } from "./apps/demo/servers/encrypt.ts";
import { examine, lookAgain } from "./examine.ts";
import type { Target } from "./model/target.ts";
import { settingsReport } from "./reason/settings-report.ts";
import { appleProfile } from "./report/apple-profile.ts";
import { renderChange, renderSettings } from "./report/settings-text.ts";

// The whole way of `cantsend settings` over real sockets on loopback: sources, servers, difference, second look.

const open: MailWorld[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const bare: Target = { address: "ann@meadow.example", domain: "meadow.example", from: "ann@meadow.example", history: "not-said", controls: [] };
const web = "192.0.2.79";
const look = { width: 100, colour: "no", detail: "full" } as const;

/** A provider whose own web server says where its servers are. */
async function provider(): Promise<MailWorld> {
  const world = new MailWorld(bare, await trustedAuthority());
  open.push(world);
  await world.provider();
  await world.others();
  const server = (kind: string, type: string, host: string, port: number) => `<${kind} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></${kind}>`;
  const file = `<clientConfig version="1.1"><emailProvider id="meadow.example">${server("incomingServer", "imap", "imap.meadow.example", 993)}${server("outgoingServer", "smtp", "smtp.meadow.example", 465)}</emailProvider></clientConfig>`;
  world.zone.names.set("autoconfig.meadow.example", { A: [web] });
  const context = await world.certificate({ names: ["autoconfig.meadow.example"] });
  const http = createServer((request, response) => void response.end(request.url?.startsWith("/mail/config-v1.1.xml") === true ? file : ""));
  world.place(web, 443, (socket) => void http.emit("connection", encrypt(socket, { context })));
  await world.open();
  return world;
}

const wide = { discovery: { ask: "everyone" }, along: "every-route" } as const;

test("finds the right settings, walks them up to the list of logins, and spends no login", async () => {
  const world = await provider();
  const { caseFile, diagnosis } = await examine(bare, world.reach(), wide);
  const report = settingsReport(caseFile, diagnosis);
  expect(report.verdict).toBe("right");
  expect(report.right.slice(0, 1)).toMatchObject([{ protocol: "smtp", host: "smtp.meadow.example", port: 465, security: "tls", user: "ann@meadow.example", wire: { state: "agrees" } }]);
  expect(report.right.find((one) => one.protocol === "imap")?.wire.state).toBe("agrees");
  expect(caseFile.observations.some((one) => one.kind === "smtp-login" || one.kind === "access-login")).toBe(false);
  expect(renderSettings(report, look)).toContain("outgoing (SMTP): smtp.meadow.example, port 465, SSL/TLS");
});

test("shows the difference, and after the change looks again without asking anybody for settings", async () => {
  const world = await provider();
  const wrong: Target = { ...bare, submission: { host: "smtp.meadwo.example", port: 456, security: "tls" } };
  const first = await examine(wrong, world.reach(), wide);
  const before = settingsReport(first.caseFile, first.diagnosis);
  expect(before.verdict).toBe("wrong");
  expect(before.accounts[0]?.fields.map((field) => [field.field, field.expected, field.verdict])).toContainEqual(["host", "smtp.meadow.example", "wrong"]);
  expect(before.accounts[0]?.fields.map((field) => [field.field, field.expected, field.verdict])).toContainEqual(["port", "465", "wrong"]);
  expect(first.diagnosis.named[0]?.cause).toBe("cfg-wrong-smtp-host");
  expect(first.diagnosis.named[0]?.remedy.steps).toContainEqual({ do: "set", field: "outgoing server (SMTP)", from: "smtp.meadwo.example", to: "smtp.meadow.example" });

  const asked = world.zone.names.get("autoconfig.meadow.example");
  world.zone.names.delete("autoconfig.meadow.example");
  expect(asked).toBeDefined();
  const right: Target = { ...bare, submission: { host: "smtp.meadow.example", port: 465, security: "tls" } };
  const second = await lookAgain(right, world.reach(), first.caseFile);
  const after = settingsReport(second.caseFile, second.diagnosis);
  expect(after.verdict).toBe("right");
  expect(renderChange(before, after, look)).toContain("smtp.meadwo.example (WRONG) -> smtp.meadow.example");
});

test("writes an Apple profile that a property list reader can read, without a password", async () => {
  const world = await provider();
  const { caseFile, diagnosis } = await examine(bare, world.reach(), wide);
  const { right } = settingsReport(caseFile, diagnosis);
  const [outgoing, incoming] = [right.find((one) => one.protocol === "smtp"), right.find((one) => one.protocol === "imap")];
  if (outgoing === undefined || incoming === undefined) throw new TypeError("no servers");
  const text = appleProfile({ address: "ann&co@meadow.example", outgoing, incoming, profileId: "A", accountId: "B" });
  expect(text).toContain("<key>OutgoingMailServerHostName</key>\n\t\t\t<string>smtp.meadow.example</string>");
  expect(text).toContain("<key>OutgoingMailServerPortNumber</key>\n\t\t\t<integer>465</integer>");
  expect(text).toContain("<string>ann&amp;co@meadow.example</string>");
  expect(text).not.toMatch(/<key>(?:Incoming|Outgoing)Password<\/key>/);
  expect((text.match(/<dict>/g) ?? []).length).toBe((text.match(/<\/dict>/g) ?? []).length);
});
