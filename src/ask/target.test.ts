import { expect, test } from "vitest";
import { defaultControls } from "./controls.ts";
import { readControl, readLogin, readPlainLoginHost, readTarget } from "./target.ts";

test("an address alone is a target, the rest to be discovered", () => {
  expect(readTarget({ address: "ann@example.com" })).toEqual({ address: "ann@example.com", domain: "example.com", from: "ann@example.com", history: "not-said", controls: defaultControls({ domain: "example.com" }) });
});

test("the settings of the mail program go in as they are", () => {
  const target = readTarget({ address: "ann@example.com", smtp: "smtp.example.net:587", security: "starttls", imap: "imap.example.net", imapSecurity: "SSL/TLS", from: "Ann@Example.org", ehlo: "mypc.lan", mechanism: "login", since: "it worked before", control: ["c.example:25"] });
  expect(target).toMatchObject({
    submission: { host: "smtp.example.net", port: 587, security: "starttls" },
    imap: { host: "imap.example.net", security: "tls" },
    from: "Ann@example.org",
    ehloName: "mypc.lan",
    mechanism: "LOGIN",
    history: "worked-before",
    controls: [{ host: "c.example", port: 25 }],
  });
});

test.each([
  ["before", "worked-before"],
  ["it worked before", "worked-before"],
  ["worked-before", "worked-before"],
  ["never", "never-worked"],
  ["never worked", "never-worked"],
])("--since %s", (since, history) => {
  expect(readTarget({ address: "ann@example.com", since }).history).toBe(history);
});

test("both logins share a user name unless the user says otherwise", () => {
  expect(readLogin({ address: "" }, "ann@example.com")).toEqual({ submissionUser: "ann@example.com", accessUser: "ann@example.com" });
  expect(readLogin({ address: "", smtpUser: "ann" }, "ann@example.com")).toEqual({ submissionUser: "ann", accessUser: "ann" });
  expect(readLogin({ address: "", smtpUser: "ann", imapUser: "lee" }, "ann@example.com")).toEqual({ submissionUser: "ann", accessUser: "lee" });
  expect(() => readLogin({ address: "", smtpUser: "ann\nQUIT" }, "ann@example.com")).toThrow(/no user name/);
});

test.each([[{ ehlo: "two words" }], [{ ehlo: "a\r\nMAIL" }], [{ mechanism: "PLAIN\r\n" }], [{ from: "nobody" }], [{ imapSecurity: "tls" }]])("%j cannot be used", (flags) => {
  expect(() => readTarget({ address: "ann@example.com", ...flags })).toThrow(/./);
});

test("a control without a port stands for every door, and a plain login needs a bare host", () => {
  expect(readControl("c.example").map((one) => one.port)).toEqual([465, 587, 25, 443]);
  expect(readPlainLoginHost("LOCALHOST")).toBe("localhost");
  expect(() => readPlainLoginHost("localhost:25")).toThrow(/leave the port out/);
});
