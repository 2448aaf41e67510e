import { expect, test } from "vitest";
import type { DaneFacts, ExchangerTlsFacts, MtaStsFacts } from "../../../model/domain-facts.ts";
import type { Subject } from "../../../model/observation.ts";
import { endpoint, failedAt, healthyWalk, imagine, reported, saw } from "../../../testing/imagined.ts";
import { firstIn, namedIn } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const said = (text: string) => imagine([...healthyWalk(), reported(text)]);

test("names tls-mta-sts-dane-policy from the words of Postfix and of Microsoft", () => {
  for (const text of [
    "to=<x@example.org>, relay=none, dsn=4.7.5, status=deferred (non DNSSEC destination)",
    "Diagnostic-Code: X-Postfix; Server certificate not verified",
    "dsn=4.7.5, status=deferred (no TLSA records found)",
    "450 4.7.323 tlsa-invalid: The domain failed DANE validation",
    "warning: TLS policy lookup for gmail.com/gmail-smtp-in.l.google.com: client TLS configuration problem",
  ]) {
    expect(firstIn(diagnose(said(text))), text).toMatchObject({ cause: "tls-mta-sts-dane-policy", certainty: "likely", who: "server-admin" });
  }
});

test("is silent about other words on certificates, and without a report", () => {
  expect(namedIn(diagnose(said("certificate has expired")))).toEqual([]);
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});

const host = "mx.example.com";
const about = (name: string, type: string): Subject => ({ on: "name", name, type, resolver: "configured" });
const good: ExchangerTlsFacts = { host, address: "192.0.2.25", starttls: "works", certificate: { names: [host], validFrom: "2026-10-01T00:00:00.000Z", validTo: "2026-12-30T00:00:00.000Z", inValidity: "yes", nameMatches: "yes", trusted: "yes" }, tlsa: [], fitting: `3 1 1 ${"ab".repeat(32)}` };
const stale = { tlsa: [{ record: `3 1 1 ${"00".repeat(32)}`, outcome: "differs", why: "it describes another key than the server shows" }] } as const;
const policyOf = (mode: string, mx: readonly string[]): MtaStsFacts => ({ record: { name: "_mta-sts.example.com", state: "found", values: ["v=STSv1; id=1"] }, policy: { state: "fetched", mode, mx, maxAge: 604_800 } });
const none: MtaStsFacts = { record: { name: "_mta-sts.example.com", state: "none", values: [] } };
const tlsa = (authenticated: DaneFacts["authenticated"]): DaneFacts => ({ host, name: `_25._tcp.${host}`, state: "found", values: stale.tlsa.map((one) => one.record), authenticated });

function domain(sts: MtaStsFacts, dane: DaneFacts | undefined, shown: ExchangerTlsFacts | "no way out") {
  return diagnose(
    imagine([
      saw("mail-exchangers", { domain: "example.com", state: "found", exchangers: [{ preference: 10, host, addresses: ["192.0.2.25"], state: "found" }] }, about("example.com", "MX")),
      saw("mta-sts", sts, about("example.com", "MTA-STS")),
      ...(dane === undefined ? [] : [saw("dane-record", dane, about(host, "TLSA"))]),
      shown === "no way out" ? failedAt("exchanger-tls", "no-answer", endpoint({ host, port: 25 })) : saw("exchanger-tls", shown, endpoint({ host, port: 25 })),
    ]),
  );
}
const listOf = (diagnosis: ReturnType<typeof diagnose>) => (["named", "ruledOut", "undecided"] as const).find((list) => diagnosis[list].some((one) => one.cause === "tls-mta-sts-dane-policy"));

test("names it from the domain's own records, with the record to publish", () => {
  const first = firstIn(domain(none, tlsa("yes"), { ...good, ...stale }));
  expect(first).toMatchObject({ cause: "tls-mta-sts-dane-policy", who: "domain-owner" });
  expect(domain(none, tlsa("yes"), { ...good, ...stale }).named[0]?.remedy.steps[0]).toEqual({ do: "publish", name: `_25._tcp.${host}`, type: "TLSA", value: good.fitting });
  for (const [why, sts, shown] of [
    ["a server that is not named", policyOf("enforce", ["old.example.com"]), good],
    ["two labels under one star", policyOf("enforce", ["*.com"]), good],
    ["a certificate for another name", policyOf("enforce", [host]), { ...good, certificate: { ...good.certificate, nameMatches: "no" } as never }],
    ["an expired certificate", policyOf("enforce", ["*.example.com"]), { ...good, certificate: { ...good.certificate, inValidity: "expired" } as never }],
    ["no encryption", policyOf("enforce", [host]), { host, address: "192.0.2.25", starttls: "absent", tlsa: [] } as const],
  ] as const) expect(listOf(domain(sts, undefined, shown)), why).toBe("named");
});

test("rules it out where everything fits, where DNSSEC vouches for nothing, and where the policy only tests", () => {
  expect(listOf(domain(policyOf("enforce", ["*.example.com"]), tlsa("yes"), { ...good, tlsa: [{ record: "3 1 1 ab", outcome: "fits" }] }))).toBe("ruledOut");
  expect(listOf(domain(none, tlsa("no"), { ...good, ...stale }))).toBe("ruledOut");
  expect(listOf(domain(policyOf("testing", ["old.example.com"]), undefined, good))).toBe("ruledOut");
  expect(listOf(domain(none, tlsa("yes"), { ...good, tlsa: [{ record: "1 1 1 ab", outcome: "unusable", why: "usage 1 is not for mail" }] }))).toBe("ruledOut");
});

test("leaves it open where port 25 cannot be reached, and where nobody checks the signatures", () => {
  expect(listOf(domain(policyOf("enforce", [host]), undefined, "no way out"))).toBe("undecided");
  expect(listOf(domain(none, tlsa("yes"), "no way out"))).toBe("undecided");
  expect(listOf(domain(none, tlsa("unknown"), { ...good, ...stale }))).toBe("undecided");
});
