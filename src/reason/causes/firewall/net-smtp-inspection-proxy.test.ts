import { expect, test } from "vitest";
import { controlGreets, controlOpens, failedAt, greets, healthyWalk, hello, imagine, opens } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const names = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
const at = { port: 587 } as const;

test("names net-smtp-inspection-proxy where the greeting is painted over", () => {
  const { named } = diagnose(imagine([opens(), greets("220 **************0**2****"), hello({ starttls: "absent", auth: [] }), controlGreets("220 ******************", { starttls: "absent" })]));
  expect(named[0]?.cause).toBe("net-smtp-inspection-proxy");
  expect(named[0]?.because[0]?.quote).toContain("****");
  expect(named[0]?.remedy.steps).toContainEqual(expect.objectContaining({ do: "ask", whom: "network-admin" }));
});

test("names it where a keyword is overwritten with X", () => {
  expect(names([opens(), greets(), hello({ starttls: "absent", words: ["XXXXXXXA", "SIZE"] })])[0]).toBe("net-smtp-inspection-proxy");
});

test("names it where STARTTLS is missing here and at an unrelated provider on the same port", () => {
  expect(names([opens(), greets(), hello({ starttls: "absent" }), controlGreets("220 smtp.control.example.org ESMTP", { starttls: "absent" })])[0]).toBe("net-smtp-inspection-proxy");
});

test("names it where the line is cut at EHLO, here and at an unrelated provider whose port opens", () => {
  const cut = [opens(), greets(), failedAt("smtp-hello", "reset"), controlOpens(587, "smtp.control.example.org", "203.0.113.6")];
  const control = controlGreets("220 x", {}, "smtp.control.example.org");
  expect(names([...cut, failedAt("control-greeting", "reset", control.about)])[0]).toBe("net-smtp-inspection-proxy");
  expect(names([...cut, controlGreets("220 smtp.control.example.org ESMTP")])).not.toContain("net-smtp-inspection-proxy");
});

test("is silent where the other provider offers STARTTLS: then it is the server that lacks it", () => {
  expect(names([opens(), greets(), hello({ starttls: "absent" }), controlGreets("220 smtp.control.example.org ESMTP", { starttls: "offered" })])).not.toContain("net-smtp-inspection-proxy");
});

test("does not compare different ports, and is silent about a healthy mailbox", () => {
  expect(names([opens(), greets(undefined, at), hello({ starttls: "absent" }, at), controlGreets("220 smtp.control.example.org ESMTP", { starttls: "absent" }, "smtp.control.example.org", { port: 25 })])).not.toContain("net-smtp-inspection-proxy");
  expect(names(healthyWalk())).toEqual([]);
});
