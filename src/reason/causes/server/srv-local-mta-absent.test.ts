import { expect, test } from "vitest";
import { doesNotOpen, type Draft, endpoint, failedAt, healthyWalk, imagine, opens, reported, saw } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names srv-local-mta-absent from words that say so", () => {
  const [first] = fromWords("sh: 1: /usr/sbin/sendmail: not found");
  expect(first?.cause).toBe("srv-local-mta-absent");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Enter your provider's submis") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("srv-local-mta-absent");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});

const localhost = { host: "localhost", port: 25, security: "none" } as const;

test("names it where the settings name this machine and it refuses", () => {
  const { named } = diagnose(imagine([doesNotOpen("refused", { ...localhost, address: "127.0.0.1" })], { route: localhost }));
  expect(named.map((one) => one.cause)).toContain("srv-local-mta-absent");
});

test("is silent where another machine refuses", () => {
  const { named } = diagnose(imagine([doesNotOpen("refused", { port: 25, security: "none" })], { route: { port: 25, security: "none" } }));
  expect(named.map((one) => one.cause)).not.toContain("srv-local-mta-absent");
});

const bridge = { host: "localhost", port: 1025, security: "starttls" } as const;
const taken = (program: string) => saw("local-listeners", { listeners: [{ port: 1025, address: "127.0.0.1", program }] }, { on: "machine" });

test("names it where a program of this machine takes the connection and says nothing, and says which", () => {
  const { named, ruledOut } = diagnose(imagine([opens({ ...bridge, address: "127.0.0.1" }), failedAt("smtp-greeting", "silent", endpoint({ ...bridge, address: "127.0.0.1" })), taken("bridge")] as Draft[], { route: bridge }));
  expect(named[0]?.cause).toBe("srv-local-mta-absent");
  expect(JSON.stringify(named[0]?.remedy.steps)).toContain("End and start again bridge");
  expect(ruledOut.map((one) => one.cause)).toContain("net-submission-port-blocked");
});

test("near miss: another machine that says nothing, and ::1 that refuses beside a bridge at 127.0.0.1, are neither this nor broken IPv6", () => {
  expect(diagnose(imagine([opens(), failedAt("smtp-greeting", "silent")] as Draft[])).named.map((one) => one.cause)).not.toContain("srv-local-mta-absent");
  const walk = healthyWalk().map((one) => (one.about.on === "endpoint" && one.about.protocol === "smtp" ? { ...one, about: { ...one.about, ...bridge, address: "127.0.0.1" } } : one));
  expect(diagnose(imagine([...walk, doesNotOpen("refused", { ...bridge, address: "::1" })] as Draft[], { route: bridge })).verdict).toBe("healthy");
});
