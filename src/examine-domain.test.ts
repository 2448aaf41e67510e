import { expect, test } from "vitest";
import { readDomainTarget } from "./ask/domain-order.ts";
import { examineDomain } from "./examine-domain.ts";
import { renderDomain } from "./report/domain.ts";
import { paperZone } from "./testing/paper-zone.ts";
import { Failed } from "./world/classify.ts";
import { scriptedWorld } from "./world/scripted.ts";
import type { World } from "./world/world.ts";

const healthy = {
  "MX example.com": ["10 mail.example.com"],
  "A mail.example.com": ["192.0.2.25"],
  "TXT example.com": ["v=spf1 mx -all"],
  "TXT _dmarc.example.com": ["v=DMARC1; p=reject"],
  "PTR 25.2.0.192.in-addr.arpa": ["mail.example.com"],
} as const;

/** A world whose DNS is a zone on paper, and the questions that reached it. */
function world(records: Readonly<Record<string, readonly string[] | "failed">>): { readonly world: World; readonly asked: readonly string[] } {
  const zone = paperZone(records);
  const base = scriptedWorld({});
  return {
    asked: zone.asked,
    world: {
      ...base,
      async ask(question) {
        const found = await zone.resolve(question.name, question.type as "A");
        if (found.state === "failed") throw new Failed("resolver-silent", "path", "no answer");
        const values = found.state === "found" ? found.values : [];
        return { resolver: question.server, rcode: found.state === "no-name" ? "NXDOMAIN" : "NOERROR", authoritative: "no", authenticated: "no", via: "udp", answers: values.map((value) => ({ name: question.name, type: question.type, ttl: 300, value })), authority: [] };
      },
    },
  };
}

const examine = (records: Parameters<typeof world>[0], sendsFrom: readonly string[] = ["192.0.2.25"], more: { readonly through?: readonly string[]; readonly selector?: readonly string[] } = {}) =>
  examineDomain(readDomainTarget({ domain: "example.com", sendsFrom, through: more.through ?? [], selector: more.selector ?? [], resolver: [] }), world(records).world, { reach: "records" });

test("a domain in order is in order, and no cause is named", async () => {
  const { verdict, diagnosis, judgement } = await examine(healthy);
  expect([verdict, diagnosis.named]).toEqual(["healthy", []]);
  expect(judgement.rehearsals[0]).toMatchObject({ spf: "pass", dmarc: "pass" });
});

test("who really sends and is not in SPF gets a record that is a merge with the present one", async () => {
  const { diagnosis, judgement } = await examine({ ...healthy, "PTR 9.113.0.203.in-addr.arpa": ["out.example.com"], "A out.example.com": ["203.0.113.9"] }, ["203.0.113.9"], { selector: ["mail"] });
  expect(diagnosis.named.map((one) => one.cause)).toEqual(["dns-dmarc-reject", "dns-spf-dkim-missing"]);
  expect(judgement.records.find((one) => one.publish?.name === "example.com")?.publish?.value).toBe('"v=spf1 mx ip4:203.0.113.9 -all"');
});

test("a time-out is never a missing record", async () => {
  const { verdict, diagnosis, judgement } = await examine({ ...healthy, "TXT example.com": "failed", "TXT _dmarc.example.com": "failed", "PTR 25.2.0.192.in-addr.arpa": "failed" });
  expect([verdict, diagnosis.named]).toEqual(["undecided", []]);
  expect(judgement.records.filter((one) => one.publish !== undefined)).toEqual([]);
  expect(judgement.records.filter((one) => one.state === "unknown").map((one) => one.what)).toEqual(expect.arrayContaining(["SPF", "SPF for sender", "DMARC", "PTR"]));
});

test("no question goes out twice", async () => {
  const { world: one, asked } = world(healthy);
  await examineDomain(readDomainTarget({ domain: "example.com", sendsFrom: ["192.0.2.25", "192.0.2.26"], through: ["mail.example.com"], selector: ["mail"], resolver: [] }), one, { reach: "records" });
  expect(new Set(asked).size).toBe(asked.length);
});

test("the report keeps to its width, but for what is to be copied", async () => {
  const { judgement, verdict, caseFile } = await examine(healthy, ["203.0.113.9"], { through: ["google"] });
  const lines = renderDomain(judgement, verdict, caseFile, { width: 80, colour: "no", detail: "full" }).split("\n");
  expect(lines.filter((line) => line.length > 80 && !line.includes('"v='))).toEqual([]);
});

test("block lists are asked only where the user wants it, and after their own test", async () => {
  const listed = { ...healthy, "A 25.2.0.192.zen.spamhaus.org": ["127.0.0.2"], "A 2.0.0.127.zen.spamhaus.org": ["127.0.0.2"] };
  const order = readDomainTarget({ domain: "example.com", sendsFrom: ["192.0.2.25"], through: [], selector: [], resolver: [] });
  const quiet = world(listed);
  await examineDomain(order, quiet.world, { reach: "records" });
  expect(quiet.asked.filter((question) => /spamhaus|spamcop|uribl|surbl/i.test(question))).toEqual([]);
  const { diagnosis, judgement } = await examineDomain(order, world(listed).world, { reach: "records", listed: ["example.com", "192.0.2.25"] });
  expect(diagnosis.named[0]?.cause).toBe("rep-dnsbl-listed");
  expect(judgement.records.filter((one) => one.what === "block list")).toMatchObject([{ name: "192.0.2.25", state: "fault" }]);
  // The addresses of a host that sends are asked about too, once they are known.
  const host = await examineDomain(readDomainTarget({ domain: "example.com", sendsFrom: ["mail.example.com"], through: [], selector: [], resolver: [] }), world(listed).world, { reach: "records", listed: ["example.com"] });
  expect(host.diagnosis.named[0]?.cause).toBe("rep-dnsbl-listed");
  // A list that fails its own test is never believed.
  const broken = await examineDomain(order, world({ ...listed, "A 2.0.0.127.zen.spamhaus.org": [] }).world, { reach: "records", listed: ["192.0.2.25"] });
  expect(broken.diagnosis.named).toEqual([]);
  expect(broken.judgement.records.filter((one) => one.what === "block list")).toEqual([]);
});
