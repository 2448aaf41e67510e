import { expect, test } from "vitest";
import type { CaseFile } from "../model/case-file.ts";
import type { Observation } from "../model/observation.ts";
import { diagnose } from "../reason/diagnose.ts";
import { controlDoesNotOpen, controlOpens, doesNotOpen, type Draft, endpoint, envelope, failedAt, greets, healthyWalk, hello, helloInTls, imagine, logsIn, loginRefused, opens, resolves, saw, shakesHands, upgrades } from "../testing/imagined.ts";
import { lettersOf, renderLetters } from "./letter.ts";

const blocked = imagine([resolves(), doesNotOpen("no-answer"), controlDoesNotOpen("no-answer", 587), controlOpens(443, "web.example.org"), saw("elsewhere-connect", { rttMs: 9 }, endpoint())] as Draft[]);
const seenElsewhere: CaseFile = { ...blocked, observations: blocked.observations.map((one) => (one.kind === "elsewhere-connect" ? ({ ...one, vantage: "elsewhere (office)" } as Observation) : one)) };

test("a letter about a blocked port holds the server, its address, the controls and the times in UTC", () => {
  const [letter] = lettersOf(diagnose(seenElsewhere), seenElsewhere);
  expect(letter?.to).toBe("network-admin");
  for (const part of ["smtp.example.net, TCP port 587", "192.0.2.10", "2026-11-23 12:00:00", "all times in UTC", "control.example.org:587", "Nothing answered.", "seen from another network"]) expect(letter?.text).toContain(part);
});

test("who runs the network learns neither the mailbox nor this machine", () => {
  const text = renderLetters(diagnose(seenElsewhere), seenElsewhere);
  for (const word of ["ann@example.com", "198.51.100.7", "here:", "office"]) expect(text).not.toContain(word);
});

const suspended = imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope("550 5.7.1 Your account has been suspended from sending mail", undefined)] as Draft[]);

test("who runs the account learns which it is, and gets the server's own words", () => {
  const [letter] = lettersOf(diagnose(suspended), suspended);
  expect(letter?.to).toBe("mail-provider");
  expect(letter?.text).toContain("Account: ann@example.com");
  expect(letter?.text).toContain("550 5.7.1 Your account has been suspended from sending mail");
});

test("no dialogue, no user name and no control character gets into a letter", () => {
  const file: CaseFile = {
    ...suspended,
    target: { ...suspended.target, credential: { kind: "password", submissionUser: "annlogin", accessUser: "annlogin" } },
    observations: suspended.observations.map((one) => ({ ...one, dialogue: [{ atMs: 1, from: "us", text: "AUTH PLAIN canary-of-a-secret" }], ...(one.ok && one.kind === "smtp-envelope" ? { saw: { ...one.saw, mail: { ...one.saw.mail, lines: [`550 5.7.1 \u001b[2J annlogin suspended`] } } } : {}) }) as Observation),
  };
  const text = renderLetters(diagnose(file), file);
  expect(text).toContain("The answer is a refusal:");
  for (const word of ["canary-of-a-secret", "\u001b", "[secret]"]) expect(text).not.toContain(word);
  // The account is named where it is asked about, and nowhere else.
  expect(text.slice(text.indexOf("Measured on"))).not.toContain("annlogin");
});

test("near misses: who can mend it alone, a healthy mailbox and an open verdict get no letter", () => {
  const wrong = imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), loginRefused("534 5.7.9 Application-specific password required")] as Draft[]);
  for (const file of [wrong, imagine(healthyWalk()), imagine([])]) {
    const diagnosis = diagnose(file);
    if (diagnosis.named[0]?.remedy.steps.some((step) => step.do === "ask") === true) continue;
    expect(lettersOf(diagnosis, file)).toEqual([]);
    expect(renderLetters(diagnosis, file)).toMatch(/^There is no/);
  }
  expect(renderLetters(diagnose(imagine(healthyWalk())), imagine(healthyWalk()))).toContain("can send");
});

test("a server that is away: its owner is told from where it was tried", () => {
  const away = imagine([resolves(), doesNotOpen("no-answer"), doesNotOpen("no-answer", { port: 465, security: "none", protocol: "any" }), doesNotOpen("no-answer", { port: 25, security: "none", protocol: "any" }), controlOpens(587), failedAt("elsewhere-connect", "no-answer"), saw("elsewhere-connect", { rttMs: 5 }, endpoint({ host: "control.example.org", address: "203.0.113.5", security: "none" }))] as Draft[]);
  const file: CaseFile = { ...away, observations: away.observations.map((one) => (one.kind === "elsewhere-connect" ? ({ ...one, vantage: "elsewhere (office)" } as Observation) : one)) };
  const [letter] = lettersOf(diagnose(file), file);
  expect(letter?.to).toBe("server-admin");
  expect(letter?.text).toContain("seen from another network: Nothing answered.");
});
