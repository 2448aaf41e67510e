import { expect, test } from "vitest";
import { scriptedWorld } from "../../world/scripted.ts";
import { readSecondMailbox } from "./second-mailbox.ts";
import type { Terminal } from "./terminal.ts";

const told: string[] = [];
const terminal = { person: "no", tell: async (text: string) => void told.push(text) } as unknown as Terminal;
const world = scriptedWorld({ names: { "imap.work.example": ["2001:db8::1", "192.0.2.12"] } });
const read = (flags: Record<string, unknown>) => readSecondMailbox(flags as never, terminal, {}, world);
const whole = { send: true, arriveAt: "ann@work.example", arriveImap: "imap.work.example", arrivePasswordEnv: "PATH" };

test("reads the second mailbox with its own login, and looks into it by IMAP", async () => {
  const second = await read({ ...whole, arriveUser: "ann" });
  expect(second).toMatchObject({ mailbox: { address: "ann@work.example", user: "ann" }, probes: [{ id: "second-mailbox", risk: "sends-mail" }] });
  expect(await read({})).toBeUndefined();
});

test.each([
  ["without leave to send", { ...whole, send: undefined }, "--send too"],
  ["without any login", { ...whole, login: false }, "--no-login and --arrive-at"],
  ["without its password", { ...whole, arrivePasswordEnv: undefined }, "nobody said the password of ann@work.example"],
  ["with two passwords", { ...whole, arrivePasswordCommand: "pass show work" }, "--arrive-password-env and --arrive-password-command contradict"],
  ["with a variable that is not there", { ...whole, arrivePasswordEnv: "NO_SUCH_VARIABLE" }, "--arrive-password-env: there is no environment variable"],
  ["a server without an address", { arriveImap: "imap.work.example" }, "--arrive-imap belongs to --arrive-at"],
  ["a user name with a line break", { ...whole, arriveUser: "a\nb" }, "--arrive-user"],
])("is refused %s", async (_name, flags, words) => {
  await expect(read(flags)).rejects.toThrow(words);
});

test("a server that is not found keeps nobody from the diagnosis, and is told", async () => {
  const second = await read({ ...whole, arriveImap: "nowhere.work.example" });
  expect(second?.probes).toEqual([]);
  expect(told.at(-1)).toContain("nowhere.work.example has no address that this machine finds");
});
