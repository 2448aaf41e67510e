import { expect, test } from "vitest";
import type { CauseId } from "../../model/catalogue.ts";
import type { MessageForm } from "../../model/message-facts.ts";
import type { Facts } from "../../model/observation.ts";
import { type Draft, healthyWalk, hello, helloInTls, imagine, saw } from "../../testing/imagined.ts";
import { diagnose } from "../diagnose.ts";

// What the reading of a message, a filter, and block lists show by themselves, without a word from any server.

const form = (more: Partial<MessageForm> = {}): Draft =>
  saw("message-form", { read: "whole", bytes: 400, wireBytes: 400, parts: 1, from: ["ann@example.com"], to: ["ben@example.org"], needs: [], bulk: "no", faults: [], attachments: [], linkHosts: [], ...more }, { on: "message" }) as Draft;
const file = (more: Partial<MessageForm["attachments"][number]> = {}): MessageForm["attachments"][number] => ({ name: "a.pdf", ending: "pdf", type: "application/pdf", bytes: 10, really: "pdf", holds: [], encrypted: "no", macros: "no", ...more });
const listed = (name: string, more: Partial<Facts["block-list"]> = {}): Draft =>
  saw("block-list", { list: "Spamhaus ZEN", outcome: "listed", codes: ["127.0.0.2"], meanings: ["SBL: spam comes from it"], weight: "refused", removal: "https://check.spamhaus.org/", ...more }, { on: "name", name, type: "block-list spamhaus-zen", resolver: "192.0.2.53" }) as Draft;
const filter = (score: number): Draft => saw("filter-verdict", { filter: "rspamd", score, required: 15, action: score >= 15 ? "reject" : "no action", symbols: [{ name: "GTUBE", score, says: "" }] }, { on: "message" }) as Draft;
const judge = (...drafts: Draft[]) => diagnose(imagine(drafts, { routes: [] }));
const named = (...drafts: Draft[]): readonly CauseId[] => judge(...drafts).named.map((one) => one.cause);

test("a message in order is healthy, and rules out what the message could be at fault for", () => {
  const diagnosis = judge(form());
  expect(diagnosis.verdict).toBe("healthy");
  expect(diagnosis.ruledOut.map((one) => one.cause)).toEqual(expect.arrayContaining(["pol-malformed-message", "pol-message-size", "pol-attachment-blocked", "pol-smtputf8-unsupported", "rep-link-domain-listed"]));
});

test("what only counts against a message names nothing", () => {
  expect(judge(form({ faults: [{ code: "link-shortened", times: 1 }, { code: "date-missing", times: 1 }, { code: "html-only", times: 1 }] })).verdict).toBe("healthy");
});

test("a broken form is named with the exact cure", () => {
  const [first] = judge(form({ faults: [{ code: "field-doubled", times: 1, line: 4, what: "subject" }] })).named;
  expect(first?.cause).toBe("pol-malformed-message");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("(subject, line 4)") });
});

test("size: by the server's own word, by the receiver's, and not where neither is known to mind", () => {
  expect(named(form({ wireBytes: 11_000_000 }), helloInTls({ size: 10_240_000 }) as Draft)).toEqual(["pol-message-size"]);
  expect(named(form({ wireBytes: 9_000_000 }), helloInTls({ size: 10_240_000 }) as Draft)).toEqual([]);
  expect(named(form({ wireBytes: 22_000_000, to: ["ben@icloud.com"] }))).toEqual(["pol-message-size"]);
  expect(judge(form({ wireBytes: 22_000_000 })).verdict).toBe("undecided");
});

test("attachments: by the receiver's own list, also inside an archive", () => {
  expect(named(form({ to: ["ben@gmail.com"], attachments: [file({ name: "a.iso", ending: "iso", really: "other" })] }))).toEqual(["pol-attachment-blocked"]);
  expect(named(form({ to: ["ben@gmail.com"], attachments: [file({ name: "a.zip", ending: "zip", really: "zip", holds: ["js"] })] }))).toEqual(["pol-attachment-blocked"]);
  expect(named(form({ to: ["ben@icloud.com"], attachments: [file({ name: "a.iso", ending: "iso", really: "other" })] }))).toEqual([]);
  expect(named(form({ attachments: [file()] }))).toEqual([]);
});

test("letters: only where the server was asked and does not carry them", () => {
  expect(named(form({ needs: ["SMTPUTF8"] }), hello({ words: ["8BITMIME"] }) as Draft)).toEqual(["pol-smtputf8-unsupported"]);
  expect(named(form({ needs: ["SMTPUTF8"] }), hello({ words: ["SMTPUTF8"] }) as Draft)).toEqual([]);
  expect(judge(form({ needs: ["SMTPUTF8"] })).verdict).toBe("undecided");
});

test("a filter's verdict names spam, and a low score rules it out", () => {
  expect(named(form(), filter(20))).toEqual(["pol-content-spam"]);
  const low = judge(form(), filter(1));
  expect(low.named).toEqual([]);
  expect(low.ruledOut.map((one) => one.cause)).toContain("pol-content-spam");
});

test("block lists: an address, a link, the sender's domain; what could not be asked is no listing", () => {
  const address = judge(listed("198.51.100.9")).named[0];
  expect(address).toMatchObject({ cause: "rep-dnsbl-listed", remedy: { proveBy: ["block-list"] } });
  expect(address?.remedy.steps).toContainEqual(expect.objectContaining({ url: "https://check.spamhaus.org/" }));
  expect(named(form({ linkHosts: ["www.bad.example"] }), listed("bad.example", { list: "Spamhaus DBL" }))).toEqual(["rep-link-domain-listed"]);
  expect(named(form(), listed("example.com", { list: "Spamhaus DBL" }))).toEqual(["rep-domain-low"]);
  const silent = { outcome: "could-not-be-asked", codes: [], meanings: [], why: "it does not answer this resolver (127.255.255.254)" } as const;
  expect(named(form({ linkHosts: ["www.bad.example"] }), listed("bad.example", silent), listed("198.51.100.9", silent))).toEqual([]);
  expect(named(form({ linkHosts: ["www.other.example"] }), listed("bad.example"))).toEqual([]);
});

test("a domain of days is named, one of years is not", () => {
  const age = (days: number): Draft => saw("domain-age", { registered: "2026-11-20T00:00:00Z", days, registry: "rdap.example" }, { on: "name", name: "example.com", type: "registration", resolver: "registry" }) as Draft;
  expect(named(form(), age(4))).toEqual(["rep-domain-low"]);
  expect(named(form(), age(4_000))).toEqual([]);
});

test("a login that sends much from many networks is shown by the log; a busy shared mailbox is not", () => {
  const use = (messages: number, networks: number): Draft => saw("login-use", { login: "info@example.com", day: "Nov 24", messages, networks }, { on: "machine" }) as Draft;
  expect(judge(use(400, 60)).named[0]).toMatchObject({ cause: "rep-own-server-abused", certainty: "possible" });
  expect(named(use(400, 6))).toEqual([]);
  expect(named(use(30, 20))).toEqual([]);
});

test("a bounce of the test message is read as the refusal that it is", () => {
  const words = "550 5.7.1 Message rejected as spam by content scanning";
  const bounced = saw("message-arrival", { outcome: "bounced", bounce: { code: 550, enhanced: "5.7.1", text: words.slice(10), lines: [words] }, folder: "INBOX", removed: "yes" }, { on: "message" }) as Draft;
  const diagnosis = diagnose(imagine([...healthyWalk(), bounced]));
  expect(diagnosis.verdict).toBe("named");
  expect(diagnosis.named[0]?.cause).toBe("pol-content-spam");
});
