import fc from "fast-check";
import { expect, test } from "vitest";
import { Failed } from "../../world/classify.ts";
import { LineReader } from "./lines.ts";
import { readOffer, SmtpReplyReader } from "./smtp-reply.ts";

/** What comes out of a byte stream, however it is chopped: replies, or the failure that ended it. */
function replies(chunks: readonly Uint8Array[]): readonly unknown[] {
  const lines = new LineReader();
  const reader = new SmtpReplyReader();
  const out: unknown[] = [];
  try {
    for (const chunk of chunks) {
      lines.push(chunk);
      for (let line = lines.next(); line !== undefined; line = lines.next()) {
        const reply = reader.push(line);
        if (reply !== undefined) out.push(reply, readOffer(reply));
      }
    }
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    out.push(error.failure.code);
  }
  return out;
}

const session = Buffer.from("220-mx.example.net ESMTP\r\n220 welcome\r\n250-mx.example.net\r\n250-SIZE 35882577\r\n250-AUTH PLAIN LOGIN\r\n250 SMTPUTF8\r\n334 VXNlcm5hbWU6\r\n535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 gr\u00fc\u00dfe\r\n250\r\n", "utf8");

test("chopping at every place, and at every pair of places, changes nothing", () => {
  const whole = replies([session]);
  for (let a = 0; a <= session.length; a += 1) {
    expect(replies([session.subarray(0, a), session.subarray(a)])).toEqual(whole);
    for (let b = a; b <= session.length; b += 13) expect(replies([session.subarray(0, a), session.subarray(a, b), session.subarray(b)])).toEqual(whole);
  }
  expect(replies([...session].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
});

test("any bytes at all end in replies or in a failure of the closed list", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (chunks) => {
      replies(chunks);
    }),
    { numRuns: 3_000 },
  );
});

test("mutated sessions are survived too", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(session.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = Buffer.from(session);
      for (const [at, value] of changes) bytes[at] = value;
      replies([bytes]);
    }),
    { numRuns: 5_000 },
  );
});

test("a line of one byte at a time costs no more than linear time", () => {
  const time = (size: number) => {
    const reader = new LineReader();
    const began = performance.now();
    for (let at = 0; at < size; at += 1) reader.push(Uint8Array.of(65));
    return performance.now() - began;
  };
  time(4_000);
  const small = Math.max(0.5, time(4_000));
  expect(time(16_000)).toBeLessThan(small * 40);
});
