import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../testing/imagined.ts";
import { catalogue } from "../../model/catalogue.ts";
import { diagnose } from "../diagnose.ts";
import { circumstances } from "./circumstances.ts";
import { clausesOf } from "./clauses.ts";
import { guess } from "./guess.ts";
import { oddsBy } from "./odds.ts";
import { talk } from "./talk.ts";

const judged = (text: string) => diagnose(imagine([reported(text)], { routes: [] }));

test("every cause of the catalogue is talked of", () => {
  expect(Object.keys(talk).sort()).toEqual(Object.keys(catalogue).sort());
});

test("a text is cut where one thing ends, and codes stay whole", () => {
  expect(clausesOf("550 5.7.1 refused; webmail works\nreceiving works")).toEqual(["550 5.7.1 refused; webmail works\nreceiving works", "550 5.7.1 refused", "webmail works", "receiving works"]);
});

test("shares are shares, the largest first", () => {
  const { order: guesses } = guess({ text: "connection timed out on port 25 from my VPS" });
  expect(guesses.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1);
  expect(guesses.map((one) => one.share)).toEqual([...guesses.map((one) => one.share)].sort((a, b) => b - a));
  expect(guesses[0]?.cause).toBe("net-port25-egress-block");
});

test("words that mean nothing name nothing, and say so", () => {
  for (const text of ["the cat sat", "?", "lorem ipsum dolor"]) {
    const { verdict, named } = judged(text);
    expect(named).toEqual([]);
    expect(verdict).toBe("undecided");
  }
});

test("a code that is said about mail alone is told with its candidates, however many they are", () => {
  for (const text of ["0x800CCC0F", "Outlook: 0x800CCC0F"]) {
    const { verdict, named } = judged(text);
    expect(verdict).toBe("named");
    expect(["av-outgoing-scan-block", "net-idle-connection-dropped", "net-mtu-blackhole", "cfg-plaintext-on-implicit-tls-port", "tls-version-too-old"]).toContain(named[0]?.cause);
    expect(named[0]?.certainty).toBe("possible");
  }
});

test("words alone are never certain, and what only resembles is possible", () => {
  for (const text of ["535 5.7.8 Username and Password not accepted", "mails hang since the VPN is on", "wrong version number", "421 4.7.0 Try again later"]) {
    for (const one of judged(text).named) expect(one.certainty).not.toBe("certain");
  }
});

test("each cause still stands in exactly one list, and nothing is called ruled out by words", () => {
  const { named, ruledOut, undecided } = judged("550 5.7.60 SMTP; Client does not have permissions to send as this sender");
  expect(named[0]?.cause).toBe("pol-sender-not-owned");
  expect(ruledOut).toEqual([]);
  expect(new Set([...named, ...undecided].map((one) => one.cause)).size).toBe(Object.keys(catalogue).length);
  expect(named.length + undecided.length).toBe(Object.keys(catalogue).length);
});

test("what people add decides between causes with the same words", () => {
  expect(judged("connection timed out\nas soon as the VPN is on; without the VPN it works").named[0]?.cause).toBe("net-vpn-path-block");
  expect(judged("certificate has expired\nthe certificate was renewed, postfix was not restarted and still serves the old one").named[0]?.cause).toBe("tls-cert-stale-in-service");
});

test("where anything was measured, words do not overrule it", () => {
  expect(diagnose(imagine([...healthyWalk(), reported("the cat sat")])).verdict).toBe("healthy");
});

test("what is about something else, or tells of no fault, names nothing", () => {
  for (const text of ["Dear customer, your invoice is attached. Kind regards", "the server is up and running, all mails delivered", "250 2.0.0 OK queued as 4F2", "Job opening: senior worker in the queue management", "Fix the docker compose environment variable", "SELECT * FROM users WHERE id = 5"]) expect(judged(text).named).toEqual([]);
});

test("a fault that is told without any mail word is still one", () => {
  for (const text of ["login failed", "PKIX path building failed", "Error: DEPTH_ZERO_SELF_SIGNED_CERT"]) expect(judged(text).named.length).toBeGreaterThan(2);
});

test("every circumstance speaks of causes, is heard once, and has a name of its own", () => {
  expect(new Set(circumstances.map(({ id }) => id)).size).toBe(circumstances.length);
  for (const { said, odds } of circumstances) {
    expect(said.global).toBe(false);
    expect(Object.keys(odds).length).toBeGreaterThan(0);
    for (const much of Object.values(odds)) expect(Math.abs(much)).toBeLessThanOrEqual(2.5);
  }
  expect(oddsBy("VPN VPN VPN")).toEqual(oddsBy("the VPN"));
});

test("a circumstance tells causes apart whose replies are alike", () => {
  expect(judged("certificate verify failed\nca-certificates is missing in the Alpine image").named[0]?.cause).toBe("tls-ca-store-missing");
  expect(judged("535 5.7.8 authentication failed\nthe password contains a # and a $ and must be quoted").named[0]?.cause).toBe("auth-password-mangled");
  expect(judged("connection timed out\nit is a home server behind a residential DSL line, port 25").named[0]?.cause).toBe("net-isp-port25-client-block");
});

const otherSubjects = [
  "my account at the bank is blocked",
  "my account at the bank is blocked because I typed the wrong password three times",
  "The printer prints only blank pages since the update",
  "Wi-Fi drops every few minutes in the bedroom",
  "How do I reset my Netflix password?",
  "My credit card was rejected at the supermarket",
  "Docker image does not build: COPY failed: file not found",
  "TypeError: undefined is not a function in React component",
  "npm ERR! code ERESOLVE could not resolve dependency",
  "PostgreSQL: connection refused on port 5432",
  "MySQL error 1045 access denied for user root@localhost",
  "git push rejected: non-fast-forward",
  "SSH: permission denied (publickey)",
  "Minecraft server timed out",
  "Windows update fails with error 0x80070002",
  "My car does not start when it is cold",
  "The train is delayed by 40 minutes",
  "The package has not been delivered, the courier says the address is wrong",
  "404 Not Found on my web site",
  "502 Bad Gateway nginx upstream",
  "The certificate of my degree has expired",
  "I cannot log in to my school portal",
  "Two-factor code for my game account never arrives on the phone app",
  "VPN disconnects when the laptop sleeps",
  "Firefox says the site's certificate is not trusted",
  "Video call freezes and the microphone is not recognized",
  "The disk is full, how can I enlarge the partition?",
  "Excel formula returns #REF",
  "How many calories are in a banana?",
  "What is the capital of Australia?",
  "The meeting is postponed to Thursday",
  "Our flight was cancelled, we want a refund",
  "Kubernetes pod CrashLoopBackOff",
  "My number was ported to another phone company",
  "The SD card is corrupted and cannot be formatted",
  "Bluetooth headphones do not connect",
  "Invoice 4711 has not been paid",
  "Please find attached the minutes of the last board meeting",
  "The washing machine shows error E18",
  "S3 bucket access denied AWS",
  "The dog refuses to eat since yesterday",
  "FTP upload fails with 530 login incorrect",
];

test("what other trades have faults with is no cause of mail", () => {
  expect(otherSubjects.length).toBeGreaterThanOrEqual(40);
  for (const text of otherSubjects) {
    const { verdict, named, undecided } = judged(text);
    expect([text, named.map(({ cause }) => cause)]).toEqual([text, []]);
    expect(verdict).toBe("undecided");
    expect(undecided.length).toBeGreaterThan(0);
  }
});

test("the same words are heard where mail is spoken of", () => {
  for (const text of ["my bank refuses my mails", "sending mail from the browser game fails", "the mail server has a connection refused to postgresql", "Excel cannot send an e-mail: error", "534 5.7.14 Please log in via your web browser and then try again"]) expect([text, judged(text).named.length > 0]).toEqual([text, true]);
});

test("a letter that came back speaks of its recipient, a warning about a delay does not", () => {
  expect(judged("Your message to <bob@example.org> could not be delivered: quota exceeded").named[0]?.cause).toBe("rcpt-address-invalid");
  expect(judged("Your message has not yet been delivered because the recipient server did not respond. Delivery attempts will continue").named[0]?.family).not.toBe("rcpt-invalid");
});
