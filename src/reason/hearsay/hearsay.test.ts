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
