import { createHash, X509Certificate } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Identity, makeAuthority, makeLeaf } from "../../testing/certificates.ts";
import { fittingTlsa, matchTlsa } from "./tlsa.ts";

const names = ["mx.example.com", "example.com"];
const now = new Date();
const day = 86_400_000;
let root: Identity;
let leaf: Identity;
let old: Identity;

beforeAll(async () => {
  root = await makeAuthority({ subject: "CN=Test Root" });
  leaf = await makeLeaf({ names }, root);
  old = await makeLeaf({ names }, root);
});

const der = (of: Identity) => new X509Certificate(of.cert).raw;
const spki = (of: Identity) => new X509Certificate(of.cert).publicKey.export({ type: "spki", format: "der" });
const hash = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest("hex");
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const outcome = (record: string, chain: readonly Identity[], at = now) => matchTlsa([record], chain.map(der), names, at)[0]?.outcome;

test("every selector and matching type that RFC 6698 knows, with usage 3 and usage 2", () => {
  for (const [usage, of] of [[3, leaf], [2, root]] as const) {
    for (const [selector, bytes] of [[0, der(of)], [1, spki(of)]] as const) {
      expect(outcome(`${usage} ${selector} 0 ${hex(bytes)}`, [leaf, root]), `${usage} ${selector} 0`).toBe("fits");
      expect(outcome(`${usage} ${selector} 1 ${hash("sha256", bytes)}`, [leaf, root]), `${usage} ${selector} 1`).toBe("fits");
      expect(outcome(`${usage} ${selector} 2 ${hash("sha512", bytes)}`, [leaf, root]), `${usage} ${selector} 2`).toBe("fits");
      expect(outcome(`${usage} ${selector} 1 ${hash("sha256", selector === 0 ? der(old) : spki(old))}`, [leaf, root])).toBe("differs");
    }
  }
  expect(outcome(fittingTlsa(der(leaf)), [leaf])).toBe("fits");
});

test("usage 2 needs the authority in the chain, or whole in the record; its digest alone is not enough", () => {
  expect(outcome(`2 1 1 ${hash("sha256", spki(root))}`, [leaf])).toBe("differs");
  expect(outcome(`2 0 0 ${hex(der(root))}`, [leaf])).toBe("fits");
  expect(outcome(`2 1 0 ${hex(spki(root))}`, [leaf])).toBe("fits");
  expect(outcome(`2 1 0 ${hex(spki(old))}`, [leaf])).toBe("differs");
});

test("an authority that only stands beside the leaf has not signed it", async () => {
  const stranger = await makeAuthority({ subject: "CN=Test Root" });
  expect(outcome(`2 1 1 ${hash("sha256", spki(stranger))}`, [leaf, stranger])).toBe("differs");
});

test("usage 3 asks for no name and no date, usage 2 for both", async () => {
  const expired = await makeLeaf({ names, validFrom: new Date(now.getTime() - 9 * day), validTo: new Date(now.getTime() - day) }, root);
  const elsewhere = await makeLeaf({ names: ["mail.example.net"] }, root);
  for (const one of [expired, elsewhere]) {
    expect(outcome(fittingTlsa(der(one)), [one, root])).toBe("fits");
    expect(outcome(`2 1 1 ${hash("sha256", spki(root))}`, [one, root])).toBe("differs");
  }
});

test.each([
  ["usage 0", `0 0 1 ${"ab".repeat(32)}`],
  ["usage 1", `1 1 1 ${"ab".repeat(32)}`],
  ["a usage of its own", `4 1 1 ${"ab".repeat(32)}`],
  ["a selector of its own", `3 2 1 ${"ab".repeat(32)}`],
  ["a matching type of its own", `3 1 3 ${"ab".repeat(32)}`],
  ["a digest that was cut", `3 1 1 ${"ab".repeat(20)}`],
  ["no record at all", "3 1 1"],
])("senders pass over %s", (_name, record) => {
  expect(outcome(record, [leaf, root])).toBe("unusable");
});

test("nothing shown fits nothing", () => {
  expect(matchTlsa([fittingTlsa(der(leaf))], [], names, now)).toMatchObject([{ outcome: "differs" }]);
});
