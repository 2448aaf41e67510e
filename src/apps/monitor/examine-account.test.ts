import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { accountExaminer } from "./examine-account.ts";
import { readWatchSettings } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "cantsend-watched-"));
afterAll(() => rmSync(folder, { recursive: true }));

const client = join(folder, ".msmtprc");
const examineWith = async (more: string) => {
  const settings = readWatchSettings(`[watch]\ndns = ["127.0.0.1:1"]\ncontrols = ["127.0.0.1:2"]\n[[account]]\naddress = "ann@example.com"\nimap = "127.0.0.1:3"\n${more}`, "watch.toml");
  const [account] = settings.accounts;
  if (account === undefined) throw new TypeError("no account");
  return accountExaminer(settings, { ledgerPath: join(folder, "ledger.json") })(account, { login: account.storedPassword === "used" ? "one" : "none", canary: "none" }, AbortSignal.timeout(20_000));
};

test("a run reads the program's own settings anew, and what the file of the watch says stands above them", async () => {
  writeFileSync(client, "account work\nhost 127.0.0.1\nport 4\ntls on\nauth plain\nfrom ann@example.com\nuser ann\npassword geheim99 # x\n");
  const first = await examineWith(`client = ${JSON.stringify(client)}\n`);
  expect(first.trouble).toBeUndefined();
  expect(first.caseFile.routes.filter((route) => route.protocol === "smtp")[0]).toMatchObject({ host: "127.0.0.1", port: 4, security: "starttls", source: "in-use" });
  expect(first.caseFile.observations.find((one) => one.kind === "stored-settings")).toMatchObject({ ok: true, saw: { program: "msmtp", account: "work" } });
  expect(JSON.stringify(first)).not.toContain("geheim99");
  writeFileSync(client, "account work\nhost 127.0.0.1\nport 5\ntls on\ntls_starttls off\nfrom ann@example.com\n");
  expect((await examineWith(`client = ${JSON.stringify(client)}\n`)).caseFile.routes.find((route) => route.protocol === "smtp")).toMatchObject({ port: 5, security: "tls" });
  expect((await examineWith(`client = ${JSON.stringify(client)}\nsmtp = "127.0.0.1:6"\n`)).caseFile.routes.find((route) => route.protocol === "smtp")).toMatchObject({ port: 6 });
});

test("a settings file that is gone, or has no such account or password, is told, and the watch goes on with what it knows", async () => {
  const gone = await examineWith(`smtp = "127.0.0.1:6"\nclient = ${JSON.stringify(join(folder, "gone"))}\n`);
  expect(gone.trouble).toContain("there is no such file");
  expect(gone.caseFile.routes.some((route) => route.port === 6)).toBe(true);
  writeFileSync(client, "account other\nhost 127.0.0.1\nport 4\nfrom ben@example.com\n");
  expect((await examineWith(`client = ${JSON.stringify(client)}\n`)).trouble).toContain("no account of ann@example.com");
  writeFileSync(client, "account work\nhost 127.0.0.1\nport 4\nfrom ann@example.com\nauth plain\nuser ann\npasswordeval echo\n");
  expect((await examineWith(`client = ${JSON.stringify(client)}\nuse-stored-password = true\n`)).trouble).toContain("holds no password");
});
