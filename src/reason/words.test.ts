import { expect, test } from "vitest";
import { accessRefused, doesNotOpen, endpoint, envelope, greets, healthyWalk, helloInTls, imagine, loginRefused, logsIn, opens, reply, reported, saw } from "../testing/imagined.ts";
import { diagnose, readSign } from "./diagnose.ts";
import { signs } from "./signs/index.ts";
import { providerInQuestion, refusals, wordsOf } from "./words.ts";

const gmail = { host: "smtp.gmail.com" };
const badCredentials = "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1 - gsmtp";

test("collects every refusal with its phase and with who heard it", () => {
  const caseFile = imagine([greets("554 no service"), loginRefused("535 5.7.8 no"), envelope("250 ok", "550 5.1.1 no such user"), accessRefused(), reported("552 5.3.4 too big", "data")]);
  expect(refusals(wordsOf(caseFile)).map(({ phase, heard, reply: { code } }) => [phase, heard, code])).toEqual([
    ["greeting", "sending", 554],
    ["login", "sending", 535],
    ["login", "receiving", 0],
    ["rcpt", "sending", 550],
    ["data", "reported", 552],
  ]);
});

test("knows the provider by its name, and by its greeting behind an own name", () => {
  expect(providerInQuestion(wordsOf(imagine([], { route: gmail })))).toBe("google");
  expect(providerInQuestion(wordsOf(imagine([greets("220 smtp.gmail.com ESMTP a1 - gsmtp")])))).toBe("google");
});

test("reads the same words differently at different providers", () => {
  const caseFile = imagine([loginRefused(badCredentials, gmail), accessRefused("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", { host: "imap.gmail.com" })], { route: gmail });
  expect(readSign(signs["reply-names-app-password"], caseFile)).toMatchObject({ state: "present", quote: badCredentials });
  expect(readSign(signs["reply-blames-the-pair"], caseFile).state).toBe("unknown");
  // "authentication failed" wants an app password at Apple; elsewhere it is anybody's word.
  const bare = imagine([loginRefused("535 5.7.8 Error: authentication failed: authentication failure"), accessRefused()]);
  expect(readSign(signs["reply-names-app-password"], bare).state).toBe("unknown");
  const apple = { host: "smtp.mail.me.com" };
  expect(readSign(signs["reply-names-app-password"], imagine([loginRefused("535 5.7.8 Error: authentication failed: authentication failure", apple)], { route: apple })).state).toBe("present");
});

test("is absent where the words clearly speak for another cause, and unknown where nothing was said", () => {
  const caseFile = imagine([loginRefused("534 5.7.9 Application-specific password required. a1 - gsmtp", gmail)], { route: gmail });
  expect(readSign(signs["reply-says-lockout"], caseFile)).toMatchObject({ state: "absent", rests: [{ id: "o1" }] });
  expect(readSign(signs["reply-says-size"], caseFile).state).toBe("unknown");
  expect(readSign(signs["reply-says-lockout"], imagine([])).state).toBe("unknown");
});

test("is absent for a mailbox that can send, and for steps that passed", () => {
  expect(readSign(signs["reply-says-greylisting"], imagine(healthyWalk())).state).toBe("absent");
  const past = imagine([logsIn(), envelope("550 5.4.5 Daily user sending limit exceeded. a1 - gsmtp", undefined)]);
  expect(readSign(signs["reply-says-lockout"], past)).toMatchObject({ state: "absent", words: expect.stringContaining("accepts the login") });
});

test("counts a remembered login as evidence and says that it is remembered", () => {
  const recalled = saw("smtp-login", { accepted: "no", mechanism: "PLAIN", user: "ann@example.com", reply: reply("454 4.7.0 Too many login attempts, please try again later"), remembered: "2026-11-22T09:30:00.000Z" }, endpoint(gmail));
  const lockout = readSign(signs["reply-says-lockout"], imagine([recalled], { route: gmail }));
  expect(lockout).toMatchObject({ state: "present", words: expect.stringMatching(/2026-11-22 09:30 UTC \(remembered/) });
});

test("does not let the receiving side's silence about a reason count against anything", () => {
  const caseFile = imagine([accessRefused("LOGIN failed.")]);
  expect(readSign(signs["reply-names-app-password"], caseFile).state).toBe("unknown");
});

test("does not take what every stranger is told for a verdict on this sender", () => {
  const listed = "554 5.7.1 Service unavailable; Client host [203.0.113.4] blocked using zen.spamhaus.org";
  const stranger = imagine([helloInTls({ auth: ["PLAIN"] }), envelope("250 ok", listed, { loggedIn: "no" })]);
  expect(readSign(signs["reply-says-block-list"], stranger).state).toBe("unknown");
  const relay = imagine([helloInTls({ auth: [] }), envelope("250 ok", listed, { loggedIn: "no" })]);
  expect(readSign(signs["reply-says-block-list"], relay).state).toBe("present");
});

test("lets a code alone speak for nothing", () => {
  expect(readSign(signs["reply-says-sender-not-owned"], imagine([reported("553", "rcpt")])).state).toBe("unknown");
});

test("names two faults in the order in which a message meets them", () => {
  const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";
  const { named } = diagnose(imagine([loginRefused(bare), accessRefused(), reported("552 5.3.4 Message size exceeds fixed limit", "data")]));
  expect(named.map((one) => one.cause)).toEqual(["auth-bad-password", "pol-message-size"]);
});

test("reads a login that was made by another port where the configured one leads nowhere", () => {
  const elsewhere = { port: 465, security: "tls" } as const;
  const { named } = diagnose(imagine([doesNotOpen("refused"), opens(elsewhere), helloInTls({ auth: ["PLAIN"] }, elsewhere), loginRefused("535 5.7.8 Error: authentication failed: (reason unavailable)", elsewhere), accessRefused()]));
  expect(named.map((one) => one.cause)).toEqual(["cfg-wrong-port", "auth-bad-password"]);
});

test("takes a reported 535 for a login also where the phase was not recognised", () => {
  expect(diagnose(imagine([...healthyWalk(), reported("535 Authentication failed")])).named[0]?.cause).toBe("client-smtp-password-separate");
});
