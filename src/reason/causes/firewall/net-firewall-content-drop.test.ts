import { expect, test } from "vitest";
import type { Facts } from "../../../model/observation.ts";
import { endpoint, healthyWalk, imagine, reported, saw } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

test.each(["lost connection with smtp.example.net[192.0.2.10] while sending message body", "DATA: Connection reset by peer", "write EPIPE while sending end of data"])("holds net-firewall-content-drop for possible: %s", (text) => {
  const { named } = diagnose(imagine([...healthyWalk(), reported(text)]));
  expect(named.map((one) => one.cause)).toContain("net-firewall-content-drop");
  expect(named.every((one) => one.certainty === "possible")).toBe(true);
});

test("is silent where a server replied, and about a healthy mailbox", () => {
  expect(diagnose(imagine([...healthyWalk(), reported("552 5.3.4 Message size exceeds fixed limit")])).named.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});

const tried = (more: Partial<Facts["letter-cut"]> = {}, where: Parameters<typeof endpoint>[0] = {}) =>
  saw("letter-cut", { how: "upload", letterOctets: 4_000, encrypted: "no", tries: [{ kept: "the whole letter", octets: 4_000, fate: "reset", afterMs: 3 }], allowed: 30, delivered: 0, outcome: "content", part: { what: "words", line: 12, to: 12, text: "Bluefin", passesWithout: "yes" }, ...more }, endpoint(where));

test("names the words that make the line be cut, and is certain where they pass encrypted", () => {
  const [first] = diagnose(imagine([...healthyWalk(), tried({ encryptedControl: { port: 465, fate: "passed" } }), saw("guards-present", { guards: [] }, { on: "machine" })])).named;
  expect(first).toMatchObject({ cause: "net-firewall-content-drop", certainty: "certain" });
  expect(first?.because.map((one) => one.words).join(" ")).toContain('"Bluefin"');
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("port 465") });
});

test.each(["passes", "refused", "size", "always", "random"] as const)("is ruled out where the letter was tried and %s", (outcome) => {
  const { part: _none, ...rest } = tried().outcome.ok ? (tried().outcome as { saw: Facts["letter-cut"] }).saw : ({} as never);
  const judged = diagnose(imagine([...healthyWalk(), reported("DATA: Connection reset by peer"), saw("letter-cut", { ...rest, outcome, ...(outcome === "size" ? { size: { passes: 900, cut: 1_400 } } : {}) })]));
  expect(judged.ruledOut.map((one) => one.cause)).toContain("net-firewall-content-drop");
});

test("stays open where the tries ran out before anything was sure", () => {
  const judged = diagnose(imagine([...healthyWalk(), tried({ outcome: "unfinished" })]));
  expect(judged.named.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
  expect(judged.ruledOut.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
});
