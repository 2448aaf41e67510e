import { expect, test } from "vitest";
import type { MessageForm } from "../../model/message-facts.ts";
import { readMessage } from "./read-message.ts";

const now = new Date("2026-11-24T10:00:00Z");
const read = (message: string | Buffer, more: { to?: readonly string[]; bulk?: "yes" } = {}): MessageForm =>
  readMessage(typeof message === "string" ? Buffer.from(message.replaceAll("\n", "\r\n"), "latin1") : message, { to: more.to ?? [], bulk: more.bulk ?? "by-its-fields", now });
const codes = (form: MessageForm) => form.faults.map((fault) => fault.code);

const header = (more = "") => `From: Ann <ann@example.com>\nTo: ben@example.org\nDate: Tue, 24 Nov 2026 10:00:00 +0000\nMessage-ID: <1@example.com>\nSubject: Hello\n${more}`;
const plain = `${header()}\nHow are you?\n`;
const attached = (name: string, base64: string, type = "application/octet-stream") =>
  `${header('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n')}\n--b\nContent-Type: text/plain\n\nSee the file.\n--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${base64}\n--b--\n`;

/** A zip file with nothing but a table of contents: what is read of it. */
function zipOf(names: readonly string[], flag = 0): string {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flag, 8);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46, "latin1");
    return entry;
  });
  const start = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  const table = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, table, end]).toString("base64");
}

test("finds nothing wrong with a plain message", () => {
  const form = read(plain);
  expect(form.faults).toEqual([]);
  expect(form).toMatchObject({ read: "whole", from: ["ann@example.com"], to: ["ben@example.org"], needs: [], bulk: "no", parts: 1 });
});

test("takes a file whose lines all end in LF for the way Unix stores a message", () => {
  const form = read(Buffer.from(plain));
  expect(form.faults).toEqual([]);
  expect(form.wireBytes).toBe(form.bytes + 7);
});

test("an mbox line in front is no fault, and the line of a fault is counted with it", () => {
  const form = read(`From ann@example.com Tue Nov 24 10:00:00 2026\n${header("Subject: twice\n")}\nx\n`);
  expect(form.faults).toEqual([{ code: "field-doubled", times: 1, line: 7, what: "subject" }]);
});

test.each([
  ["From: a@example.com\n", "from-missing"],
  ["Date: Tue, 24 Nov 2026 10:00:00 +0000\n", "date-missing"],
  ["Message-ID: <1@example.com>\n", "message-id-missing"],
] as const)("a message without %j has the fault %s", (line, code) => {
  expect(codes(read(plain.replace(/^From: .*\n/, line === "From: a@example.com\n" ? "" : "$&").replace(line, "")))).toEqual([code]);
});

test.each([
  ["From: Ann", "from-broken"],
  ["From: Ann <ann@example.com>, Bob <bob@example.com>", "from-many"],
  ["From: bank@example.org <ann@example.com>", "name-is-another-address"],
  ["From: Ann <ann@ex\u00ADample.com>", "from-broken"],
] as const)("%s is told", (line, code) => {
  expect(codes(readMessage(Buffer.from(plain.replace(/^From: .*/, line)), { to: [], bulk: "by-its-fields", now }))).toContain(code);
});

test("names with commas, comments and encoded words are good", () => {
  for (const from of ['"Doe, Ann" <ann@example.com>', "ann@example.com (Ann, the first)", "=?utf-8?Q?Ann_=C3=9Cber?= <ann@example.com>", "Ann <ann@[192.0.2.1]>"]) expect(codes(read(plain.replace(/^From: .*/, `From: ${from}`)))).toEqual([]);
  expect(codes(read(plain.replace(/^To: .*/m, "To: undisclosed-recipients:;")))).toEqual([]);
});

test("bytes: bare line ends, zero bytes, long lines, letters in the header", () => {
  expect(codes(read(Buffer.from(`${plain.replaceAll("\n", "\r\n")}one\ntwo\r\n`)))).toEqual(["bare-lf"]);
  expect(codes(read(Buffer.from(`${plain.replaceAll("\n", "\r\n")}one\rtwo\r\n`)))).toEqual(["bare-cr"]);
  expect(codes(read(`${plain}${"x".repeat(999)}\n`))).toEqual(["line-too-long"]);
  expect(codes(read(`${plain}${"x".repeat(998)}\n`))).toEqual([]);
  expect(codes(read(`${plain}\0\n`))).toEqual(["nul-byte"]);
  expect(codes(read(Buffer.from(plain.replace("Hello", "Grüße"), "latin1")))).toContain("header-8-bit");
  const utf8 = read(Buffer.from(plain.replace("Hello", "Grüße")));
  expect(codes(utf8)).toContain("header-not-ascii");
  expect(utf8.needs).toContain("SMTPUTF8");
});

test("MIME: boundaries, encodings, charsets", () => {
  const multipart = (type: string, body: string) => read(`${header(`MIME-Version: 1.0\nContent-Type: ${type}\n`)}\n${body}`);
  expect(codes(multipart("multipart/mixed", "x\n"))).toEqual(expect.arrayContaining(["boundary-missing"]));
  expect(codes(multipart("multipart/mixed; boundary=b", "--c\n\nx\n"))).toEqual(expect.arrayContaining(["boundary-not-found"]));
  expect(codes(multipart("multipart/mixed; boundary=b", "--b\n\nx\n"))).toEqual(["boundary-not-closed"]);
  expect(codes(multipart('multipart/mixed; boundary="b"', "--b\nContent-Transfer-Encoding: base64\n\nSGVs!bG8=\n--b--\n"))).toEqual(["base64-broken"]);
  expect(codes(multipart('multipart/mixed; boundary="b"', "--b\nContent-Transfer-Encoding: quoted-printable\n\n100=% =\nsure=20\n--b--\n"))).toEqual(["quoted-printable-broken"]);
  expect(codes(multipart('multipart/mixed; boundary="b"\nContent-Transfer-Encoding: base64', "--b\n\nx\n--b--\n"))).toContain("encoding-on-container");
  expect(codes(read(`${header("Content-Type: text/plain\n")}\nx\n`))).toEqual(["mime-version-missing"]);
  expect(codes(read(`${plain}\u00fc\n`))).toEqual(["eight-bit-undeclared", "charset-missing"]);
});

test("attachments: names inside archives, passwords, macros, disguises", () => {
  const [safe] = read(attached("a.zip", zipOf(["a/b.txt", "c.PDF"]))).attachments;
  expect(safe).toMatchObject({ ending: "zip", really: "zip", holds: ["pdf", "txt"], encrypted: "no", macros: "no" });
  expect(read(attached("a.zip", zipOf(["setup.exe"]))).attachments[0]?.holds).toEqual(["exe"]);
  expect(codes(read(attached("a.zip", zipOf(["a.txt"], 1))))).toEqual(["archive-encrypted"]);
  expect(codes(read(attached("a.docm", zipOf(["word/vbaProject.bin"]))))).toEqual(["macros-inside"]);
  expect(codes(read(attached("bill.pdf.exe", "TVqQAAMAAAAEAAAA")))).toEqual(["double-extension"]);
  expect(codes(read(attached("bill.pdf", "TVqQAAMAAAAEAAAA")))).toEqual(["program-in-disguise"]);
  expect(codes(read(attached("a.zip", Buffer.from("PK\x03\x04 cut off").toString("base64"))))).toEqual(["archive-broken"]);
});

test("links: what they show and where they lead", () => {
  const html = (body: string) => read(`${header("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n")}\n<p>Please look at this.</p>${body}\n`);
  expect(codes(html('<a href="https://www.example.com/a">www.example.com</a>'))).toEqual(["html-only"]);
  expect(codes(html('<a href="https://evil.example.net/a">https://bank.example.com/login</a>'))).toContain("link-text-differs");
  expect(codes(html('<a href="http://192.0.2.7/">here</a>'))).toContain("link-to-address");
  expect(codes(html('<a href="https://bit.ly/x">here</a>'))).toContain("link-shortened");
  expect(codes(html('<a href="https://bank.example.com@example.net/">here</a>'))).toContain("link-hides-host");
  expect(codes(html('<a href="https://xn--pypl-53dc.com/">here</a>'))).toContain("link-lookalike");
  expect(html('<a href="https://www.example.com/a">x</a>').linkHosts).toEqual(["www.example.com"]);
});

test("mail to many wants one click to unsubscribe", () => {
  expect(codes(read(plain, { bulk: "yes" }))).toEqual(["unsubscribe-missing"]);
  expect(codes(read(`${header("List-Unsubscribe: <mailto:u@example.com>\n")}\nx\n`))).toEqual(["unsubscribe-not-one-click"]);
  expect(codes(read(`${header("List-Unsubscribe: <https://example.com/u>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n")}\nx\n`))).toEqual([]);
});

test("hostile messages end in an answer", { timeout: 20_000 }, () => {
  const nested = Array.from({ length: 10_000 }, (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`).join("");
  expect(codes(read(`${header("MIME-Version: 1.0\n")}${nested}`))).toContain("nested-too-deep");
  const wide = `${header('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n')}\n${"--b\n\nx\n".repeat(10_000)}--b--\n`;
  expect(read(wide).read).toBe("in-part");
  for (const body of ["<a ".repeat(300_000), "<style".repeat(200_000), "<".repeat(1_000_000), '<a href="'.repeat(100_000), "http://".repeat(150_000)]) expect(read(`${header("MIME-Version: 1.0\nContent-Type: text/html\n")}\n${body}`).read).toBe("whole");
  for (const value of ["(".repeat(500_000), '"'.repeat(500_000), "a@".repeat(300_000), "=?a?b?".repeat(150_000), "<".repeat(500_000), ";".repeat(500_000)]) for (const name of ["From", "Subject", "Content-Type", "Date"]) expect(read(`${name}: ${value}\n${header()}\nx\n`).read).toBe("whole");
});

test("a hundred megabytes are read in seconds", { timeout: 20_000 }, () => {
  const line = `${"QUJD".repeat(19)}\r\n`;
  const message = Buffer.concat([Buffer.from(attached("big.bin", "").split("\n\n--b--")[0]?.replaceAll("\n", "\r\n") ?? ""), Buffer.from("\r\n\r\n"), Buffer.from(line.repeat(1_350_000)), Buffer.from("--b--\r\n")]);
  const begun = performance.now();
  const form = read(message);
  expect(form.attachments[0]?.bytes).toBeGreaterThan(70_000_000);
  expect(performance.now() - begun).toBeLessThan(15_000);
});
