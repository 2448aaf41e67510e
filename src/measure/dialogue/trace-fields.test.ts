import { expect, test } from "vitest";
import { readTrace } from "./trace-fields.ts";

test("hops come in the order in which the message met them, with the time that each took", () => {
  const { hops } = readTrace([
    "Received: from mx.example.org (mx.example.org [192.0.2.1])",
    "\tby store.example.org (Cyrus) with LMTP; Tue, 24 Nov 2026 10:00:35 +0000 (UTC)",
    "Received: from out.example.com by mx.example.org (Postfix; by the way) with ESMTPS id 1",
    " for <ben@example.org>; Tue, 24 Nov 2026 11:00:05 +0100",
    "Received: from [192.0.2.9] by out.example.com; Tue, 24 Nov 2026 10:00:00 +0000",
    "Received: what is this",
    "Subject: x",
  ]);
  expect(hops).toEqual([
    { by: "out.example.com", at: "2026-11-24T10:00:00.000Z" },
    { by: "mx.example.org", at: "2026-11-24T10:00:05.000Z", afterS: 5 },
    { by: "store.example.org", at: "2026-11-24T10:00:35.000Z", afterS: 30 },
  ]);
});

test("the topmost Authentication-Results counts, comments and all (RFC 8601); those below may be forged", () => {
  const { judgedBy, results } = readTrace([
    "Authentication-Results: mx.example.org 1; dkim=pass (2048-bit key; unprotected) header.d=example.com header.i=@example.com;",
    " spf=softfail (mx: domain of ann (at home) is not) smtp.mailfrom=ann@example.com; dmarc=fail (p=NONE) header.from=example.com",
    "Authentication-Results: forged.example; spf=pass",
  ]);
  expect(judgedBy).toBe("mx.example.org");
  expect(results).toEqual([
    { method: "dkim", result: "pass", properties: ["header.d=example.com", "header.i=@example.com"] },
    { method: "spf", result: "softfail", properties: ["smtp.mailfrom=ann@example.com"] },
    { method: "dmarc", result: "fail", properties: ["header.from=example.com"] },
  ]);
  expect(readTrace(["Authentication-Results: mx.example.org; none"])).toMatchObject({ judgedBy: "mx.example.org", results: [] });
  expect(readTrace([])).toEqual({ hops: [], judgedBy: "", results: [] });
});

test("several fields of the same server count together, those below its mark do not", () => {
  const received = (by: string) => `Received: from a by ${by}; Tue, 24 Nov 2026 10:00:00 +0000`;
  const results = (fields: readonly string[]) => readTrace(fields).results.map((one) => `${one.method} ${one.result}`);
  // OpenDMARC and OpenDKIM write a field each, above the mark of their own server; others write below it.
  const own = ["Authentication-Results: MX.example.org; dmarc=pass header.from=example.com", "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=example.com"];
  const forged = "Authentication-Results: mx.example.org; dkim=pass header.d=bank.example";
  expect(results([...own, received("mx.example.org"), forged, received("out.example.com")])).toEqual(["dmarc pass", "spf pass"]);
  expect(results([received("mx.example.org"), ...own, received("out.example.com"), forged])).toEqual(["dmarc pass", "spf pass"]);
  expect(results([own[0] as string, "Authentication-Results: elsewhere.example; dkim=pass", received("mx.example.org")])).toEqual(["dmarc pass"]);
});

test("the address that handed it over is the one that the receiver wrote down", () => {
  expect(readTrace(["Received-SPF: Pass (mx.example.org: ok) receiver=mx.example.org; client-ip=192.0.2.7; envelope-from=ann@example.com"]).sentFrom).toBe("192.0.2.7");
  expect(readTrace(["Authentication-Results: mx.example.org; iprev=pass policy.iprev=2001:db8::7; spf=pass smtp.mailfrom=example.com"]).sentFrom).toBe("2001:db8::7");
  expect(readTrace(["Received-SPF: none client-ip=bogus"]).sentFrom).toBeUndefined();
  const store = "Received: from mx.example.org (mx.example.org [10.1.2.3]) by store.example.org with LMTP; Tue, 24 Nov 2026 10:00:35 +0000";
  const submission = "Received: from [192.0.2.9] (home.example [192.0.2.9]) by out.example.com with ESMTPSA; Tue, 24 Nov 2026 10:00:00 +0000";
  const handover = "Received: from [198.51.100.1] (out.example.com [IPv6:2001:db8::7])\n by mx.example.org with ESMTPS; Tue, 24 Nov 2026 10:00:05 +0000".split("\n");
  expect(readTrace([store, ...handover, submission]).sentFrom).toBe("2001:db8::7");
  // The author's own login is no hand-over between sites.
  expect(readTrace([store, submission]).sentFrom).toBeUndefined();
});

test("the header ends where the message begins, and names MAIL FROM", () => {
  expect(readTrace(["Return-Path: <ann@example.com>", "", "Received-SPF: pass client-ip=192.0.2.7"])).toEqual({ hops: [], judgedBy: "", results: [], returnPath: "ann@example.com" });
  expect(readTrace(["Return-Path: <>"])).toEqual({ hops: [], judgedBy: "", results: [] });
});

test("a hostile header ends in an answer", () => {
  expect(readTrace([`Received: ${"(".repeat(200_000)}`, `Authentication-Results: ${"a=b;".repeat(50_000)}`, ...Array.from({ length: 3_000 }, () => "Received: by x; Tue, 24 Nov 2026 10:00:00 +0000")]).hops.length).toBeLessThan(31);
});
