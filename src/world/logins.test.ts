import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reply } from "../model/reply.ts";
import { Secret } from "../model/secret.ts";
import { openLedger } from "./logins.ts";
import type { LoginPermit, LoginRefusal } from "./world.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ledger-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, "logins.jsonl");
const at = (minutes: number) => () => new Date(Date.UTC(2026, 10, 23, 12, minutes));
const ledger = (more: { readonly secret?: string; readonly minutes?: number; readonly spend?: "once" | "another" } = {}) =>
  openLedger({ path: path(), secret: new Secret(more.secret ?? "correct horse"), wallClock: at(more.minutes ?? 0), spend: more.spend ?? "once" });
const said = (code: number, text: string): Reply => ({ code, text, lines: [`${code} ${text}`] });
const permitted = (leave: LoginPermit | LoginRefusal): LoginPermit => {
  if ("why" in leave) throw new Error(`no leave: ${leave.why}`);
  return leave;
};

test("gives leave once in a run, and again in the next after an accepted login", async () => {
  const first = ledger();
  permitted(await first.request("ann", "smtp.x")).settle(said(235, "welcome"));
  expect(await first.request("ann", "smtp.x")).toMatchObject({ why: "already-spent" });
  permitted(await ledger({ minutes: 1 }).request("ann", "smtp.x"));
});

test("whoever has no secret to log in with pays for no slow hash, and leaves no file behind", async () => {
  const none = openLedger({ path: path(), secret: undefined, wallClock: at(0), spend: "once" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(folder)).toEqual([]);
  permitted(await none.request("ann", "smtp.x"));
  expect(readdirSync(folder)).not.toEqual([]);
});

test("never tries a refused pair again, whatever the time, but another password or server", async () => {
  permitted(await ledger().request("Ann", "SMTP.x")).settle(said(535, "no such pair"));
  expect(await ledger({ minutes: 60 * 24 * 30 }).request("ann", "smtp.x")).toMatchObject({ why: "already-refused", outcome: { replyCode: 535, replyText: "no such pair" } });
  permitted(await ledger({ minutes: 1, secret: "another" }).request("ann", "smtp.x"));
  permitted(await ledger({ minutes: 1 }).request("ann", "imap://imap.x"));
});

test("spends a refused pair once more with the user's word, and only once a run", async () => {
  permitted(await ledger().request("ann", "smtp.x")).settle(said(535, "no"));
  const again = ledger({ minutes: 1, spend: "another" });
  permitted(await again.request("ann", "smtp.x")).settle(said(535, "no"));
  expect(await again.request("ann", "smtp.x")).toMatchObject({ why: "already-spent" });
  expect(await ledger({ minutes: 2 }).request("ann", "smtp.x")).toMatchObject({ why: "already-refused" });
});

test("rests the whole account for a day after a lock-out, and not after Yahoo's wish for an app password", async () => {
  permitted(await ledger().request("ann", "smtp.x")).settle(said(454, "Too many login attempts, please try again later"));
  expect(await ledger({ minutes: 60, secret: "another" }).request("ann", "smtp.x")).toMatchObject({ why: "locked-out" });
  permitted(await ledger({ minutes: 60 * 25 }).request("ann", "smtp.x"));
  permitted(await ledger().request("bob", "smtp.y")).settle(said(535, "(#AUTH005) Too many bad auth attempts."));
  expect(await ledger({ minutes: 1 }).request("bob", "smtp.y")).toMatchObject({ why: "already-refused" });
  permitted(await ledger({ minutes: 1, secret: "app password" }).request("bob", "smtp.y"));
});

test("rests a quarter of an hour where the end was never seen, and is not stopped by a complaint about the command", async () => {
  permitted(await ledger().request("ann", "smtp.x"));
  expect(await ledger({ minutes: 5 }).request("ann", "smtp.x")).toMatchObject({ why: "already-spent" });
  permitted(await ledger({ minutes: 16 }).request("ann", "smtp.x")).settle(said(504, "mechanism not supported"));
  permitted(await ledger({ minutes: 17 }).request("ann", "smtp.x"));
});

test("keeps neither the secret nor the account nor the server", async () => {
  permitted(await ledger().request("ann@example.com", "smtp.example.net")).settle(said(535, "no"));
  expect(readFileSync(path(), "utf8")).not.toMatch(/correct|horse|ann|example/);
});

/** A process of its own that asks for leave, says what it got, and waits to be killed. */
function asker(): { readonly answer: Promise<string>; kill(): void } {
  const code = `
    import { openLedger } from ${JSON.stringify(new URL("./logins.ts", import.meta.url).href)};
    import { Secret } from ${JSON.stringify(new URL("../model/secret.ts", import.meta.url).href)};
    const ledger = openLedger({ path: ${JSON.stringify(path())}, secret: new Secret("correct horse"), wallClock: () => new Date(Date.UTC(2026, 10, 23, 12)), spend: "once" });
    const leave = await ledger.request("ann", "smtp.x");
    process.stdout.write("why" in leave ? leave.why : "permit");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", code], { stdio: ["ignore", "pipe", "inherit"] });
  return {
    answer: new Promise((resolve) => child.stdout.once("data", (bytes: Buffer) => resolve(bytes.toString()))),
    kill: () => void child.kill("SIGKILL"),
  };
}

test("gives one leave among processes that ask at the same moment", async () => {
  const askers = Array.from({ length: 6 }, asker);
  const answers = await Promise.all(askers.map((one) => one.answer));
  for (const one of askers) one.kill();
  expect(answers.filter((answer) => answer === "permit")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "already-spent")).toHaveLength(5);
});

test("does not try twice when the process is killed between asking and the answer", async () => {
  const first = asker();
  expect(await first.answer).toBe("permit");
  first.kill();
  expect(await ledger({ minutes: 1 }).request("ann", "smtp.x")).toMatchObject({ why: "already-spent", outcome: { result: "unknown" } });
});

test("gives leave for a further login only of a pair that this run saw accepted, and never after a refusal", async () => {
  const now = ledger();
  expect(await now.again("ann", "smtp.again")).toMatchObject({ why: "already-spent" });
  permitted(await now.request("ann", "smtp.again")).settle(said(235, "welcome"));
  permitted(await now.again("ann", "smtp.again")).settle(said(235, "welcome"));
  expect(await ledger({ minutes: 1 }).again("ann", "smtp.again")).toMatchObject({ why: "already-spent" });
  permitted(await now.again("ann", "smtp.again")).settle(said(535, "no more"));
  expect(await now.again("ann", "smtp.again")).toMatchObject({ why: "already-refused" });
});
