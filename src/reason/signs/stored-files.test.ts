import { expect, test } from "vitest";
import type { Facts } from "../../model/observation.ts";
import { healthyWalk, imagine, reported, saw } from "../../testing/imagined.ts";
import { diagnose, readSign } from "../diagnose.ts";
import { signs } from "./index.ts";

type Stored = Facts["stored-settings"];
const here = { on: "machine" } as const;
const stored = (more: Partial<Stored>) => saw("stored-settings", { program: "laravel", account: "", addresses: ["ann@example.com"], notInEffect: [], notes: [], ...more }, here);
const server = { protocol: "smtp", host: { value: "smtp.example.net", at: { path: "/a/.env" } } } as const;
const state = (id: keyof typeof signs, ...drafts: Parameters<typeof imagine>[0]) => readSign(signs[id], imagine(drafts)).state;

test("settings that do not take effect: what stops mail, not what is overridden as meant", () => {
  const at = { path: "/a/.env", line: 3, key: "MAILER_DSN" };
  expect(state("stored-settings-are-not-in-effect", stored({ submission: server, notInEffect: [{ at, reason: "written-to-a-log" }] }))).toBe("present");
  expect(state("stored-settings-are-not-in-effect", stored({ submission: server, notInEffect: [{ at, reason: "overridden-by-another-file" }] }))).toBe("unknown");
  expect(state("stored-settings-are-not-in-effect", stored({ submission: server, notInEffect: [{ at, reason: "name-not-known-to-the-program" }] }))).toBe("unknown");
  expect(state("stored-settings-are-not-in-effect", stored({ notInEffect: [{ at, reason: "name-not-known-to-the-program" }] }))).toBe("present");
  expect(state("stored-settings-are-not-in-effect", stored({ submission: server }))).toBe("absent");
  expect(state("stored-settings-are-not-in-effect")).toBe("unknown");
});

test("a password that the file damages, not one that is escaped as it should be", () => {
  const password = (because: string, written: number, read: number) => ({ submission: { ...server, password: { kept: "file" as const, written: { length: written, classes: [] }, read: { length: read, classes: [] }, because } } });
  expect(state("stored-password-is-read-otherwise", stored(password("everything from # on is a comment", 9, 3)))).toBe("present");
  expect(state("stored-password-is-read-otherwise", stored(password("$$ stands for one $", 9, 8)))).toBe("unknown");
  expect(state("stored-password-is-read-otherwise", stored(password("a backslash takes the next character with it", 9, 8)))).toBe("unknown");
  const [first] = diagnose(imagine([...healthyWalk(), reported("535 5.7.8 authentication failed"), stored(password("everything from # on is a comment", 9, 3))])).named;
  expect(first?.cause).toBe("auth-password-mangled");
});

test("a queue that nobody serves is told from one that holds mail", () => {
  const queue = (more: Partial<Facts["local-queue"]>) => saw("local-queue", { program: "postfix", waiting: 1, held: 0, untried: 0, reasons: [], ...more }, here);
  const running = saw("local-mail-server", { port25: "opens", running: "postfix" }, here);
  const stopped = saw("local-mail-server", { port25: "refuses", sendmail: "/usr/sbin/sendmail" }, here);
  expect([state("outbox-holds-untried-mail", queue({ held: 1 }), running), state("queue-is-served-by-nobody", queue({ held: 1 }), running)]).toEqual(["present", "absent"]);
  expect([state("outbox-holds-untried-mail", queue({}), stopped), state("queue-is-served-by-nobody", queue({}), stopped)]).toEqual(["unknown", "present"]);
  expect([state("outbox-holds-untried-mail", queue({}), running), state("queue-is-served-by-nobody", queue({}), running)]).toEqual(["absent", "absent"]);
  const worker = (count: number, application: "runs" | "not-seen") => saw("local-workers", { wanted: "sidekiq", running: count, application }, here);
  expect([state("queue-is-served-by-nobody", worker(0, "runs")), state("queue-is-served-by-nobody", worker(0, "not-seen")), state("queue-is-served-by-nobody", worker(2, "runs"))]).toEqual(["present", "unknown", "absent"]);
});

test("a mail server of this machine without modules for its login", () => {
  const postfix = stored({ program: "postfix", submission: { ...server, login: { value: "on", at: { path: "/etc/postfix/main.cf" } } } });
  const modules = (...mechanisms: string[]) => saw("sasl-modules", { folders: ["/usr/lib/sasl2"], mechanisms }, here);
  expect(state("login-module-is-not-installed", postfix, modules())).toBe("present");
  expect(state("login-module-is-not-installed", postfix, modules("ANONYMOUS"))).toBe("present");
  expect(state("login-module-is-not-installed", postfix, modules("PLAIN"))).toBe("absent");
  expect(state("login-module-is-not-installed", stored({}), modules())).toBe("unknown");
});

test("a program that hands its mail to a machine without a mail server", () => {
  const local = stored({ program: "django", submission: { ...server, host: { value: "localhost", at: { path: "/s.py" } } } });
  expect(state("local-mail-server-is-missing", local, saw("local-mail-server", { port25: "refuses" }, here))).toBe("present");
  expect(state("local-mail-server-is-missing", local, saw("local-mail-server", { port25: "opens", running: "exim" }, here))).toBe("absent");
});

test("an add-on that looks into mail counts only where the same settings send without the program", () => {
  const withAddOn = stored({ program: "thunderbird", notes: ["add-ons that may look into mail are switched on: Mail Guard"] });
  expect(state("security-add-on-is-switched-on", ...healthyWalk(), withAddOn, reported("Sending of the message failed. An error occurred while sending mail."))).toBe("present");
  expect(state("security-add-on-is-switched-on", ...healthyWalk(), withAddOn, reported("550 5.7.1 refused"))).toBe("absent");
  expect(state("security-add-on-is-switched-on", ...healthyWalk(), withAddOn)).toBe("unknown");
});

test("a healthy mailbox stays healthy with settings that are in order", () => {
  expect(diagnose(imagine([...healthyWalk(), stored({ submission: server })])).verdict).toBe("healthy");
});
