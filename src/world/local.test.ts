import { expect, test } from "vitest";
import { readEximQueue, readPostfixQueue, readUnsentMessages } from "./local.ts";

const now = Date.parse("2026-11-24T01:00:00Z");

// Postfix 3.7.11, postqueue -j, recorded 2026-11-24 with other addresses
const deferred = '{"queue_name": "deferred", "queue_id": "4A498E8", "arrival_time": 1795481000, "message_size": 299, "forced_expire": false, "sender": "ann@example.com", "recipients": [{"address": "bob@example.org", "delay_reason": "SASL authentication failed; cannot authenticate to server smtp.example.net[192.0.2.1]: no mechanism available"}]}';
const held = '{"queue_name": "hold", "queue_id": "9D1F2", "arrival_time": 1795482000, "message_size": 299, "forced_expire": false, "sender": "ann@example.com", "recipients": [{"address": "<bob@example.org>"}]}';

test("reads the queue of Postfix without the addresses of people", () => {
  const queue = readPostfixQueue(`${deferred}\n${held}\nhalf-written {\n`, now);
  expect(queue).toMatchObject({ program: "postfix", waiting: 2, held: 1, untried: 1 });
  expect(queue.reasons[0]?.words).toContain("no mechanism available");
  expect(JSON.stringify(queue)).not.toMatch(/ann@|bob@/);
  expect(readPostfixQueue("", now)).toEqual({ program: "postfix", waiting: 0, held: 0, untried: 0, reasons: [] });
});

test("reads the queue of Exim, frozen messages apart", () => {
  // the form of exim(8), option -bp
  const text = "25m  2.9K 0t5C6f-0000c8-00 <ann@example.com>\n          bob@example.org\n\n 3d  1.1K 1rAbCd-0001Xy-Zz <> *** frozen ***\n          ann@example.com\n\n";
  expect(readEximQueue(text)).toEqual({ program: "exim", waiting: 2, held: 1, untried: 0, oldestSeconds: 259_200, reasons: [] });
});

test("counts what Thunderbird keeps for later, without what is deleted", () => {
  const message = (status: string) => `From - Mon Nov 23 10:00:00 2026\nX-Mozilla-Status: ${status}\nX-Mozilla-Status2: 00000000\nSubject: x\n\nFrom the body\n\n`;
  expect(readUnsentMessages(message("0001") + message("0009") + message("0801"))).toMatchObject({ waiting: 2, untried: 2 });
  expect(readUnsentMessages("").waiting).toBe(0);
});
