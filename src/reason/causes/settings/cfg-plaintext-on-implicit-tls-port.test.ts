import { expect, test } from "vitest";
import { doesNotOpen, endpoint, envelope, failedAt, greets, healthyWalk, helloInTls, imagine, logsIn, opens, resolves, shakesHands } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const inside = { port: 465, security: "tls" } as const;

test.each(["starttls", "none"] as const)("names it when %s meets silence and TLS brings the greeting", (security) => {
  const configured = { port: 465, security };
  const { named } = diagnose(
    imagine([resolves(), opens(configured), failedAt("smtp-greeting", "silent", endpoint(configured), "them"), opens(inside), shakesHands({}, inside), greets(undefined, inside), helloInTls(undefined, inside), logsIn(inside), envelope(undefined, undefined, {}, inside)], { route: configured }),
  );
  expect(named.map((one) => one.cause)).toEqual(["cfg-plaintext-on-implicit-tls-port"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps).toEqual([{ do: "set", field: "connection security", from: security === "none" ? "none" : "STARTTLS", to: "SSL/TLS" }]);
});

test("is silent when TLS brings no greeting either: then it is the wrong port, or something on the way", () => {
  const configured = { port: 465, security: "starttls" } as const;
  const { named } = diagnose(imagine([resolves(), opens(configured), failedAt("smtp-greeting", "silent", endpoint(configured), "them"), opens(inside), failedAt("tls-handshake", "silent", endpoint(inside), "them")], { route: configured }));
  expect(named).toEqual([]);
});

test("is silent when the port does not open, and on a healthy walk", () => {
  expect(diagnose(imagine([resolves(), doesNotOpen("no-answer")])).named).toEqual([]);
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
