import { expect, test } from "vitest";
import { diagnose } from "../reason/diagnose.ts";
import { greets, hello, helloInTls, imagine, loginRefused, opens, resolves, saw, shakesHands, upgrades } from "../testing/imagined.ts";
import { withoutNames } from "./anonymous.ts";
import { renderHtml } from "./html.ts";

const target = { address: "ann.meadow@example.com", from: "ann.meadow@example.com", credential: { kind: "password", submissionUser: "ameadow7", accessUser: "ann.meadow@example.com" } } as const;
const caseFile = imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), loginRefused("535 5.7.8 AMEADOW7: no such user ann.meadow@example.com")], { target });

test("the mailbox, the user name and this machine are gone, the domain and the servers stay", () => {
  const shared = JSON.stringify(withoutNames(caseFile));
  expect(shared).not.toMatch(/ann\.meadow|ameadow7|198\.51\.100\.7"/i);
  expect(shared).toContain("you@example.com");
  expect(shared).toContain("smtp.example.net");
});

test("what is judged from it is the same", () => {
  const before = diagnose(caseFile);
  const after = diagnose(withoutNames(caseFile));
  expect(after.named.map((one) => one.cause)).toEqual(before.named.map((one) => one.cause));
  expect(renderHtml(after, withoutNames(caseFile))).not.toMatch(/meadow/i);
});

test("a name of two letters is taken out only where it is a name", () => {
  const short = withoutNames(imagine([greets("220 smtp.example.net is an ESMTP server of an@example.com")], { target: { address: "an@example.com", from: "an@example.com" } }));
  expect(JSON.stringify(short)).toContain("is an ESMTP server of you@example.com");
});

test("what a letter says is taken out of the part that was found, and its place stays", () => {
  const letter = imagine([saw("letter-cut", { how: "upload", letterOctets: 900, encrypted: "no", tries: [], allowed: 30, delivered: 0, outcome: "content", part: { what: "words", line: 8, to: 8, text: "urgent parcel", attachment: "plans.pdf", passesWithout: "yes" } })], { target });
  const shared = JSON.stringify(withoutNames(letter));
  expect(shared).not.toMatch(/urgent|plans/);
  expect(shared).toContain('"line":8');
});
