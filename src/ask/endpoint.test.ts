import { expect, test } from "vitest";
import { readEndpoint, readSecurity, readServer } from "./endpoint.ts";

test.each([
  ["mail.example.com", { host: "mail.example.com" }],
  ["Mail.Example.COM.:587", { host: "mail.example.com", port: 587 }],
  ["münchen.example:465", { host: "xn--mnchen-3ya.example", port: 465 }],
  ["192.0.2.1:25", { host: "192.0.2.1", port: 25 }],
  ["2001:DB8::1", { host: "2001:db8::1" }],
  ["[2001:db8::1]:587", { host: "2001:db8::1", port: 587 }],
  ["[2001:db8::1]", { host: "2001:db8::1" }],
  ["localhost:1", { host: "localhost", port: 1 }],
  [" mail_1.example.com:65535 ", { host: "mail_1.example.com", port: 65_535 }],
])("%s is an endpoint", (typed, endpoint) => {
  expect(readEndpoint(typed, "--smtp")).toEqual(endpoint);
});

test.each([
  ["", /is empty/],
  ["mail.example.com:0", /is no port/],
  ["mail.example.com:65536", /is no port/],
  ["mail.example.com:", /is no port/],
  ["mail.example.com:smtp", /is no port/],
  ["mail.example.com:1e3", /is no port/],
  ["[2001:db8::1", /too many colons/],
  ["[mail.example.com]:25", /only an IP address stands in brackets/],
  ["2001:db8::1:587:x", /too many colons/],
  ["smtp://mail.example.com:587", /did you mean mail\.example\.com:587\?/],
  ["300.1.1.1", /no IP address/],
  ["mail..example.com", /two dots/],
])("%j is none, and the sentence says why", (typed, sentence) => {
  expect(() => readEndpoint(typed, "--smtp")).toThrow(sentence);
});

test("security modes go by the names of mail programs too", () => {
  expect(readSecurity("SSL/TLS", "--security")).toBe("tls");
  expect(readSecurity("StartTLS", "--security")).toBe("starttls");
  expect(() => readSecurity("auto", "--security")).toThrow(/none of tls/);
});

test("DNS servers are addresses, as the world asks for them", () => {
  expect(readServer("192.0.2.53", "--dns")).toBe("192.0.2.53");
  expect(readServer("[2001:db8::53]:5353", "--dns")).toBe("[2001:db8::53]:5353");
  expect(() => readServer("dns.example", "--dns")).toThrow(/by its address/);
});
