import fc from "fast-check";
import { expect, test } from "vitest";
import { readAutodiscover } from "./autodiscover.ts";
import { readAutoconfig } from "./read-autoconfig.ts";
import { childrenOf, readXml } from "./read-xml.ts";

const file = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><domain>x</domain><incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username><authentication>secure</authentication></incomingServer><outgoingServer type="smtp"><hostname>SMTP.example.NET.</hostname><port>587</port><socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username><authentication>plain</authentication></outgoingServer></emailProvider></clientConfig>`;
const answer = `<Autodiscover><Response><Account><Action>settings</Action><Protocol><Type>SMTP</Type><Server>smtp.example.net</Server><Port>587</Port><Encryption>TLS</Encryption><LoginName>ann</LoginName></Protocol><Protocol><Type>IMAP</Type><Server>imap.example.net</Server><Port>993</Port><SSL>on</SSL></Protocol></Account></Response></Autodiscover>`;

test("fills in the placeholders, and takes older words for logins", () => {
  expect(readAutoconfig(file, "ann@example.org").servers).toEqual([
    { protocol: "smtp", host: "smtp.example.net", port: 587, security: "starttls", user: "ann@example.org", authentication: ["password"] },
    { protocol: "imap", host: "imap.example.org", port: 993, security: "tls", user: "ann", authentication: ["encrypted-password"] },
  ]);
});

test("leaves an entry out that it cannot use, says so, and keeps the others", () => {
  for (const broken of [file.replace("<port>587</port>", "<port>0</port>"), file.replace("STARTTLS", "maybe"), file.replace("SMTP.example.NET.", "10.0.0.1"), file.replace("SMTP.example.NET.", "%UNKNOWN%.example.net")]) {
    const { servers, doubts } = readAutoconfig(broken, "ann@example.org");
    expect(servers.map((one) => one.protocol)).toEqual(["imap"]);
    expect(doubts).toEqual(["an entry for smtp lacks a usable host, port or security"]);
  }
});

test("reads Autodiscover's answer, and follows none of its redirects by itself", () => {
  expect(readAutodiscover(answer, "ann@example.org").servers).toEqual([
    { protocol: "smtp", host: "smtp.example.net", port: 587, security: "starttls", user: "ann", authentication: ["password"] },
    { protocol: "imap", host: "imap.example.net", port: 993, security: "tls", user: "ann@example.org", authentication: ["password"] },
  ]);
  expect(readAutodiscover(answer.replace("settings", "redirectUrl").replace("<Protocol>", "<RedirectUrl>https://b.test/</RedirectUrl><Protocol>"), "ann@example.org")).toEqual({ servers: [], doubts: [], redirect: "https://b.test/" });
});

test("knows the five names of XML and numbers, and no other entity", () => {
  const read = readXml("<a>&lt;&#65;&#x42;&amp;lt;&other;</a>");
  expect("root" in read && read.root.text).toBe("<AB&lt;&other;");
});

test("elements that are called like parts of an object are elements", () => {
  const read = readXml("<__proto__><constructor>x</constructor></__proto__>");
  if ("root" in read) expect(childrenOf(read.root, "constructor")[0]?.text).toBe("x");
  expect(({} as { constructor: unknown }).constructor).toBe(Object);
});

test("whatever is changed in a document, reading it ends in servers or a word", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom("<", ">", "</", "/>", "<!--", "<![CDATA[", "]]>", "<?", '"', "&#0;", "&#x110000;", "\u0000", "<!DOCTYPE", "%EMAILADDRESS%"));
  fc.assert(
    fc.property(fc.constantFrom(file, answer), fc.nat(), fc.nat(400), piece, (text, at, length, put) => {
      const from = at % text.length;
      const changed = text.slice(0, from) + put + text.slice(from + length);
      for (const { servers, doubts } of [readAutoconfig(changed, "ann@example.org"), readAutodiscover(changed, "ann@example.org")]) {
        expect(Array.isArray(doubts)).toBe(true);
        for (const server of servers) {
          expect(server.host).toMatch(/^[a-z0-9_.-]+$/);
          expect(server.port).toBeGreaterThan(0);
          expect(server.port).toBeLessThan(65_536);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("the longest document that is read at all is read in an eye's blink", () => {
  for (const text of ["<a ".repeat(87_000), "<a>".repeat(87_000), `<a>${"<b/>".repeat(60_000)}</a>`, `<a x="${"y".repeat(250_000)}"/>`, "<".repeat(262_000), "&#65;".repeat(52_000)]) {
    const begun = performance.now();
    readXml(text);
    expect(performance.now() - begun, text.slice(0, 12)).toBeLessThan(2_000);
  }
});
