import fc from "fast-check";
import { spf as theirs } from "mailauth/lib/spf/index.js";
import { expect, test } from "vitest";
import { paperZone } from "../../testing/paper-zone.ts";
import { evaluateSpf } from "./spf.ts";

const zone = paperZone({
  "TXT example.com": ["v=spf1 ip4:192.0.2.0/28 include:mail.example.net -all", "unrelated"],
  "TXT mail.example.net": ["v=spf1 a:out.example.net ~all"],
  "A out.example.net": ["198.51.100.7"],
  "TXT two.example.com": ["v=spf1 -all", "v=spf1 mx -all"],
  "TXT many.example.com": [`v=spf1 ${Array.from({ length: 11 }, (_one, at) => `exists:e${at}.example.com`).join(" ")} -all`],
  ...Object.fromEntries(Array.from({ length: 11 }, (_one, at) => [`A e${at}.example.com`, ["192.0.2.1"]])),
  "TXT none-included.example.com": ["v=spf1 include:empty.example.com -all"],
  "TXT slow.example.com": "failed",
});
const ask = (address: string, domain: string, limits: "enforce" | "count" = "enforce") => evaluateSpf({ address, sender: `ann@${domain}`, helo: "mail.example.org", limits }, zone.resolve);

test("tells which term decided, and what each included record costs", async () => {
  const got = await ask("198.51.100.7", "example.com");
  expect(got).toMatchObject({ result: "pass", matched: { term: "include:mail.example.net", domain: "example.com" }, lookups: 2, voidLookups: 0 });
  expect(got.tree.includes[0]).toMatchObject({ domain: "mail.example.net", by: "include:mail.example.net", result: "pass", lookups: 1 });
  expect(await ask("203.0.113.9", "example.com")).toMatchObject({ result: "fail", matched: { term: "-all" } });
});

test("two records, too many lookups and an include that leads nowhere are permanent errors", async () => {
  expect((await ask("192.0.2.1", "two.example.com")).why).toContain("2 SPF records");
  expect(await ask("2001:db8::1", "many.example.com")).toMatchObject({ result: "pass" });
  expect(await ask("192.0.2.1", "none-included.example.com")).toMatchObject({ result: "permerror" });
});

test("counts past the limit where the one who mends the record has to know how far it is over", async () => {
  const long = paperZone({ "TXT long.example.com": [`v=spf1 ${Array.from({ length: 12 }, (_one, at) => `a:h${at}.example.com`).join(" ")} -all`], ...Object.fromEntries(Array.from({ length: 12 }, (_one, at) => [`A h${at}.example.com`, ["192.0.2.1"]])) });
  const question = { address: "203.0.113.1", sender: "a@long.example.com", helo: "h.example.org" };
  expect(await evaluateSpf({ ...question, limits: "enforce" }, long.resolve)).toMatchObject({ result: "permerror", lookups: 11 });
  expect(await evaluateSpf({ ...question, limits: "count" }, long.resolve)).toMatchObject({ result: "fail", lookups: 12 });
});

test("a time-out is a temporary error, never a missing record", async () => {
  expect(await ask("192.0.2.1", "slow.example.com")).toMatchObject({ result: "temperror" });
  expect(await ask("192.0.2.1", "absent.example.com")).toMatchObject({ result: "none" });
});

// Random zones of four domains that include each other, with hosts, exchangers and names that do not exist.
const domains = ["a.example", "b.example", "c.example", "d.example"];
const hosts = ["h1.example", "h2.example", "gone.example", "slow.example"];
const domain = fc.constantFrom(...domains);
const host = fc.constantFrom(...hosts);
const bits = fc.constantFrom("", "/24", "/32", "/0", "//64", "/24//48");
const mechanism = fc.oneof(
  fc.constantFrom("ip4:192.0.2.1", "ip4:192.0.2.0/24", "ip4:198.51.100.0/30", "ip6:2001:db8::/32", "ip6:2001:db8:1::1", "ip4:0.0.0.0/1"),
  fc.tuple(fc.constantFrom("a", "mx"), fc.option(fc.oneof(domain, host), { nil: undefined }), bits).map(([name, at, length]) => `${name}${at === undefined ? "" : `:${at}`}${length}`),
  domain.map((at) => `include:${at}`),
  fc.oneof(host, fc.constantFrom("%{ir}.list.example", "%{l}.%{o}", "%{d2}", "%{h}", "%{Sr-}.example", "%{v}.example")).map((at) => `exists:${at}`),
  fc.constantFrom("all", "ptr", "ptr:h1.example", "a:", "ip4:300.1.1.1", "ip4:192.0.2.0/33", "include:", "exists:%{x}", "exists:%{d0}.example", "foo", "a:example..com", "a:1.2.3.4", "unknown=%{d}", "exp=why.example", "redirect=%"),
);
const term = fc.tuple(fc.constantFrom("", "", "+", "-", "~", "?"), mechanism).map(([sign, text]) => (text.includes("=") ? text : `${sign}${text}`));
const record = fc.tuple(fc.array(term, { maxLength: 5 }), fc.option(domain.map((at) => `redirect=${at}`), { nil: undefined, freq: 3 })).map(([terms, redirect]) => ["v=spf1", ...terms, ...(redirect === undefined ? [] : [redirect])].join(" "));
const records = fc.oneof({ weight: 8, arbitrary: record.map((one) => [one]) }, { weight: 1, arbitrary: fc.constant([] as string[]) }, { weight: 1, arbitrary: fc.tuple(record, record).map((both) => [...both]) });

const base = {
  "A h1.example": ["192.0.2.1"],
  "AAAA h1.example": ["2001:db8::1"],
  "A h2.example": ["198.51.100.2", "203.0.113.7"],
  "A slow.example": "failed",
  "AAAA slow.example": "failed",
  "MX a.example": ["10 h1.example", "20 h2.example"],
  "MX b.example": ["0 ."],
  "MX c.example": ["5 gone.example"],
  "A a.example": ["203.0.113.7"],
  "PTR 1.2.0.192.in-addr.arpa": ["h1.example", "gone.example"],
  "PTR 7.113.0.203.in-addr.arpa": "failed",
  "A ann.a.example": ["192.0.2.1"],
} as const;

/** The resolver as mailauth wants it: values or an error with a code of c-ares. */
function ofTheirs(resolve: ReturnType<typeof paperZone>["resolve"]) {
  return async (name: string, type: string) => {
    const found = await resolve(name, type as "A");
    if (found.state === "found") return type === "TXT" ? found.values.map((value) => [value]) : type === "MX" ? found.values.map((value) => ({ priority: Number(value.split(" ")[0]), exchange: (value.split(" ")[1] ?? "").replace(/^\.$/, "") })) : [...found.values];
    throw Object.assign(new Error(found.state), { code: found.state === "failed" ? "ETIMEOUT" : found.state === "none" ? "ENODATA" : "ENOTFOUND" });
  };
}

test("agrees with mailauth on random records", async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(records, records, records, records), fc.constantFrom("192.0.2.1", "198.51.100.2", "203.0.113.7", "2001:db8::1", "2001:db8:1::1", "127.0.0.9"), async (zones, address) => {
      const { resolve } = paperZone({ ...base, ...Object.fromEntries(domains.map((name, at) => [`TXT ${name}`, zones[at] ?? []])) });
      const sender = "ann@a.example";
      const ours = await evaluateSpf({ address, sender, helo: "mail.example", limits: "enforce" }, resolve);
      const other = await theirs({ sender, ip: address, helo: "mail.example", mta: "r.example", resolver: ofTheirs(resolve) as never, strict: true });
      expect([ours.result, ours.why]).toEqual([other.status.result, ours.why]);
    }),
    { numRuns: 3000 },
  );
}, 60_000);
