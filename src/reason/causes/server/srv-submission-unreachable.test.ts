import { expect, test } from "vitest";
import { controlDoesNotOpen, controlOpens, doesNotOpen, healthyWalk, host, imagine, opens, resolves } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const any = { protocol: "any", security: "none" } as const;
const shut = [resolves(), doesNotOpen("refused"), doesNotOpen("refused", { ...any, port: 465 })];

test("names it when 465 and 587 are shut at the server and open elsewhere", () => {
  const { named } = diagnose(imagine([...shut, opens({ ...any, port: 25 }), controlOpens(587), controlOpens(465)]));
  expect(named.map((one) => one.cause)).toEqual(["srv-submission-unreachable"]);
  expect(named[0]?.remedy.who).toBe("server-admin");
});

test("is silent when the network shuts the port everywhere", () => {
  const { named } = diagnose(imagine([...shut, controlDoesNotOpen("no-answer", 587)]));
  expect(named).toEqual([]);
});

test("is silent without any control, where another port works, and about a guessed host", () => {
  expect(diagnose(imagine(shut)).named).toEqual([]);
  expect(diagnose(imagine([resolves(), doesNotOpen("refused"), opens({ ...any, port: 465 }), controlOpens(587)])).named).toEqual([]);
  const guessed = imagine([...shut, controlOpens(587)], { routes: [{ protocol: "smtp", host, port: 587, security: "starttls", source: "guess", trust: "login" }] });
  expect(diagnose(guessed).named).toEqual([]);
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
