import { expect, test } from "vitest";
import { diagnose } from "../reason/diagnose.ts";
import { doesNotOpen, helloInTls, imagine, loginRefused, opens, resolves, shakesHands, greets, hello, upgrades } from "../testing/imagined.ts";
import { renderHtml } from "./html.ts";

const on465 = { port: 465, security: "tls" } as const;
const hostile = "535 5.7.8 </pre><script>alert(1)</script><img src=x onerror=alert(1)> \u202e '\"&";
const cases = [
  imagine([resolves(), doesNotOpen("refused"), opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465)]),
  imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), loginRefused(hostile)], { target: { reported: hostile, address: `"<b>"@example.com` } }),
];

test("nothing from outside becomes markup", () => {
  for (const caseFile of cases) {
    const html = renderHtml(diagnose(caseFile), caseFile);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>|<b>|\u202e/);
  }
  const html = renderHtml(diagnose(cases[1] as (typeof cases)[0]), cases[1] as (typeof cases)[0]);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("it is whole in itself: no script, nothing loaded, and a policy that forbids both", () => {
  for (const caseFile of cases) {
    const html = renderHtml(diagnose(caseFile), caseFile);
    expect(html).toMatch(/default-src 'none'; style-src 'unsafe-inline'/);
    expect(html).not.toMatch(/<[^>]*\s(?:src|href)=|<link|url\(|@import/);
  }
});

test("every tag that is opened is closed, in order", () => {
  for (const caseFile of cases) {
    const open: string[] = [];
    for (const [, slash, tag] of renderHtml(diagnose(caseFile), caseFile).matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (tag === undefined || tag === "meta") continue;
      if (slash === "") open.push(tag);
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  }
});
