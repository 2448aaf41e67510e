import { expect, test } from "vitest";
import type { Facts } from "../../../model/observation.ts";
import { healthyWalk, imagine, reported, saw } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names av-outgoing-scan-block from words that say so", () => {
  const [first] = fromWords("antivirus scans outgoing mail");
  expect(first?.cause).toBe("av-outgoing-scan-block");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Update the virus scanner and") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("av-outgoing-scan-block");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});

const letter: Facts["letter-cut"] = { how: "upload", letterOctets: 900, encrypted: "no", tries: [], allowed: 30, delivered: 0, outcome: "content", part: { what: "line", line: 8, to: 8, text: "urgent parcel", passesWithout: "yes" } };
const guard = (product?: string) => saw("guards-present", { guards: product === undefined ? [] : [{ product, by: "process" as const, detail: "ekrn" }] }, { on: "machine" });

test("names it where a letter is cut for its content and a product of this machine reads the unencrypted line, and leaves a firewall beside it", () => {
  const { named } = diagnose(imagine([...healthyWalk(), saw("letter-cut", letter), guard("ESET")]));
  expect(named.map((one) => one.cause)).toEqual(expect.arrayContaining(["av-outgoing-scan-block", "net-firewall-content-drop"]));
  expect(named.every((one) => one.certainty !== "certain")).toBe(true);
});

test("is ruled out where no such product runs, and where it cannot read the line", () => {
  const nobody = diagnose(imagine([...healthyWalk(), saw("letter-cut", letter), guard()]));
  expect(nobody.ruledOut.map((one) => one.cause)).toContain("av-outgoing-scan-block");
  // Encrypted up to a certificate of a public authority.
  const sealed = diagnose(imagine([...healthyWalk(), saw("letter-cut", { ...letter, encrypted: "yes" }), guard("ESET")]));
  expect(sealed.ruledOut.map((one) => one.cause)).toContain("av-outgoing-scan-block");
});
