import { expect, test } from "vitest";
import type { DnsReply, World } from "../../world/world.ts";
import { askList, questionName, testList } from "./ask-list.ts";
import { type BlockList, blockLists, listsFor } from "./block-lists.ts";

const zen = blockLists.find((list) => list.id === "spamhaus-zen") as BlockList;
const uribl = blockLists.find((list) => list.id === "uribl") as BlockList;
const dbl = blockLists.find((list) => list.id === "spamhaus-dbl") as BlockList;
const cut = new AbortController().signal;

/** A world whose resolver knows these names, and nothing else. */
function resolving(records: Readonly<Record<string, readonly string[]>>, rcode = "NOERROR"): World {
  const ask = async ({ name, type, server }: { name: string; type: string; server: string }): Promise<DnsReply> => {
    const values = type === "A" ? (records[name] ?? []) : type === "TXT" && records[name] !== undefined ? ["see https://list.example/"] : [];
    return { resolver: server, rcode: rcode !== "NOERROR" ? rcode : values.length === 0 ? "NXDOMAIN" : "NOERROR", authoritative: "no", authenticated: "no", via: "udp", authority: [], answers: values.map((value) => ({ name, type, ttl: 60, value })) };
  };
  return { ask, clean: (text: string) => text } as unknown as World;
}

test("addresses are asked for backwards, IPv6 by nibbles (RFC 5782 section 2.4)", () => {
  expect(questionName("192.0.2.99", "bl.example")).toBe("99.2.0.192.bl.example");
  expect(questionName("2001:db8:1:2:3:4:567:89ab", "bl.example")).toBe("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.bl.example");
  expect(questionName("::1", "bl.example")).toBe(`1.${"0.".repeat(31)}bl.example`);
  expect(questionName("bad.example", "dbl.example")).toBe("bad.example.dbl.example");
});

test("a list that works passes its own test; one that is dead, or lists all, or refuses, does not", async () => {
  const name = (address: string) => questionName(address, zen.zone);
  const run = (records: Readonly<Record<string, readonly string[]>>, rcode?: string) => testList(zen, "192.0.2.53", resolving(records, rcode), 0, cut);
  expect(await run({ [name("127.0.0.2")]: ["127.0.0.2", "127.0.0.4"] })).toBeUndefined();
  expect(await run({})).toContain("does not list its own test entry");
  expect(await run({ [name("127.0.0.2")]: ["127.0.0.2"], [name("127.0.0.1")]: ["127.0.0.2"] })).toContain("lists everything");
  expect(await run({ [name("127.0.0.2")]: ["127.255.255.254"], [name("127.0.0.1")]: ["127.255.255.254"] })).toContain("127.255.255.254");
  expect(await run({ [name("127.0.0.2")]: ["192.0.2.80"], [name("127.0.0.1")]: ["192.0.2.80"] })).toContain("192.0.2.80");
  expect(await run({}, "SERVFAIL")).toContain("SERVFAIL");
});

test("return codes are told by the table, bits are added up, and a refusal is never a listing", async () => {
  const run = (list: BlockList, asked: string, codes: readonly string[]) => askList(asked, list, undefined, "192.0.2.53", resolving({ [questionName(asked, list.zone)]: codes }), 0, cut);
  expect(await run(zen, "192.0.2.9", ["127.0.0.4", "127.0.0.11"])).toMatchObject({ outcome: "listed", weight: "refused", meanings: [expect.stringContaining("XBL"), expect.stringContaining("PBL")], text: "see https://list.example/" });
  expect(await run(zen, "192.0.2.9", ["127.0.0.10"])).toMatchObject({ outcome: "listed", weight: "policy" });
  expect(await run(zen, "192.0.2.9", ["127.255.255.255"])).toMatchObject({ outcome: "could-not-be-asked" });
  expect(await run(uribl, "bad.example", ["127.0.0.1"])).toMatchObject({ outcome: "could-not-be-asked" });
  expect(await run(uribl, "bad.example", ["127.0.0.6"])).toMatchObject({ outcome: "listed", weight: "refused", meanings: [expect.stringContaining("black"), expect.stringContaining("grey")] });
  expect(await run(dbl, "192.0.2.1", ["127.0.1.255"])).toMatchObject({ outcome: "could-not-be-asked" });
  expect(await askList("192.0.2.9", zen, "it lists everything", "192.0.2.53", resolving({}), 0, cut)).toMatchObject({ outcome: "could-not-be-asked" });
});

test("lists that ended or want an account are never asked", () => {
  for (const kind of ["ipv4", "ipv6", "domain"] as const) expect(listsFor("x", kind).every((list) => list.state === "open")).toBe(true);
  expect(listsFor("x", "ipv6").every((list) => list.ipv6 === "yes")).toBe(true);
  expect(blockLists.find((list) => list.zone === "dnsbl.sorbs.net")?.state).toBe("ended");
  expect(blockLists.every((list) => list.reviewed !== "" && list.source !== "")).toBe(true);
});

test("a list is tested by the entry that its own operator names", async () => {
  const surbl = blockLists.find((list) => list.id === "surbl") as BlockList;
  const run = (list: BlockList, records: Readonly<Record<string, readonly string[]>>) => testList(list, "192.0.2.53", resolving(records), 0, cut);
  expect(await run(uribl, { "2.0.0.127.multi.uribl.com": ["127.0.0.14"] })).toBeUndefined();
  expect(await run(uribl, { "2.0.0.127.multi.uribl.com": ["127.0.0.1"] })).toContain("does not answer this resolver");
  expect(await run(surbl, { "2.0.0.127.multi.surbl.org": ["127.0.0.254"] })).toBeUndefined();
  expect(await run(surbl, { "TEST.multi.surbl.org": ["127.0.0.254"] })).toBeUndefined();
  expect(await run(surbl, {})).toContain("does not list its own test entry");
});

// Codes as the operators' own pages list them: docs.spamhaus.com (zones), surbl.org and securityzones.net (bits), uribl.com.
test.each([
  ["spamhaus-zen", "192.0.2.9", ["127.0.0.2", "127.0.0.9"], "listed", "refused"],
  ["spamhaus-zen", "192.0.2.9", ["127.0.0.3"], "listed", "refused"],
  ["spamhaus-zen", "192.0.2.9", ["127.0.0.11"], "listed", "policy"],
  ["spamhaus-zen", "192.0.2.9", ["127.255.255.252"], "could-not-be-asked", undefined],
  ["spamhaus-zen", "192.0.2.9", ["127.255.255.254"], "could-not-be-asked", undefined],
  ["spamhaus-dbl", "bad.example", ["127.0.1.105"], "listed", "refused"],
  ["spamhaus-dbl", "bad.example", ["127.255.255.255"], "could-not-be-asked", undefined],
  ["surbl", "bad.example", ["127.0.0.80"], "listed", "refused"],
  ["surbl", "clicks.example", ["127.0.0.32"], "listed", "counts"],
  ["surbl", "throwaway.example", ["127.0.0.4"], "listed", "counts"],
  ["surbl", "bad.example", ["127.0.0.1"], "could-not-be-asked", undefined],
  ["uribl", "grey.example", ["127.0.0.4"], "listed", "counts"],
  ["uribl", "bad.example", ["127.0.0.14"], "listed", "refused"],
  ["uribl", "bad.example", ["127.0.0.255"], "could-not-be-asked", undefined],
  ["mailspike", "192.0.2.9", ["127.0.0.10"], "listed", "counts"],
] as const)("%s about %s answers %s: %s", async (id, asked, codes, outcome, weight) => {
  const list = blockLists.find((one) => one.id === id) as BlockList;
  const facts = await askList(asked, list, undefined, "192.0.2.53", resolving({ [questionName(asked, list.zone)]: codes }), 0, cut);
  expect(facts).toMatchObject({ outcome, ...(weight === undefined ? {} : { weight }) });
  if (outcome === "listed") expect(facts.meanings.length).toBeGreaterThan(0);
});
