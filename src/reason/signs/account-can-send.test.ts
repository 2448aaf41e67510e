import { expect, test } from "vitest";
import type { Route } from "../../model/route.ts";
import { doesNotOpen, envelope, healthyWalk, helloInTls, imagine, logsIn, opens, shakesHands } from "../../testing/imagined.ts";
import { readSign } from "../diagnose.ts";
import type { Sign } from "../sign.ts";
import { accountCanSend } from "./account-can-send.ts";

const sign = accountCanSend as unknown as Sign;
const on465 = { port: 465, security: "tls" } as const;
const worksOn465 = [opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465), logsIn(on465), envelope(undefined, undefined, {}, on465)];
const found = (source: Route["source"]): Route[] => [587, 465].map((port) => ({ protocol: "smtp", host: "smtp.example.net", port, security: port === 465 ? "tls" : "starttls", source, trust: "login" }));

test("is present after a login and an envelope on the route in question", () => {
  expect(readSign(sign, imagine(healthyWalk())).state).toBe("present");
});

test("does not take another port for the one that the settings state", () => {
  expect(readSign(sign, imagine([doesNotOpen("refused"), ...worksOn465])).state).toBe("unknown");
});

test("takes any route of the source where the settings leave the port open", () => {
  const open = imagine([doesNotOpen("refused"), ...worksOn465], { routes: found("provider-data") });
  const { submission: _submission, ...target } = open.target;
  expect(readSign(sign, { ...open, target }).state).toBe("present");
});
