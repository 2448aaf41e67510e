import { expect, test } from "vitest";
import { paperZone } from "../../testing/paper-zone.ts";
import { Failed } from "../../world/classify.ts";
import { lookAtDane, lookAtExchangers, lookAtMtaSts, lookAtPointers, lookAtRecord, lookAtReverse } from "./records.ts";

const quiet = new AbortController().signal;
const web = (status: number, body: string) => ({ httpGet: async () => ({ status, headers: {}, body: Buffer.from(body) }) }) as never;
const sts = (status: number, body: string, records: Parameters<typeof paperZone>[0] = { "TXT _mta-sts.example.com": ["v=STSv1; id=1"] }) => lookAtMtaSts("example.com", paperZone(records).resolve, web(status, body), 0, quiet);
const policy = "version: STSv1\r\nmode: enforce\r\nmx: *.example.com\r\nmx: MX.example.net\r\nmax_age: 604800\r\n";

test("an MTA-STS policy is read as RFC 8461 section 3.2 writes it", async () => {
  expect((await sts(200, policy)).policy).toEqual({ state: "fetched", mode: "enforce", mx: ["*.example.com", "mx.example.net"], maxAge: 604_800 });
  // A bare LF is not what the RFC has, and is what servers send.
  expect((await sts(200, policy.replaceAll("\r", ""))).policy?.state).toBe("fetched");
  expect((await sts(200, "version: STSv1\nmode: none\nmax_age: 1\n")).policy?.state).toBe("fetched");
});

test.each([
  ["no version", "mode: enforce\nmx: a.example\nmax_age: 1", "malformed"],
  ["a mode of its own", policy.replace("enforce", "strict"), "malformed"],
  ["no server", policy.replaceAll(/mx: .*\r\n/g, ""), "malformed"],
  ["no age", policy.replace(/max_age.*\r\n/, ""), "malformed"],
  ["a web page", "<!doctype html><title>hello</title>", "malformed"],
  ["one endless line", `version: STSv1${" ".repeat(60_000)}`, "malformed"],
  ["names of an object's own", "__proto__: x\nconstructor: y", "malformed"],
])("a broken policy is told as broken: %s", async (_name, body, state) => {
  expect((await sts(200, body)).policy?.state).toBe(state);
});

test("a redirect, a missing page and a silent server are no policy, and without a record none is fetched", async () => {
  expect((await sts(301, "")).policy).toMatchObject({ state: "unreachable", why: "the web server answers with status 301" });
  const silent = { httpGet: () => Promise.reject(new Failed("silent", "them", "no answer")) } as never;
  expect((await lookAtMtaSts("example.com", paperZone({ "TXT _mta-sts.example.com": ["v=STSv1; id=1"] }).resolve, silent, 0, quiet)).policy).toMatchObject({ state: "unreachable" });
  expect(await sts(200, policy, { "TXT _mta-sts.example.com": ["v=spf1 -all"] })).toEqual({ record: { name: "_mta-sts.example.com", state: "none", values: [], ttl: 300 } });
  expect((await sts(200, policy, { "TXT _mta-sts.example.com": "failed" })).record.state).toBe("failed");
});

test("TLSA records are told with what DNSSEC says of them, and a failure is no missing record", async () => {
  const digest = `3 1 1 ${"ab".repeat(32)}`;
  expect(await lookAtDane("mx.example.com", paperZone({ "TLSA _25._tcp.mx.example.com": [digest] }).resolve)).toEqual({ host: "mx.example.com", name: "_25._tcp.mx.example.com", state: "found", values: [digest], authenticated: "no" });
  expect((await lookAtDane("mx.example.com", paperZone({ "TLSA _25._tcp.mx.example.com": "failed" }).resolve)).state).toBe("failed");
  expect((await lookAtDane("mx.example.com", paperZone({}).resolve)).authenticated).toBe("unknown");
});

test("BIMI, TLS-RPT and CAA are shown as they stand, other texts of the name are not", async () => {
  const zone = paperZone({ "TXT default._bimi.example.com": ["v=BIMI1; l=https://example.com/logo.svg", "something else"], "CAA example.com": ['0 issue "letsencrypt.org"'], "TXT _smtp._tls.example.com": ["V=tlsrptv1; rua=mailto:a@example.com"] });
  expect((await lookAtRecord("default._bimi.example.com", "TXT", "v=BIMI1", zone.resolve)).values).toEqual(["v=BIMI1; l=https://example.com/logo.svg"]);
  expect((await lookAtRecord("example.com", "CAA", "", zone.resolve)).values).toEqual(['0 issue "letsencrypt.org"']);
  expect((await lookAtRecord("_smtp._tls.example.com", "TXT", "v=TLSRPTv1", zone.resolve)).state).toBe("found");
  expect((await lookAtRecord("nothing.example.com", "CAA", "", zone.resolve)).state).toBe("no-name");
});

test("exchangers: the null MX, an alias, an address, a name without one, and the domain's own address", async () => {
  const look = async (records: Parameters<typeof paperZone>[0]) => lookAtExchangers("example.com", paperZone(records).resolve);
  expect((await look({ "MX example.com": ["0 ."] })).state).toBe("null-mx");
  expect((await look({ "MX example.com": ["10 192.0.2.1"] })).exchangers[0]?.state).toBe("address-as-name");
  expect((await look({ "MX example.com": ["20 b.example.com", "10 a.example.com"], "A a.example.com": ["192.0.2.1"], "A b.example.com": "failed" })).exchangers.map((mx) => [mx.host, mx.state])).toEqual([["a.example.com", "found"], ["b.example.com", "failed"]]);
  expect((await look({ "A example.com": ["192.0.2.1"] })).exchangers).toMatchObject([{ host: "example.com", preference: 0 }]);
  expect((await look({ "MX example.com": "failed" })).state).toBe("failed");
});

test("a reverse name counts where it leads back, and is unknown where nobody could tell", async () => {
  const zone = { "PTR 1.2.0.192.in-addr.arpa": ["a.example.com.", "b.example.com."], "A a.example.com": ["192.0.2.1"], "A b.example.com": "failed" as const };
  expect((await lookAtReverse("192.0.2.1", paperZone(zone).resolve)).names.map((one) => one.confirms)).toEqual(["yes", "unknown"]);
});

test("what stays behind after a move is found by whose name it is", async () => {
  const { pointers } = await lookAtPointers("example.com", "smtp.gmail.google.com", paperZone({ "MX example.com": ["10 in1-smtp.messagingengine.com"], "TXT example.com": ["v=spf1 include:_spf.google.com include:elsewhere.example -all"], "CNAME autodiscover.example.com": ["autodiscover.outlook.com"] }).resolve);
  expect(pointers.map(({ record, operator }) => [record, operator])).toEqual([["MX", "Fastmail"], ["SPF", "Google Workspace"], ["CNAME autodiscover.example.com", "Microsoft 365"], ["submission host", "Google Workspace"]]);
});
