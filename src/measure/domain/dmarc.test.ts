import fc from "fast-check";
import { dmarc as theirs } from "mailauth/lib/dmarc/index.js";
import { expect, test } from "vitest";
import { paperZone } from "../../testing/paper-zone.ts";
import { aligned, discoverDmarc } from "./dmarc.ts";

const names = ["a.b.c.d.e.f.g.example.com", "mail.example.com", "example.com", "com", "shop.mail.example.com", "other.example.org"];
const policy = fc.constantFrom("none", "quarantine", "reject", "REJECT", "wrong");
const tag = fc.oneof(
  policy.map((value) => `p=${value}`),
  policy.map((value) => `sp=${value}`),
  policy.map((value) => `np=${value}`),
  fc.constantFrom("t=y", "t=n", "psd=y", "psd=n", "psd=u", "adkim=s", "aspf=s", "aspf=r", "pct=50", "rua=mailto:r@example.com", "rua=r@example.com", "fo=1"),
);
const record = fc.tuple(policy, fc.array(tag, { maxLength: 4 })).map(([p, tags]) => ["v=DMARC1", `p=${p}`, ...tags].join("; "));
const records = fc.oneof({ weight: 5, arbitrary: fc.constant([] as string[]) }, { weight: 4, arbitrary: record.map((one) => [one]) }, { weight: 1, arbitrary: fc.constantFrom(["v=DMARC1; p=none", "v=DMARC1; p=reject"], ["v=DMARC2; p=none"], ["v=DMARC1"], ["p=none; v=DMARC1"]) });
const walkNames = ["a.b.c.d.e.f.g.example.com", "e.f.g.example.com", "c.d.e.f.g.example.com", "mail.example.com", "example.com", "com", "example.org"];

test("finds the policy, the organizational domain and the alignment that mailauth finds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(records, { minLength: walkNames.length, maxLength: walkNames.length }), fc.constantFrom(...names), fc.option(fc.constantFrom(...names), { nil: undefined }), fc.boolean(), async (all, author, signer, live) => {
      const zone = paperZone({ ...Object.fromEntries(walkNames.map((name, at) => [`TXT _dmarc.${name}`, all[at] ?? []])), ...(live ? { [`A ${author}`]: ["192.0.2.1"] } : {}) });
      const ours = await discoverDmarc(author, zone.resolve);
      const other = await theirs({
        headerFrom: `ann@${author}`,
        spfDomains: signer === undefined ? [] : [{ domain: signer }],
        dkimDomains: [],
        resolver: async (name: string, type: string) => {
          const found = await zone.resolve(name, type as "TXT");
          if (found.state === "found") return type === "TXT" ? found.values.map((value) => [value]) : [...found.values];
          throw Object.assign(new Error(found.state), { code: found.state === "none" ? "ENODATA" : "ENOTFOUND" });
        },
      } as never) as { status: { result: string }; policy?: string; domain: string; policyDomain?: string };
      const counts = ours.state === "found" && ours.policy !== undefined;
      if (!counts) {
        expect(other.status.result).toBe("none");
        return;
      }
      expect([ours.policy, ours.recordDomain, ours.organisation]).toEqual([other.policy, other.policyDomain, other.domain]);
      const fits = signer === undefined ? "no" : await aligned(author, signer, ours.alignment.spf, zone.resolve);
      expect(fits === "yes" ? "pass" : "fail").toBe(other.status.result);
    }),
    { numRuns: 3000 },
  );
}, 60_000);

test("asks at most eight times on the way up, and no longer than to a record that says where to stop", async () => {
  const zone = paperZone({});
  await discoverDmarc("a.b.c.d.e.f.g.h.i.example.com", zone.resolve);
  expect(zone.asked).toHaveLength(8);
  expect(zone.asked[1]).toBe("TXT _dmarc.e.f.g.h.i.example.com");
});

test("tells removed tags, faults and outsiders that did not agree to reports", async () => {
  const zone = paperZone({ "TXT _dmarc.example.com": ["v=DMARC1; p=reject; pct=20; rua=mailto:a@example.com,mailto:b@reports.example.net!10m,mailto:c@deaf.example.org"], "TXT example.com._report._dmarc.reports.example.net": ["v=DMARC1"] });
  const got = await discoverDmarc("mail.example.com", zone.resolve);
  expect(got).toMatchObject({ state: "found", policy: "reject", recordDomain: "example.com", removed: ["pct"], faults: [] });
  expect(got.reports.map((one) => one.agreed)).toEqual(["own", "yes", "no"]);
});

test("what could not be asked is not missing", async () => {
  const zone = paperZone({ "TXT _dmarc.example.com": "failed" });
  expect((await discoverDmarc("mail.example.com", zone.resolve)).state).toBe("failed");
});
