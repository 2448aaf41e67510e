import { expect, test } from "vitest";
import { doesNotOpen, envelope, helloInTls, host, imagine, logsIn, opens, shakesHands } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const on465 = { port: 465, security: "tls" } as const;

test("names cfg-wrong-port when the configured port refuses and another port of the host offers a login", () => {
  const { verdict, named } = diagnose(imagine([doesNotOpen("refused"), opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465), logsIn(on465), envelope(undefined, undefined, {}, on465)]));
  expect(verdict).toBe("named");
  expect(named[0]?.cause).toBe("cfg-wrong-port");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "port", from: "587", to: "465" });
  expect(named[0]?.because.map((one) => one.sign)).toContain("sibling-port-works");
});

test("is silent when no other port of the host answers", () => {
  const { named } = diagnose(imagine([doesNotOpen("refused"), doesNotOpen("refused", { port: 465 }), doesNotOpen("refused", { port: 25 })]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-wrong-port");
});

test("is silent about a host it did not measure", () => {
  const { named } = diagnose(imagine([opens({ host: `other.${host}`, port: 465 })]));
  expect(named).toEqual([]);
});
