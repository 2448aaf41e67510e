import { expect, test } from "vitest";
import { type Judged, judged, scoreOf } from "./score.ts";

const testimony = { logins: {}, mostLogins: 0, passwordsInClear: 0, mailToOthers: 0, mailToSelf: 0, connections: 1, mostAtOnce: 1 };
const run = (more: Partial<Judged>): Judged => ({
  name: "settings/cfg-wrong-port", seed: "s", upMs: 1, tookMs: 1, kind: "verdict", expect: { named: "cfg-wrong-port" }, testimony,
  said: { verdict: "named", named: [{ cause: "cfg-wrong-port", family: "port-wrong", certainty: "certain" }], ruledOut: [], undecided: [] },
  printed: "", exitCode: 1, productMs: 1000, timeoutSeconds: 5, ...more,
});

test("a right and certain verdict has no fault", () => {
  expect(judged(run({}))).toMatchObject({ faults: [], leaf: "right", family: "right", certain: "right" });
});

test("a second login is a fault even where the cause is right", () => {
  expect(judged(run({ testimony: { ...testimony, logins: { "smtp at main: a@b.test": 2 } } })).faults).toHaveLength(1);
});

test("no verdict is wrong, not skipped", () => {
  const { said: _none, ...rest } = run({});
  expect(scoreOf([rest, run({})]).leafTop1).toBe(0.5);
});

test("a cause named on a healthy control is a false alarm", () => {
  expect(scoreOf([run({ expect: { named: "healthy" } })]).falseAlarms).toBe(1);
});

test("a lab that broke counts as wrong", () => {
  expect(scoreOf([run({}), { name: "x", seed: "s", upMs: 0, tookMs: 0, kind: "broken", why: "" }]).leafTop1).toBe(0.5);
});

test("certain is wrong where nothing from the client's side can tell", () => {
  const faults = judged(run({ expect: { named: "cfg-wrong-port", cannotTell: "a second vantage point tells" } })).faults;
  expect(faults).toEqual(["it cannot be certain: a second vantage point tells"]);
});

test("a fault of our own is a fault even where the cause is right", () => {
  expect(judged(run({ ownFaults: ["path-trace: a number out of range"] })).faults).toEqual(["the product broke: path-trace: a number out of range"]);
});
