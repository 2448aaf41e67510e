import { beforeAll, describe, expect, test } from "vitest";
import type { CaseFile } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import type { Observation, TlsFacts } from "../../model/observation.ts";
import { causes } from "../../reason/causes/index.ts";
import { signs } from "../../reason/signs/index.ts";
import { type DemoResult, listFaults, runAll, runFault } from "./run.ts";

function tlsOutcome(tls: TlsFacts): string {
  return tls.verifyError ?? (tls.nameMatches === "no" ? "other-name" : "verified");
}

function outcome(one: Observation): string {
  if (!one.ok) return one.failure.code;
  switch (one.kind) {
    case "smtp-greeting":
    case "smtp-starttls":
    case "smtp-login":
    case "smtp-login-other-user":
    case "smtp-canary":
    case "control-greeting":
      return String(one.saw.reply.code);
    case "smtp-hello":
    case "smtp-hello-tls":
      return [one.saw.reply.code, ...(one.saw.offer.starttls === "offered" ? ["STARTTLS"] : []), ...one.saw.offer.auth].join(" ");
    case "tls-handshake":
    case "tls-without-sni":
    case "access-tls":
      return tlsOutcome(one.saw);
    case "tls-legacy":
      return one.saw.version;
    case "tls-issuer-fetch":
      return `anchored ${one.saw.anchored}`;
    case "smtp-envelope":
      return `${one.saw.mail.code} ${one.saw.rcpt?.code ?? "-"}`;
    case "access-login":
      return one.saw.accepted;
    case "clock-offset":
      return `${Math.round(one.saw.offsetMs / 86_400_000)} days`;
    case "dns-answer":
      return one.saw.rcode;
    default:
      return "ok";
  }
}

/** What a case file saw, one short line an observation: kind, port, mode, outcome. */
function trace(caseFile: CaseFile): readonly string[] {
  return caseFile.observations.map((one) => {
    const where = one.about.on === "endpoint" ? ` ${one.about.port}/${one.about.security}` : one.about.on === "name" ? ` ${one.about.name}` : "";
    return `${one.kind}${where} ${outcome(one)}`;
  });
}

/** What must be seen of each fault, whatever the verdict: the world is as broken as it is said to be, in that way and no other. */
const mustShow: Readonly<Record<string, readonly string[]>> = {
  "resolver-silent": ["system-lookup smtp.blossom.example resolver-silent", "dns-answer smtp.blossom.example resolver-silent"],
  "resolver-fails": ["system-lookup smtp.blossom.example resolver-silent", "dns-answer smtp.blossom.example SERVFAIL", "system-lookup mail.north.example resolver-silent"],
  "host-typo": ["dns-answer smpt.blossom.example NXDOMAIN", "system-lookup smpt.blossom.example name-not-found", "smtp-login 465/tls 235"],
  "sender-domain-unknown": ["dns-answer blossom-typo.example NXDOMAIN", "smtp-login 587/starttls 235", "smtp-envelope 587/starttls 450 -"],
  "submission-blocked": ["tcp-connect 587/starttls no-answer", "tcp-connect 465/none no-answer", "tcp-connect 25/none no-answer", "control-connect 587/none no-answer", "control-connect 443/none ok", "access-login 993/tls yes"],
  "silent-port": ["tcp-connect 587/starttls no-answer", "tcp-connect 465/none ok", "control-connect 587/none ok", "smtp-login 465/tls 235"],
  "closed-port": ["tcp-connect 587/starttls refused", "smtp-login 465/tls 235"],
  "submission-not-running": ["tcp-connect 587/starttls refused", "tcp-connect 465/none refused", "smtp-hello-tls 25/starttls 250", "access-login 993/tls yes"],
  "server-down": ["tcp-connect 587/starttls refused", "tcp-connect 465/none refused", "tcp-connect 25/none refused", "control-connect 587/none ok", "access-login 993/tls yes"],
  "one-address-dead": ["tcp-connect 587/starttls no-answer", "tcp-connect 587/starttls ok", "smtp-login 587/starttls 235"],
  "ipv6-broken": ["tcp-connect 587/starttls no-answer", "control-connect 587/none no-answer", "control-connect 587/none ok", "smtp-login 587/starttls 235"],
  "starttls-stripped": ["smtp-greeting 587/starttls 220", "smtp-hello 587/starttls 250", "control-greeting 587/starttls 220", "smtp-login 465/tls 235"],
  "banner-masked": ["smtp-greeting 587/starttls 220", "smtp-hello 587/starttls 500", "smtp-login 465/tls 235"],
  impostor: ["smtp-greeting 587/starttls 220", "tls-handshake 587/starttls other-name", "control-greeting 587/starttls 220", "access-login 993/tls yes"],
  "mail-exchanger-port": ["smtp-hello-tls 25/starttls 250", "smtp-login 465/tls 235"],
  "tls-on-starttls-port": ["tls-handshake 587/tls not-tls", "smtp-login 587/starttls 235"],
  "starttls-on-tls-port": ["smtp-greeting 465/starttls silent", "smtp-login 465/tls 235"],
  "encryption-required": ["smtp-hello 587/none 250 STARTTLS", "smtp-envelope 587/none 530 -", "smtp-login 587/starttls 235"],
  "login-only-when-encrypted": ["smtp-hello 587/none 250 STARTTLS", "smtp-envelope 587/none 250 554", "smtp-hello-tls 587/starttls 250 PLAIN LOGIN"],
  "starttls-unusable": ["smtp-starttls 587/starttls 454", "smtp-login 465/tls 235"],
  "no-login-offered": ["smtp-hello-tls 587/starttls 250", "smtp-hello-tls 465/tls 250", "access-login 993/tls yes"],
  "certificate-expired": ["tls-handshake 587/starttls CERT_HAS_EXPIRED", "clock-offset 443/tls 0 days"],
  "certificate-other-name": ["tls-handshake 587/starttls other-name", "tls-without-sni 587/starttls other-name"],
  "clock-behind": ["tls-handshake 587/starttls CERT_NOT_YET_VALID", "access-tls 993/tls CERT_NOT_YET_VALID", "clock-offset 443/tls -400 days"],
  "certificate-self-signed": ["tls-handshake 587/starttls DEPTH_ZERO_SELF_SIGNED_CERT"],
  "certificate-private-authority": ["tls-handshake 587/starttls UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
  "certificate-chain-incomplete": ["tls-handshake 587/starttls UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls-issuer-fetch 587/starttls anchored yes"],
  "old-tls-only": ["tls-handshake 587/starttls tls-version-alert", "tls-handshake 465/tls tls-version-alert", "tls-legacy 587/starttls TLSv1.1"],
  "no-common-cipher": ["tls-handshake 587/starttls tls-handshake-alert", "tls-handshake 465/tls tls-handshake-alert"],
  "short-key-exchange": ["tls-handshake 587/starttls tls-weak-crypto"],
  "mail-shield": ["tls-handshake 587/starttls UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls-handshake 465/tls UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "access-tls 993/tls UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
  "oauth-only": ["smtp-hello-tls 587/starttls 250 XOAUTH2 OAUTHBEARER", "access-login 993/tls yes"],
  "challenge-only": ["smtp-hello-tls 587/starttls 250 CRAM-MD5", "access-login 993/tls yes"],
  "wrong-password": ["smtp-login 587/starttls 535", "access-login 993/tls no"],
  "smtp-login-switched-off": ["smtp-login 587/starttls 535", "access-login 993/tls yes"],
  "basic-login-retired": ["smtp-login 587/starttls 535", "access-login 993/tls no"],
  "app-password-required": ["smtp-login 587/starttls 534", "access-login 993/tls no"],
  "yahoo-account-password": ["smtp-login 587/starttls 535", "access-login 993/tls no"],
  "too-many-attempts": ["smtp-login 587/starttls 454", "access-login 993/tls no"],
  "suspicious-login": ["smtp-login 587/starttls 534", "access-login 993/tls no"],
  "access-not-switched-on": ["smtp-login 587/starttls 550", "access-login 993/tls no"],
  "access-not-switched-on-gmx": ["smtp-login 587/starttls 535", "access-login 993/tls no"],
  "username-form": ["smtp-login 587/starttls 535", "smtp-login-other-user 587/starttls 235", "access-login 993/tls yes"],
  "token-without-sending": ["smtp-login 587/starttls 535", "access-login 993/tls yes"],
  "sender-not-owned": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 553 -"],
  "login-switched-off-in-program": ["reported-reply ok", "smtp-envelope 587/starttls 250 250"],
  "relay-denied": ["smtp-hello-tls 25/starttls 250", "smtp-envelope 25/starttls 250 550", "access-login 993/tls yes"],
  "hello-refused": ["smtp-hello 587/starttls 501 STARTTLS", "smtp-login 587/starttls 235"],
  "rate-limit": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 250 450"],
  "rate-limit-at-once": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 421 -"],
  "daily-limit": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 550 -"],
  "message-too-big": ["reported-reply ok", "smtp-envelope 587/starttls 250 250"],
  greylisting: ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 250 450"],
  "recipient-unknown": ["reported-reply ok", "smtp-envelope 587/starttls 250 250"],
  sandbox: ["smtp-envelope 587/starttls 250 250", "smtp-canary 587/starttls 554"],
  "block-listed": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 250 250"],
  "own-server-goes-by-a-list": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 250 554"],
  outage: ["smtp-greeting 587/starttls 421", "smtp-greeting 465/tls 421", "control-greeting 587/starttls 220", "access-login 993/tls yes"],
  "outage-after-login": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 451 -"],
  "healthy-slow-greeting": ["smtp-greeting 587/starttls 220", "smtp-envelope 587/starttls 250 250"],
  "healthy-465": ["smtp-login 465/tls 235", "smtp-envelope 465/tls 250 250"],
  "healthy-587": ["smtp-login 587/starttls 235", "smtp-envelope 587/starttls 250 250"],
  "healthy-odd-hello": ["smtp-hello-tls 587/starttls 250 GSSAPI NTLM X-OWN-TOKEN LOGIN PLAIN", "smtp-envelope 587/starttls 250 250"],
  "healthy-certificate-by-name": ["tls-handshake 587/starttls verified", "smtp-envelope 587/starttls 250 250"],
  "healthy-token": ["smtp-login 587/starttls 235", "access-login 993/tls yes", "smtp-envelope 587/starttls 250 250"],
};

/** Signs without which a cause that has its table already cannot be seen in this fault. */
const needsSign: Readonly<Record<string, string>> = {
  "silent-port": "configured-port-never-opens",
  "mail-exchanger-port": "another-port-is-the-one-for-logins",
};

/** Verdicts are asked for only where the cause has a table: the test becomes stricter by itself as the catalogue grows. */
const decidable = (id: string, expects: CauseId | "healthy") => (expects === "healthy" || causes.some((cause) => cause.id === expects)) && (needsSign[id] === undefined || needsSign[id] in signs);

const all = new Map<string, DemoResult>();
const resultOf = (id: string) => {
  const result = all.get(id);
  if (result === undefined) throw new Error(`${id} was not run`);
  return result;
};

beforeAll(async () => {
  await runAll({ onResult: (result) => all.set(result.id, result) });
}, 120_000);

test("every fault was run, and each of them says what it must show", () => {
  expect([...all.keys()].sort()).toEqual(listFaults().map(({ id }) => id).sort());
  expect(Object.keys(mustShow).sort()).toEqual(listFaults().map(({ id }) => id).sort());
});

describe.each(listFaults())("$id", ({ id, expects }) => {
  test("is broken in the way that it says", () => {
    const seen = trace(resultOf(id).caseFile);
    for (const line of mustShow[id] ?? []) expect(seen).toContain(line);
  });

  test("fails by no fault of our own", () => {
    const own = resultOf(id).caseFile.observations.filter((one) => !one.ok && one.failure.blame === "us");
    expect(own).toEqual([]);
  });

  test("costs at most one login a server and credential, and never shows the secret", () => {
    const { logins, secretInClear, caseFile } = resultOf(id);
    const spent = logins.map((login) => `${login.protocol} ${login.server} ${login.user}`);
    expect(spent).toEqual([...new Set(spent)]);
    expect(secretInClear).toBe("no");
    expect(JSON.stringify(caseFile)).not.toContain("canary-");
  });

  test.skipIf(!decidable(id, expects))("is named rightly", () => {
    expect(resultOf(id).named).toBe(expects);
  });
});

test("a run leaves nothing behind", async () => {
  const held = () => process.getActiveResourcesInfo().filter((resource) => /TCP|UDP|Worker|Pipe|TLS/i.test(resource)).sort();
  // Connections that were closed politely have 200 ms for the other side's word.
  const settled = () => new Promise((resolve) => setTimeout(resolve, 500));
  await settled();
  const before = held();
  await runFault("silent-port", {});
  await settled();
  expect(held()).toEqual(before);
});

test("a run tells when it is ready, and what it measures", async () => {
  const seen: string[] = [];
  const { id } = await runFault("healthy-465", {
    onReady: (target) => seen.push(target.address),
    onProgress: (progress) => seen.push(progress.event),
  });
  expect(id).toBe("healthy-465");
  expect(seen[0]).toBe("ann@blossom.example");
  expect(seen).toContain("observed");
});

test("a run that is cut short ends soon and judges what it has", async () => {
  const cut = new AbortController();
  setTimeout(() => cut.abort(), 1_000);
  const { tookMs, named } = await runFault("healthy-slow-greeting", { cut: cut.signal });
  expect(tookMs).toBeLessThan(3_000);
  expect(named).toBe("undecided");
});

test("an unknown fault is refused", async () => {
  await expect(runFault("no-such-fault", {})).rejects.toThrow(RangeError);
});
