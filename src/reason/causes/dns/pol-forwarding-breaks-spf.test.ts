import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names pol-forwarding-breaks-spf from words that say so", () => {
  const [first] = fromWords("forwarded mails are refused");
  expect(first?.cause).toBe("pol-forwarding-breaks-spf");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Let the server that forwards") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("pol-forwarding-breaks-spf");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});

test.each([
  // RFC 7208 section 8.4 gives the form, the others are the words of Google, Apple and OpenSPF libraries.
  ["550-5.7.26 This mail has been blocked because the sender is unauthenticated. SPF [news.example.org] with ip: [192.0.2.9] = Did not pass"],
  ["550-5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy. Please contact the administrator of example.org domain"],
  ["550 5.7.23 SPF check failed: domain of list@example.org does not designate 192.0.2.9 as permitted sender"],
  ["550 5.7.1 Please see http://www.openspf.net/Why?s=mfrom;id=bob%40example.org;ip=192.0.2.9;r=mx.example.net (SPF)"],
])("words that name another sender's domain put it first: %s", (text) => {
  expect(fromWords(text)[0]?.cause).toBe("pol-forwarding-breaks-spf");
});

test.each([
  ["550-5.7.26 This mail has been blocked because the sender is unauthenticated. SPF [example.com] with ip: [192.0.2.9] = Did not pass", "dns-spf-dkim-missing"],
  ["550 5.7.23 SPF check failed: domain of bounce@mail.example.com does not designate 192.0.2.9 as permitted sender", "dns-spf-dkim-missing"],
  ["550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy", "dns-dmarc-reject"],
  ["550 5.7.23 SPF validation failed", "dns-spf-dkim-missing"],
])("the own domain, or none, in the words is no forwarding: %s", (text, cause) => {
  expect(fromWords(text)[0]?.cause).toBe(cause);
});

test("a foreign domain in a refusal about something else says nothing", () => {
  expect(fromWords("550 5.7.1 envelope-from someone@example.org rejected, message contains a virus").map((one) => one.cause)).not.toContain("pol-forwarding-breaks-spf");
});

test("where nobody said whose account it is, no domain is foreign", () => {
  const words = "550 5.7.23 SPF check failed: domain of list@example.org does not designate 192.0.2.9 as permitted sender";
  expect(diagnose(imagine([reported(words)], { routes: [], target: { address: "", domain: "", from: "" } })).named[0]?.cause).toBe("dns-spf-dkim-missing");
});
