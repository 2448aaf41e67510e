import { expect, test } from "vitest";
import type { Channel } from "../../world/world.ts";
import { askRspamd, askSpamd, readSpamd } from "./filter-talk.ts";

/** A channel that answers with these pieces, and keeps what it was told. */
function talking(pieces: readonly string[]): { readonly channel: Channel; readonly told: () => Buffer } {
  const left = [...pieces];
  const said: Buffer[] = [];
  const channel = {
    async read() {
      const next = left.shift();
      return next === undefined ? "end" : Buffer.from(next);
    },
    async write(bytes: string | Uint8Array) {
      said.push(Buffer.from(bytes as string));
    },
  } as unknown as Channel;
  return { channel, told: () => Buffer.concat(said) };
}

const message = Buffer.from([0x53, 0x3a, 0x20, 0xff, 0x00, 0x0d, 0x0a]);

test("rspamd gets the message byte for byte, and its verdict is read however it is chopped", async () => {
  const json = JSON.stringify({ score: 15.004, required_score: 15, action: "reject", symbols: { GTUBE: { score: 15, description: "GTUBE" }, R_DKIM_NA: { score: 0 }, HAS_X: { score: -1.5 } } });
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
  const { channel, told } = talking([...answer]);
  expect(await askRspamd(channel, "f.example:11333", message, { from: "a@example.com", to: ["b@example.org"] }, 0)).toMatchObject({ score: 15, required: 15, action: "reject", symbols: [{ name: "GTUBE" }, { name: "R_DKIM_NA" }, { name: "HAS_X", score: -1.5 }] });
  expect(told().subarray(-message.length)).toEqual(message);
  expect(told().toString("latin1")).toContain("Rcpt: b@example.org\r\n");
});

test("spamd's report is read: score, limit, and each rule with its points", async () => {
  const report = "Content preview:  hello\r\n\r\n pts rule name              description\r\n---- ---------------------- --------------------------------------------------\r\n 1000 GTUBE                  BODY: Generic Test for Unsolicited Bulk Email\r\n-0.0 NO_RELAYS              Informational: message was not relayed via SMTP\r\n 1.2 MISSING_DATE           Missing Date: header\r\n";
  const { channel } = talking([`SPAMD/1.1 0 EX_OK\r\nContent-length: ${report.length}\r\nSpam: True ; 1001.2 / 5.0\r\n\r\n${report}`]);
  expect(await askSpamd(channel, message, 0)).toEqual({ filter: "spamassassin", score: 1001.2, required: 5, action: "spam", symbols: [{ name: "GTUBE", score: 1000, says: "BODY: Generic Test for Unsolicited Bulk Email" }, { name: "MISSING_DATE", score: 1.2, says: "Missing Date: header" }, { name: "NO_RELAYS", score: -0, says: "Informational: message was not relayed via SMTP" }] });
  expect(readSpamd("Spam: False ; -0.1 / 5.0", "").action).toBe("no action");
});

test("what is no filter, refuses, or never ends is a failure of theirs", async () => {
  await expect(askRspamd(talking(["220 mail.example ESMTP\r\n"]).channel, "h", message, { from: "", to: [] }, 0)).rejects.toMatchObject({ failure: { code: "malformed-reply" } });
  await expect(askRspamd(talking(["HTTP/1.1 403 Forbidden\r\n\r\n{}"]).channel, "h", message, { from: "", to: [] }, 0)).rejects.toThrow(/403/);
  await expect(askSpamd(talking(["SPAMD/1.0 76 Bad header line\r\n\r\n"]).channel, message, 0)).rejects.toMatchObject({ failure: { code: "malformed-reply" } });
  await expect(askRspamd(talking(Array.from({ length: 20 }, () => "x".repeat(100_000))).channel, "h", message, { from: "", to: [] }, 0)).rejects.toMatchObject({ failure: { code: "too-much" } });
});
