import { expect, test } from "vitest";
import { diagnose, readSign } from "../diagnose.ts";
import { healthyWalk, hello, imagine, opens, greets, resolves } from "../../testing/imagined.ts";
import { loginIsTakenOutOnTheWay } from "./login-is-taken-out-on-the-way.ts";

const inTheClear = { route: { security: "none" as const } };
const bare = [resolves(), opens({ security: "none" }), greets(undefined, { security: "none" }), hello({}, { security: "none" })];

test("is absent where the offer was read inside TLS", () => {
  expect(readSign(loginIsTakenOutOnTheWay, imagine(healthyWalk())).state).toBe("absent");
});

test("is unknown from one network in the clear, and keeps a missing login from being certain", () => {
  const caseFile = imagine(bare, inTheClear);
  expect(readSign(loginIsTakenOutOnTheWay, caseFile).state).toBe("unknown");
  const first = diagnose(caseFile).named.find((one) => one.cause === "cfg-auth-not-offered");
  expect(first?.certainty).toBe("likely");
});

test("is present where another network sees a login in the same offer", () => {
  const caseFile = imagine([...bare, hello({ auth: ["PLAIN"] }, { security: "none" })], inTheClear);
  const observations = caseFile.observations.map((one, index) => (index === bare.length ? { ...one, vantage: "elsewhere" } : one));
  expect(readSign(loginIsTakenOutOnTheWay, { ...caseFile, observations }).state).toBe("present");
});
