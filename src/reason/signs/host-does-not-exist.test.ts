import { expect, test } from "vitest";
import { dnsAnswers, dnsFails, doesNotResolve, imagine, resolves } from "../../testing/imagined.ts";
import { readSign } from "../diagnose.ts";
import { signs } from "./index.ts";

const read = (id: keyof typeof signs, drafts: Parameters<typeof imagine>[0], more?: Parameters<typeof imagine>[1]) => readSign(signs[id], imagine(drafts, more)).state;

test("NXDOMAIN is a name that does not exist; no data is a name without an address", () => {
  expect(read("host-does-not-exist", [dnsAnswers("A", [], undefined, "NXDOMAIN"), doesNotResolve()])).toBe("present");
  const bare = [dnsAnswers("A", []), dnsAnswers("AAAA", []), doesNotResolve()];
  expect(read("host-does-not-exist", bare)).toBe("absent");
  expect(read("host-has-no-address", bare)).toBe("present");
});

test("the hosts file of this machine outdoes the DNS", () => {
  const drafts = [resolves(), dnsAnswers("A", [], undefined, "NXDOMAIN"), dnsAnswers("AAAA", [], undefined, "NXDOMAIN")];
  expect(read("host-does-not-exist", drafts)).toBe("absent");
  expect(read("host-has-no-address", drafts)).toBe("absent");
});

test("a silent resolver says nothing about the name", () => {
  const silent = [dnsFails("resolver-silent"), doesNotResolve("resolver-silent")];
  expect(read("host-does-not-exist", silent)).toBe("unknown");
  expect(read("host-has-no-address", silent)).toBe("unknown");
  expect(read("resolver-fails", silent)).toBe("present");
});

test("an answer that a name does not exist shows a resolver that works", () => {
  expect(read("other-names-resolve", [doesNotResolve("resolver-failed"), dnsAnswers("MX", [], "example.com", "NXDOMAIN")])).toBe("present");
  expect(read("other-names-resolve", [doesNotResolve("resolver-failed")])).toBe("unknown");
});

test("a domain can send with an MX or an address, and not with a lone dot", () => {
  const of = (...drafts: Parameters<typeof imagine>[0]) => read("sender-domain-does-not-resolve", drafts);
  const domain = "example.com";
  expect(of(dnsAnswers("MX", ["10 mx.example.com"], domain))).toBe("absent");
  expect(of(dnsAnswers("MX", [], domain), dnsAnswers("A", ["192.0.2.1"], domain), dnsAnswers("AAAA", [], domain))).toBe("absent");
  expect(of(dnsAnswers("MX", [], domain), dnsAnswers("A", [], domain), dnsAnswers("AAAA", [], domain))).toBe("present");
  expect(of(dnsAnswers("MX", ["0 ."], domain))).toBe("present");
  expect(of(dnsAnswers("MX", [], domain))).toBe("unknown");
  expect(of(dnsAnswers("MX", [], domain, "SERVFAIL"))).toBe("unknown");
});

test("the only door of a large provider counts as the provider's although the settings have it too", () => {
  const routes = [
    { protocol: "smtp", host: "smtp.mail.me.com", port: 587, security: "starttls", source: "in-use", trust: "login" },
    { protocol: "imap", host: "imap.mail.me.com", port: 993, security: "tls", source: "provider-data", trust: "login" },
  ] as const;
  expect(read("host-is-a-known-providers", [], { routes })).toBe("present");
  expect(read("host-is-not-the-providers", [], { routes })).toBe("unknown");
});
