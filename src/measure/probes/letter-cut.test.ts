import { createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import type { LetterCutFacts } from "../../model/path-facts.ts";
import type { Route } from "../../model/route.ts";
import type { Target } from "../../model/target.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { nodeWorld } from "../../world/node.ts";
import type { Probe } from "../probe.ts";
import { measure } from "../run.ts";
import { probes } from "./index.ts";
import { letterCut } from "./letter-cut.ts";

/** What a device on the way, or the server, does about the octets of a message so far. */
type Device = (message: string, at: "on the way" | "at the end") => "pass" | "reset" | "close" | "swallow" | string;

interface Server extends AsyncDisposable {
  readonly port: number;
  readonly delivered: readonly string[];
  readonly mostAtOnce: () => number;
}

/** A mail server that takes mail for its own users from everybody, behind a device that reads. */
async function readingServer(device: Device, offers: readonly string[] = []): Promise<Server> {
  const delivered: string[] = [];
  const sockets = new Set<Socket>();
  let most = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.on("end", () => socket.end());
    let state: "commands" | "message" | "chunk" | "dead" = "commands";
    let left = "";
    let message = "";
    let wanted = 0;
    const say = (text: string) => socket.write(`${text}\r\n`);
    const cut = (verdict: string) => {
      state = "dead";
      if (verdict === "reset") socket.resetAndDestroy();
      else if (verdict === "close") socket.end();
    };
    say("220 mx.example.net ESMTP");
    socket.on("data", (bytes) => {
      if (state === "dead") return;
      left += bytes.toString("latin1");
      for (;;) {
        if (state === "chunk") {
          message += left.slice(0, wanted - message.length);
          left = left.slice(message.length);
          const verdict = device(message, "on the way");
          if (verdict !== "pass") return cut(verdict);
          if (message.length < wanted) return;
          state = "commands";
          say("250 2.0.0 taken");
          continue;
        }
        const end = left.indexOf("\r\n");
        if (end === -1) return;
        const line = left.slice(0, end);
        left = left.slice(end + 2);
        if (state === "message") {
          if (line === ".") {
            const verdict = device(message, "at the end");
            state = "commands";
            if (["reset", "close", "swallow"].includes(verdict)) return cut(verdict);
            if (verdict !== "pass") say(verdict);
            else {
              delivered.push(message);
              say("250 2.0.0 queued");
            }
            continue;
          }
          message += `${line.replace(/^\./, "")}\r\n`;
          const verdict = device(message, "on the way");
          if (verdict !== "pass") return cut(verdict);
          continue;
        }
        if (/^EHLO/.test(line)) for (const [index, word] of ["mx.example.net", ...offers, "AUTH PLAIN", "8BITMIME"].entries()) say(`250${index === offers.length + 2 ? " " : "-"}${word}`);
        else if (line === "DATA") {
          state = "message";
          message = "";
          say("354 go on");
        } else if (/^BDAT/.test(line)) {
          state = "chunk";
          message = "";
          wanted = Number(line.split(" ")[1]);
        } else if (line === "QUIT") {
          say("221 bye");
          socket.end();
        } else say("250 2.0.0 ok");
      }
    });
  });
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    delivered,
    mostAtOnce: () => most,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

const target: Target = { address: "ann@example.com", domain: "example.com", from: "ann@example.com", history: "not-said", controls: [] };

async function look(server: Server, letter: string, tries = 40) {
  const route: Route = { protocol: "smtp", host: "127.0.0.1", port: server.port, security: "none", source: "in-use", trust: "login" };
  const world = nodeWorld({});
  // Without a login the walk ends before the envelope; here the server takes mail for its own users from everybody.
  const envelope = {
    id: "test-envelope",
    gives: ["smtp-envelope"],
    asks: "Does the server take an envelope?",
    needs: [],
    risk: "looks",
    timeoutMs: 5_000,
    plan: () => [{ on: "endpoint", protocol: "smtp", host: "127.0.0.1", address: "127.0.0.1", port: server.port, security: "none" }],
    measure: (_subject: unknown, _world: unknown, walk: { step: (kind: string, take: () => Promise<unknown>) => Promise<unknown> }) => walk.step("smtp-envelope", () => Promise.resolve({ from: "ann@example.com", to: "ann@example.com", loggedIn: "no", encrypted: "no", mail: { code: 250, text: "ok", lines: ["250 ok"] }, rcpt: { code: 250, text: "ok", lines: ["250 ok"] } })),
  } as unknown as Probe;
  const caseFile = await measure(target, [route], [...probes.filter((one) => one.id === "smtp-look"), envelope, letterCut({ letter, tries, waits: { calmMs: 300, answerMs: 1_500 } }) as unknown as Probe], world, { allow: ["looks", "sends-parts"], writtenBy: "test", timeoutMs: 5_000 });
  const one = caseFile.observations.find((each) => each.kind === "letter-cut");
  if (one?.kind !== "letter-cut" || !one.ok) throw new Error(`no result: ${JSON.stringify(one)}`);
  return { saw: one.saw as LetterCutFacts, caseFile, diagnosis: diagnose(caseFile) };
}

const body = Array.from({ length: 60 }, (_, index) => `This is line ${index} of a letter about nothing at all.`);
const letterWith = (at: number, line: string, fields = "") => [`From: <ann@example.com>`, "To: <ben@example.org>", "Subject: The minutes of Monday", ...(fields === "" ? [] : [fields]), "", ...body.slice(0, at), line, ...body.slice(at), ""].join("\r\n");

test("finds the words that make a device reset the line, and delivers nothing", async () => {
  await using server = await readingServer((message) => (/XYZZY/.test(message) ? "reset" : "pass"), ["PIPELINING", "CHUNKING"]);
  const { saw, diagnosis } = await look(server, letterWith(37, "please look at the code XYZZY before noon"));
  expect(saw).toMatchObject({ how: "upload", outcome: "content", delivered: 0, part: { what: "words", line: 5 + 37, text: "XYZZY", passesWithout: "yes" } });
  expect(server.delivered).toEqual([]);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(2);
  // Twice the logarithm of the pieces at most, the letter and its control twice, the words, the proof.
  expect(saw.tries.length).toBeLessThanOrEqual(20);
  const [first] = diagnosis.named;
  expect(first?.cause).toBe("net-firewall-content-drop");
  expect(first?.because.map((one) => one.words).join(" ")).toContain("XYZZY");
}, 60_000);

test("finds a header field, and hides what looks like a secret", async () => {
  await using server = await readingServer((message) => (/^X-Tracking:.*k9f8/m.test(message) ? "reset" : "pass"));
  const { saw } = await look(server, letterWith(3, "nothing here", "X-Tracking: tokenk9f8e7d6c5b4a3f2e1d0"));
  expect(saw).toMatchObject({ outcome: "content", part: { what: "header-field", line: 4 } });
  expect(saw.part?.text).toMatch(/^X-Tracking: toke\[hidden/);
}, 60_000);

test("names the attachment by its name, where the name is what is disliked, and by what is inside, where that is", async () => {
  const content = Array.from({ length: 40 }, (_, index) => Buffer.from(`octets of no meaning, row ${index}, and more of them! `.padEnd(48, ".").slice(0, 48)).toString("base64"));
  content[20] = Buffer.from("MALWAREMALWAREMALWAREMALWAREMALWAREMALWAREMALWARE").toString("base64").slice(0, 64);
  const letter = (name: string) =>
    ["From: <ann@example.com>", "Subject: files", "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="edge"', "", "--edge", "Content-Type: text/plain", "", "See the file.", "", "--edge", `Content-Type: application/octet-stream; name="${name}"`, "Content-Transfer-Encoding: base64", `Content-Disposition: attachment; filename="${name}"`, "", ...content, "", "--edge--", ""].join("\r\n");
  await using byName = await readingServer((message) => (/filename="[^"]*\.exe"/.test(message) ? "close" : "pass"));
  expect((await look(byName, letter("prices.exe"))).saw).toMatchObject({ outcome: "content", delivered: 0, part: { what: "words", attachment: "prices.exe", line: 14 } });
  // A device that reads what is inside has to decode it, as this one does.
  await using byContent = await readingServer((message) => (/base64[^]*\r\n\r\n/.test(message) && Buffer.from((message.split(/\r\n\r\n/).at(-1) ?? "").replace(/--edge.*|\s/g, ""), "base64").toString("latin1").includes("MALWAREMALWARE") ? "reset" : "pass"));
  const { saw } = await look(byContent, letter("prices.bin"));
  expect(saw).toMatchObject({ outcome: "content", part: { what: "attachment", attachment: "prices.bin" } });
}, 90_000);

test("finds it as well where the cut comes only at the end of a message, and counts what was delivered", async () => {
  await using server = await readingServer((message, at) => (at === "at the end" && /XYZZY/.test(message) ? "close" : "pass"));
  const { saw } = await look(server, letterWith(10, "the code XYZZY"));
  expect(saw).toMatchObject({ how: "whole", outcome: "content", part: { line: 15 } });
  expect(saw.delivered).toBe(server.delivered.length);
  expect(server.delivered.length).toBeLessThanOrEqual(saw.tries.length);
  expect(server.delivered.every((message) => !message.includes("XYZZY"))).toBe(true);
}, 90_000);

test("a device that swallows shows by chunks that are taken back, and nothing is delivered", async () => {
  await using server = await readingServer((message) => (/XYZZY/.test(message) ? "swallow" : "pass"), ["CHUNKING"]);
  const { saw } = await look(server, letterWith(2, "XYZZY"), 16);
  expect(saw).toMatchObject({ how: "chunks", outcome: "content", delivered: 0 });
  expect(server.delivered).toEqual([]);
}, 200_000);

test("tells a size from a content", async () => {
  await using server = await readingServer((message) => (message.length > 2_000 ? "reset" : "pass"));
  const { saw, diagnosis } = await look(server, letterWith(5, "XYZZY"));
  expect(saw.outcome).toBe("size");
  expect(saw.size?.passes).toBeLessThanOrEqual(2_000);
  expect(saw.size?.cut).toBeGreaterThan(2_000);
  expect(diagnosis.named.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
}, 60_000);

test("a line that is cut by chance is not taken for one that reads", async () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  for (let round = 0; round < 8; round += 1) {
    let decided: { length: number; verdict: "reset" | "pass" } = { length: 0, verdict: "pass" };
    await using server = await readingServer((message) => {
      if (message.length < decided.length || decided.length === 0) decided = { length: message.length, verdict: chance() < 0.5 ? "reset" : "pass" };
      decided = { ...decided, length: message.length };
      return decided.verdict === "reset" && message.length > 300 ? "reset" : "pass";
    });
    const { saw, diagnosis } = await look(server, letterWith(5, "XYZZY"));
    expect(["random", "unfinished", "passes", "always"]).toContain(saw.outcome);
    expect(diagnosis.named.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
  }
}, 200_000);

test("a refusal in words is a refusal, and a letter that passes passes", async () => {
  await using refusing = await readingServer((message, at) => (at === "at the end" && /XYZZY/.test(message) ? "550 5.7.1 Message rejected as spam by content filtering" : "pass"));
  const refused = await look(refusing, letterWith(5, "XYZZY"));
  expect(refused.saw).toMatchObject({ outcome: "refused", delivered: 0, reply: { code: 550 } });
  expect(refused.diagnosis.named.map((one) => one.cause)).toContain("pol-content-spam");
  expect(refused.diagnosis.named.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
  await using open = await readingServer(() => "pass");
  const passed = await look(open, letterWith(5, "XYZZY"));
  expect(passed.saw).toMatchObject({ outcome: "passes", delivered: 1 });
  expect(open.delivered).toEqual([letterWith(5, "XYZZY")]);
}, 60_000);
