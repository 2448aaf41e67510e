import { expect, test } from "vitest";
import { failedAt, greets, handshakeFails, healthyWalk, hello, imagine, opens, reported, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const names = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => [one.cause, one.certainty]);

test("holds net-mtu-blackhole for possible where the dialogue runs until the TLS handshake and then falls silent", () => {
  expect(names([opens(), greets(), hello(), upgrades(), handshakeFails("silent")])).toContainEqual(["net-mtu-blackhole", "possible"]);
});

test("holds it for possible where only the message gets no answer", () => {
  expect(names([...healthyWalk(), failedAt("smtp-canary", "silent")])).toContainEqual(["net-mtu-blackhole", "possible"]);
});

test("holds it for possible where the pasted error says so", () => {
  expect(names([reported("451 4.4.2 timeout while sending message body")]).map(([cause]) => cause)).toContain("net-mtu-blackhole");
});

test("is silent about a server that hangs from the start, about an alert, and about a healthy mailbox", () => {
  expect(names([opens({ port: 465, security: "tls" }), handshakeFails("silent", { port: 465, security: "tls" })], { route: { port: 465, security: "tls" } }).map(([cause]) => cause)).not.toContain("net-mtu-blackhole");
  expect(names([opens(), greets(), hello(), upgrades(), handshakeFails("tls-handshake-alert")]).map(([cause]) => cause)).not.toContain("net-mtu-blackhole");
  expect(names(healthyWalk())).toEqual([]);
});
