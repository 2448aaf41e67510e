import { expect, test } from "vitest";
import { examine } from "../examine.ts";
import { Secret } from "../model/secret.ts";
import { host, user } from "../testing/imagined.ts";
import { mailbox, submission } from "../testing/scripted-mailbox.ts";
import { scriptedWorld } from "./scripted.ts";

const target = {
  address: user,
  domain: "example.com",
  from: user,
  submission: { host, port: 587 },
  imap: { host: "imap.example.net", port: 993 },
  credential: { kind: "password", submissionUser: user, accessUser: user },
  history: "not-said",
  controls: [],
} as const;

test("a healthy mailbox on paper can send, with one login each way", async () => {
  const world = scriptedWorld({ ...mailbox, secret: new Secret("swordfish-7"), users: [user] });
  const { caseFile, diagnosis } = await examine(target, world, { allow: ["spends-a-login"] });
  expect(diagnosis.verdict).toBe("healthy");
  expect(world.said.filter((one) => /^AUTH |AUTHENTICATE/.test(one.line))).toHaveLength(2);
  expect(JSON.stringify(caseFile)).not.toContain("swordfish");
});

test("no secret is said over a line that proves nothing", async () => {
  const servers = { ...mailbox.servers, "192.0.2.10:587": { ...submission, tls: { ...(submission.tls as object), verifyError: "SELF_SIGNED_CERT_IN_CHAIN" } as typeof submission.tls }, "192.0.2.10:465": "refused" as const };
  const world = scriptedWorld({ ...mailbox, servers: servers as never, secret: new Secret("swordfish-7"), users: [user] });
  await examine(target, world, { allow: ["spends-a-login"] });
  expect(world.said.filter((one) => /^AUTH/.test(one.line))).toEqual([]);
});

test("a port that drops everything costs only the time of its own world", async () => {
  const world = scriptedWorld({ ...mailbox, servers: { "192.0.2.10:587": "no-answer" } });
  const { caseFile } = await examine(target, world);
  expect(caseFile.observations.some((one) => one.kind === "tcp-connect" && !one.ok && one.failure.code === "no-answer")).toBe(true);
});
