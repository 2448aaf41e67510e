import { describe, expect, it } from "vitest";
import { catalogue } from "../../model/catalogue.ts";
import { dialectOfRule } from "./dialects.ts";
import { fingerprint } from "./fingerprint.ts";
import { rules } from "./index.ts";
import { literalLength } from "./literal-length.ts";
import { matchReply } from "./match.ts";
import { providerById, providers } from "./providers.ts";
import { readReply } from "./read-reply.ts";
import type { ReplyRule } from "./rule.ts";

const phases = ["dns", "connect", "tls", "greeting", "hello", "starttls", "login", "mail", "rcpt", "data", "after", "local"];

/** The question that a rule's own example answers: in its phase, from its provider. */
function asked(rule: ReplyRule) {
  return matchReply({
    reply: readReply(rule.example),
    phase: rule.phases === "any" ? "unknown" : (rule.phases[0] ?? "unknown"),
    ...(rule.provider === "any" ? {} : { provider: rule.provider }),
  });
}

describe("the collection", () => {
  it("is large and wide", () => {
    expect(rules.length).toBeGreaterThanOrEqual(1100);
    expect(new Set(rules.map((rule) => rule.provider)).size).toBeGreaterThanOrEqual(85);
    expect(providers.length).toBeGreaterThanOrEqual(110);
  });

  it("has unique ids", () => {
    const ids = rules.map((rule) => rule.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const names = providers.map((provider) => provider.id);
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives a host to one provider only", () => {
    const hosts = providers.flatMap((provider) => provider.hosts);
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  it("says where and when it was seen, and means known causes", () => {
    expect(rule.id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
    expect(rule.source.length).toBeGreaterThan(5);
    expect(rule.lastReviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(rule.provider === "any" || providerById(rule.provider) !== undefined).toBe(true);
    if (rule.phases !== "any") expect(rule.phases.filter((phase) => !phases.includes(phase))).toEqual([]);
    const shares = Object.entries(rule.means);
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter(([cause]) => !(cause in catalogue))).toEqual([]);
    expect(shares.filter(([, share]) => !(share > 0 && share <= 1))).toEqual([]);
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBeLessThanOrEqual(1.0001);
    if (rule.supersededBy !== undefined) expect(rules.some((other) => other.id === rule.supersededBy)).toBe(true);
  });

  it("is more than a code", () => {
    expect(rule.text !== undefined || (rule.codes !== undefined && rule.phases !== "any")).toBe(true);
    if (rule.text !== undefined) {
      expect(rule.text.flags.replace("i", "")).toBe("");
      expect(/[+*}]\)[+*{]/.test(rule.text.source)).toBe(false);
    }
  });

  it("fits its own example best", () => {
    const [best] = asked(rule);
    expect(best?.rule.id).toBe(rule.id);
  });
});

describe("an example without its circumstances", () => {
  it("is never put into the mouth of another provider with another meaning", () => {
    const first = (rule: ReplyRule) => Object.entries(rule.means).sort((a, b) => b[1] - a[1])[0]?.[0];
    const strayed = rules
      .map((rule) => ({ rule, best: matchReply({ reply: readReply(rule.example), phase: "unknown" })[0]?.rule }))
      .filter(({ rule, best }) => best !== undefined && best.provider !== rule.provider && providerById(best.provider)?.kind === "provider" && !(String(first(best)) in rule.means))
      .map(({ rule, best }) => `${rule.id} -> ${best?.id}`);
    expect(strayed).toEqual([]);
  });

  it("is matched by some rule for nearly every rule that states words", () => {
    const silent = rules
      .filter((rule) => rule.text !== undefined && matchReply({ reply: readReply(rule.example), phase: "unknown" }).length === 0)
      .map((rule) => rule.id);
    expect(silent.length / rules.length, silent.join(", ")).toBeLessThan(0.05);
  });
});

describe("what is no failure", () => {
  it.each([
    "250 2.1.0 Ok",
    "250 OK",
    "250 2.0.0 Ok: queued as 4F1C82A0D3",
    "220 mail.example.com ESMTP Postfix (Debian/GNU)",
    "220 smtp.gmail.com ESMTP 5b1f17b1804b1-42e - gsmtp",
    "354 End data with <CR><LF>.<CR><LF>",
    "235 2.7.0 Authentication successful",
    "221 2.0.0 Bye",
    "334 UGFzc3dvcmQ6",
    "250-PIPELINING 250-SIZE 10240000 250-ETRN 250-STARTTLS 250-ENHANCEDSTATUSCODES 250 8BITMIME",
    "The meeting is on Tuesday at noon, please bring the minutes.",
    "Total: 550 euros for 25 chairs",
    "",
  ])("stays silent on %j", (text) => {
    expect(matchReply({ reply: readReply(text), phase: "unknown" }).map((match) => match.rule.id)).toEqual([]);
  });
});

describe("the same code in different mouths", () => {
  const best = (text: string, provider?: string) =>
    matchReply({ reply: readReply(text), phase: "unknown", ...(provider === undefined ? {} : { provider }) })[0]?.rule.id;

  it("tells 5.7.30 of Google from 5.7.30 of Microsoft", () => {
    expect(best("550-5.7.30 This mail has been blocked because DKIM does not pass. - gsmtp")).toBe("google/dkim-required");
    expect(best("550 5.7.30 Basic authentication is not supported for Client Submission.")).toBe("microsoft365/basic-authentication-retired");
  });

  it("knows the speaker by the provider that was asked", () => {
    expect(best("535 Authentication credentials invalid", "gmx")).toBe("gmx/credentials-invalid");
    expect(best("535 Authentication Credentials Invalid", "amazon-ses")).toBe("amazon-ses/credentials-invalid");
    expect(best("535 5.7.3 Authentication unsuccessful", "microsoft365")).toBe("microsoft365/authentication-unsuccessful-573");
  });

  it("does not put one provider's words into another's mouth", () => {
    const ids = matchReply({ reply: readReply("535 Authentication Failed"), phase: "login", provider: "ovh" }).map((match) => match.rule.id);
    expect(ids.filter((id) => id.startsWith("zoho/") || id.startsWith("fastmail/"))).toEqual([]);
  });
});

describe("reading a quoted reply", () => {
  it.each([
    ["535-5.7.8 Username and Password not accepted. For more\n535 5.7.8  https://x.example/ - gsmtp", 535, "5.7.8", "Username and Password not accepted. For more https://x.example/ - gsmtp"],
    ["smtplib.SMTPAuthenticationError: (535, b'5.7.3 Authentication unsuccessful')", 535, "5.7.3", undefined],
    ["[451] 4.7.1 Service unavailable - try again later", 451, "4.7.1", undefined],
    ["dial tcp 203.205.219.57:25: i/o timeout", 0, undefined, "dial tcp 203.205.219.57:25: i/o timeout"],
    ["connect to smtp.example.com:587: Connection timed out", 0, undefined, undefined],
    ["Server Response: '550 Relay prohibited', Port: 25", 550, undefined, undefined],
    ["450 4.1.8 <a@b.example>: Sender address rejected: Domain not found", 450, "4.1.8", "<a@b.example>: Sender address rejected: Domain not found"],
    ["status=deferred (connect failed) dsn=4.4.1", 0, "4.4.1", undefined],
  ])("%j", (quoted, code, status, text) => {
    const reply = readReply(quoted);
    expect(reply.code).toBe(code);
    expect(reply.enhanced).toBe(status);
    if (text !== undefined) expect(reply.text).toBe(text);
  });
});

describe("the fingerprint", () => {
  it.each([
    [{ hosts: ["smtp.gmail.com"] }, "google"],
    [{ hosts: ["smtp.office365.com."] }, "microsoft365"],
    [{ hosts: ["hotmail-com.olc.protection.outlook.com"] }, "outlook"],
    [{ hosts: ["example-com.mail.protection.outlook.com"] }, "microsoft365"],
    [{ hosts: ["email-smtp.eu-west-1.amazonaws.com"] }, "amazon-ses"],
    [{ hosts: ["mail.example.org"], banner: "mail.example.org ESMTP Postfix" }, "postfix"],
    [{ banner: "mx.example.org ESMTP Exim 4.96 Mon, 02 Nov 2026" }, "exim"],
    [{ texts: ["535 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp"] }, "google"],
    [{ texts: ["getaddrinfo EAI_AGAIN smtp.mailgun.org:587"] }, "mailgun"],
    [{ hosts: ["notgmail.com.example.net"] }, undefined],
    [{ texts: ["535 Authentication failed"] }, undefined],
  ])("%j", (seen, id) => {
    expect(fingerprint(seen)).toBe(id);
  });
});

describe("hostile texts", () => {
  const long = [
    "a".repeat(100_000),
    "a.".repeat(50_000),
    " ".repeat(100_000),
    "550 ".repeat(25_000),
    "x@".repeat(50_000),
    "relay ".repeat(16_000),
    "sender from address domain not ".repeat(3_300),
    "535-5.7.8 \n".repeat(9_000),
    "connect to ".repeat(9_000),
    "<[(\\".repeat(25_000),
  ];

  it("cost every expression at most milliseconds", () => {
    for (const text of long) {
      for (const rule of rules) {
        const start = performance.now();
        rule.text?.test(text);
        const tookMs = performance.now() - start;
        expect(tookMs, `${rule.id} on ${text.slice(0, 20)}`).toBeLessThan(250);
      }
    }
  });

  it("are read, fingerprinted and matched in bounded time", () => {
    for (const text of long) {
      const start = performance.now();
      const reply = readReply(text);
      fingerprint({ hosts: [text], banner: text, texts: [text] });
      matchReply({ reply, phase: "unknown" });
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});

describe("how much an expression states", () => {
  it.each([
    ["abc", 3, 3],
    ["a(?:bc|d)e", 3, 4],
    ["a?b*c+", 1, 3],
    ["a.{0,20}b", 2, 2],
    ["[abc]\\d\\.x", 2, 2],
    ["(?:long|x){0,2}y", 1, 5],
    ["(?!no)yes", 3, 3],
  ])("%s states %i to %i", (source, least, most) => {
    expect(literalLength(source)).toEqual({ least, most });
  });
});

describe("dialects", () => {
  it("say which program speaks", () => {
    expect(dialectOfRule("outlook-app/0x800ccc0e")).toBe("outlook");
    expect(dialectOfRule("google/app-password-required")).toBeUndefined();
  });
});
