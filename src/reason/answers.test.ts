import { expect, test } from "vitest";
import { readAnswers } from "../ask/answers.ts";
import { questions } from "../model/questions.ts";
import { controlDoesNotOpen, controlOpens, doesNotOpen, type Draft, healthyWalk, imagine, reported, resolves } from "../testing/imagined.ts";
import { renderText } from "../report/text.ts";
import { diagnose, readSign } from "./diagnose.ts";
import { nextQuestion } from "./next-question.ts";
import { type SignId, signs } from "./signs/index.ts";

const shut = [resolves(), doesNotOpen("no-answer"), doesNotOpen("no-answer", { port: 465, security: "none", protocol: "any" }), doesNotOpen("no-answer", { port: 25, security: "none", protocol: "any" })];
const silent = (answers: Readonly<Record<string, string>> = {}) => imagine([...shut, controlOpens(587), controlOpens(443, "web.example.org")] as Draft[], { target: { history: "worked-before", answers } });
const blocked = (answers: Readonly<Record<string, string>> = {}) => imagine([...shut, controlDoesNotOpen("no-answer", 587), controlOpens(443, "web.example.org")] as Draft[], { target: { answers } });
const out = (file: ReturnType<typeof imagine>) => diagnose(file).ruledOut.map((one) => one.cause);

const pairs: readonly (readonly [SignId, string, string])[] = [
  ["works-over-another-network", "same-program-other-network", "works"],
  ["fails-over-another-network-too", "same-program-other-network", "fails"],
  ["another-device-here-sends", "other-device-same-network", "works"],
  ["another-device-here-fails-too", "other-device-same-network", "fails"],
  ["webmail-sends", "webmail-sends", "yes"],
  ["webmail-refuses-too", "webmail-sends", "no"],
  ["works-without-the-vpn", "vpn-off", "works"],
  ["fails-without-the-vpn-too", "vpn-off", "fails"],
];

test.each(pairs)("%s is said by %s=%s alone", (sign, question, value) => {
  const state = (answers: Readonly<Record<string, string>>) => readSign(signs[sign], silent(answers)).state;
  expect(state({ [question]: value })).toBe("present");
  for (const other of Object.keys(questions.find((one) => one.id === question)?.answers ?? {}).filter((one) => one !== value)) expect(state({ [question]: other })).toBe("absent");
  // Near misses: nothing said, or something else.
  expect(state({})).toBe("unknown");
  expect(state({ line: "home" })).toBe("unknown");
});

test("a server that is silent here alone: the answer parts a ban from a server that is away", () => {
  expect(out(silent({ "same-program-other-network": "works" }))).toContain("srv-submission-unreachable");
  expect(out(silent({ "same-program-other-network": "works" }))).not.toContain("auth-ip-banned");
  expect(out(silent({ "same-program-other-network": "fails" }))).toContain("auth-ip-banned");
  expect(out(silent({ "same-program-other-network": "fails" }))).not.toContain("srv-submission-unreachable");
  expect(diagnose(silent({ "same-program-other-network": "fails" })).named[0]?.cause).toBe("srv-submission-unreachable");
});

test("another device that sends from here clears the network", () => {
  expect(out(blocked({ "other-device-same-network": "works" }))).toContain("net-submission-port-blocked");
  expect(out(blocked({ "other-device-same-network": "fails" }))).not.toContain("net-submission-port-blocked");
});

test("exactly one thing is asked for, the one that settles most, and not again once it is answered", () => {
  const file = silent();
  const asked = nextQuestion(diagnose(file), file);
  expect(asked?.id).toBe("same-program-other-network");
  const text = renderText(diagnose(file), file, { width: 80, colour: "no", detail: "short", ...(asked === undefined ? {} : { question: asked }) });
  expect(text).toContain("--answer same-program-other-network=works");
  expect(text.match(/One thing to try/g)).toHaveLength(1);
  const then = silent({ "same-program-other-network": "works" });
  expect(nextQuestion(diagnose(then), then)?.id).not.toBe("same-program-other-network");
});

test("of words alone nothing is asked: whatever the answer, they rule nothing out", () => {
  for (const text of ["535 5.7.8 Username and Password not accepted", "connection timed out on port 25 from my VPS", "mails hang since the VPN is on"]) {
    const file = imagine([reported(text)], { routes: [] });
    expect(diagnose(file).named.length).toBeGreaterThan(1);
    expect(nextQuestion(diagnose(file), file)).toBeUndefined();
    for (const { id, answers } of questions) for (const answer of Object.keys(answers)) expect(diagnose(imagine([reported(text)], { routes: [], target: { answers: { [id]: answer } } })).ruledOut).toEqual([]);
  }
});

test("nobody is asked where all is well, or where no answer would settle anything", () => {
  const fine = imagine(healthyWalk());
  expect(nextQuestion(diagnose(fine), fine)).toBeUndefined();
  const done = silent(Object.fromEntries(questions.map((one) => [one.id, Object.keys(one.answers)[0] as string])));
  expect(nextQuestion(diagnose(done), done)).toBeUndefined();
});

test("answers are read, and what is no answer ends in one sentence with what there is", () => {
  expect(readAnswers(["webmail-sends=yes", "line = HOME"])).toEqual({ "webmail-sends": "yes", line: "home" });
  expect(() => readAnswers(["weather=fine"])).toThrow(/other-device-same-network=works\|fails/);
  expect(() => readAnswers(["webmail-sends"])).toThrow(/answers no question/);
  expect(() => readAnswers(["webmail-sends=perhaps"])).toThrow(/there are yes, no\./);
  expect(() => readAnswers(["webmail-sends=yes", "webmail-sends=no"])).toThrow(/answered twice/);
});
