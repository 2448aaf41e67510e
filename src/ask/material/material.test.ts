import { expect, test } from "vitest";
import { isMessage, readBounce, readMbox } from "./bounce.ts";
import { logPrograms, readLog } from "./log.ts";
import { type Passage, Sorter } from "./passage.ts";
import { isTranscript, readTranscript } from "./transcript.ts";

async function passagesOf(text: string, size = 7): Promise<Passage[]> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const out: Passage[] = [];
  for await (const passage of readLog(chunks(), logPrograms(text))) out.push(passage);
  return out;
}

const logs: readonly { readonly program: string; readonly text: string; readonly words: RegExp; readonly phase: string; readonly domain?: string }[] = [
  { program: "postfix", text: `Nov 23 10:00:01 mx postfix/smtp[811]: 4Fq: to=<bob@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1.2, delays=0/0/1/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok)\nNov 23 10:00:02 mx postfix/smtp[811]: 4Fr: to=<bob@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1.2, dsn=5.7.26, status=bounced (host mx.example.org[192.0.2.1] said: 550-5.7.26 This mail is unauthenticated (in reply to end of DATA command))\n`, words: /550-5\.7\.26 This mail is unauthenticated/, phase: "data", domain: "example.org" },
  { program: "postfix", text: "Nov 23 10:00:02 mx postfix/smtp[811]: 4Fs: to=<ann@example.net>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.9]:25: Connection timed out)\n", words: /Connection timed out/, phase: "connect", domain: "example.net" },
  { program: "postfix", text: "2026-11-23T10:00:02.123+01:00 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <x@example.org>: Relay access denied; from=<a@b.example> to=<x@example.org> proto=ESMTP helo=<pc>\n", words: /^554 5\.7\.1 .*Relay access denied/, phase: "unknown", domain: "example.org" },
  { program: "exim", text: "2026-11-23 10:00:00 1tF3Xy-000Ab1-Cd <= ann@example.com H=pc [192.0.2.3] P=esmtpsa S=1000\n2026-11-23 10:00:01 1tF3Xy-000Ab1-Cd ** bob@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1] X=TLS1.3: SMTP error from remote mail server after RCPT TO:<bob@example.org>: 550 5.1.1 no such user\n", words: /after RCPT TO.*550 5\.1\.1 no such user/, phase: "rcpt", domain: "example.org" },
  { program: "exim", text: "2026-11-23 10:00:01 1tF3Xy-000Ab1-Cd == bob@example.org R=dnslookup T=remote_smtp defer (110): Connection timed out\n", words: /^Connection timed out/, phase: "connect", domain: "example.org" },
  { program: "sendmail", text: "Nov 23 10:00:01 mx sendmail[77]: 4ANA0: to=<bob@example.org>, delay=00:00:01, mailer=esmtp, relay=mx.example.org. [192.0.2.1], dsn=2.0.0, stat=Sent (ok)\nNov 23 10:00:01 mx sendmail[77]: 4ANA1: to=<bob@example.org>, delay=00:00:01, mailer=esmtp, relay=mx.example.org., dsn=4.0.0, stat=Deferred: Connection refused by mx.example.org.\n", words: /^Deferred: Connection refused/, phase: "connect", domain: "example.org" },
  { program: "opensmtpd", text: 'Nov 23 10:00:01 mx smtpd[77]: 0123456789abcdef mta delivery evpid=1 from=<a@b.example> to=<bob@example.org> rcpt=<-> source="192.0.2.1" relay="mx" delay=1s result="TempFail" stat="421 4.7.0 try again later"\n', words: /^421 4\.7\.0 try again later/, phase: "unknown", domain: "example.org" },
  { program: "msmtp", text: "Nov 23 10:00:01 host=smtp.example.com tls=on auth=on user=ann from=ann@example.com recipients=bob@example.org smtpstatus=535 smtpmsg='535 5.7.8 Bad credentials' errormsg='authentication failed (method PLAIN)' exitcode=EX_NOPERM\n", words: /^535 5\.7\.8 Bad credentials/, phase: "unknown", domain: "example.org" },
];

for (const { program, text, words, phase, domain } of logs) {
  test(`${program}: ${words.source}`, async () => {
    expect(logPrograms(text)).toContain(program);
    for (const size of [5, 64, 1 << 20]) {
      const found = await passagesOf(text, size);
      expect(found).toHaveLength(1);
      expect(found[0]?.words).toMatch(words);
      expect(found[0]?.phase).toBe(phase);
      expect(found[0]?.domain).toBe(domain);
      expect(found[0]?.at).toBeDefined();
    }
  });
}

test("prose is no log", () => {
  expect(logPrograms("I cannot send mail since yesterday. The program says 535.\nWhat now?")).toEqual([]);
});

test("like troubles share a heap, unlike ones do not", () => {
  const sorter = new Sorter();
  for (let index = 0; index < 50; index += 1) sorter.add({ words: `550 5.1.1 <user${index}@example.org>: no such user, id 4F${index}abcd77`, phase: "rcpt", at: `t${index}`, domain: `d${index}.example` });
  sorter.add({ words: "Connection timed out", phase: "connect" });
  const [largest, other] = sorter.heaps();
  expect(largest).toMatchObject({ count: 50, first: "t0", last: "t49" });
  expect(largest?.domains).toHaveLength(20);
  expect(other?.count).toBe(1);
  expect(sorter.heaps()).toHaveLength(2);
});

const dsn = `From: MAILER-DAEMON@mx.example.com
To: ann@example.com
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; bob@example.org
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 Message rejected
 because of policy

Final-Recipient: rfc822; eve@example.net
Action: delivered
Status: 2.0.0
--b--
`;

test("a delivery status names each recipient that failed", async () => {
  expect(isMessage(dsn)).toBe(true);
  expect(await readBounce(dsn)).toMatchObject([{ domain: "example.org", words: "550 5.7.1 Message rejected because of policy" }]);
});

test("qmail's letter has no delivery status, and a reason", async () => {
  const letter = "From: MAILER-DAEMON@example.com\nTo: ann@example.com\nSubject: failure notice\n\nHi. This is the qmail-send program at example.com.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bob@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n";
  expect((await readBounce(letter))[0]?.words).toMatch(/550 5\.1\.1 no such user/);
});

test("an ordinary letter is no bounce", async () => {
  expect(await readBounce("From: ann@example.com\nTo: bob@example.org\nSubject: lunch\n\nAt 12:30?\n")).toEqual([]);
});

test("a delivery status of nothing but codes is told with the letter's own words", async () => {
  const bare = dsn.replace(/^Diagnostic-Code:.*$/m, "Diagnostic-Code: smtp; 550 5.0.0").replace(/^Status:.*$/m, "Status: 5.0.0");
  const [passage] = await readBounce(bare);
  expect(passage?.words).toMatch(/^550 5\.0\.0 \S/);
});

test("the words of a bounce end where the message that came back begins", async () => {
  const letter = "From: postmaster@example.org\nTo: ann@example.com\nSubject: Undeliverable Mail\n\nUser mailbox exceeds allowed size: bob@example.org\n\nOriginal message follows.\n\nReceived: from pc by mx; connection timed out\n";
  expect(await readBounce(letter)).toMatchObject([{ words: "User mailbox exceeds allowed size: bob@example.org" }]);
});

test("the sentences of a letter are not cut where its lines are wrapped", async () => {
  const letter = "From: postmaster@example.org\nTo: ann@example.com\nSubject: Undeliverable Mail\n\nYour message was not delivered because the destination computer was\nnot reachable within the allowed queue period.\nbob@example.org\n";
  expect((await readBounce(letter))[0]?.words).toContain("computer was not reachable");
  expect((await readBounce(letter))[0]?.words).toContain("period.\nbob");
});

test("a letter without a sender is a bounce where it says that nothing was delivered", async () => {
  expect(await readBounce("From: <>\nTo: ann@example.com\nDate: Mon, 23 Nov 2026 10:00:00 +0000\n\nYou sent mail to bob@example.org. That is not a valid user here.\n")).toHaveLength(1);
  expect(await readBounce("From: <>\nTo: ann@example.com\nSubject: Out of office\n\nI am back on Monday.\n")).toEqual([]);
});

test("however a bounce is cut off or damaged, reading it ends", async () => {
  for (let end = 0; end <= dsn.length; end += 13) expect(Array.isArray(await readBounce(dsn.slice(0, end)))).toBe(true);
  for (let at = 0; at < dsn.length; at += 17) expect(Array.isArray(await readBounce(`${dsn.slice(0, at)}\u0000=\n--\uffff${dsn.slice(at + 1)}`))).toBe(true);
  for (const odd of ["", "\n", "\n\n", "From: \n\n", "Content-Type: multipart/report; boundary=\nFrom: MAILER-DAEMON\n\n--\n--", `From: MAILER-DAEMON\nSubject: failure notice\n\n${"<".repeat(50_000)}`, `From: MAILER-DAEMON\nSubject: failure notice\n\nThis message was created automatically by mail delivery software\n${"  a@b\n    ".repeat(20_000)}`]) expect(Array.isArray(await readBounce(odd))).toBe(true);
});

test("an mbox is cut into its messages, however it comes", async () => {
  const box = Buffer.from(`From x Mon\n${dsn}\nFrom y Tue\n${dsn}\nFrom z Wed\n${dsn}`);
  for (const size of [11, 4096]) {
    async function* chunks() {
      for (let at = 0; at < box.length; at += size) yield box.subarray(at, at + size);
    }
    let count = 0;
    for await (const message of readMbox(chunks())) {
      count += 1;
      expect(await readBounce(message)).toHaveLength(1);
    }
    expect(count).toBe(3);
  }
});

test("a dialogue is recognised, and its refusal has the phase of the command before it", () => {
  const swaks = "=== Trying smtp.example.com:587...\n<-  220 smtp.example.com ESMTP\n -> EHLO pc\n<-  250-smtp.example.com\n<-  250 AUTH PLAIN\n -> AUTH PLAIN AGFubgBzZWNyZXQ=\n<** 535-5.7.8 Username and Password not accepted.\n<** 535 5.7.8 https://example.com/help\n -> QUIT\n<-  221 bye\n";
  expect(isTranscript(swaks)).toBe(true);
  expect(readTranscript(swaks)).toEqual([{ words: "535-5.7.8 Username and Password not accepted.\n535 5.7.8 https://example.com/help", phase: "login" }]);
  expect(isTranscript("The server said 535 and then nothing.")).toBe(false);
});
