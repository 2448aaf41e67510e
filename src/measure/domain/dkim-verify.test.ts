import { generateKeyPairSync } from "node:crypto";
import { dkimSign } from "mailauth/lib/dkim/sign.js";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { expect, test } from "vitest";
import { paperZone } from "../../testing/paper-zone.ts";
import { readKeyRecord } from "./dkim-key.ts";
import { verifyDkim } from "./dkim-verify.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed = generateKeyPairSync("ed25519");
const rsaRecord = `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;
const edRecord = `v=DKIM1; k=ed25519; p=${ed.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64")}`;
const zone = { "TXT r._domainkey.example.com": [rsaRecord], "TXT e._domainkey.example.com": [edRecord] };

const message = ["From: Ann <ann@example.com>", "To: Bob <bob@example.net>", "Subject:  two   blanks", "\tand a fold", "Date: Tue, 24 Nov 2026 10:00:00 +0000", "Message-ID: <1@example.com>", "", "Hello  Bob, \t", "", "second line", "", ""].join("\r\n");
const now = 1_795_514_400;

async function sign(canonicalization: string, algorithm: string): Promise<string> {
  const selector = algorithm.startsWith("rsa") ? "r" : "e";
  const key = (selector === "r" ? rsa : ed).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { signatures } = await dkimSign(message, { canonicalization, algorithm, signTime: new Date(now * 1000), signatureData: [{ signingDomain: "example.com", selector, privateKey: key }] } as never);
  return signatures.replace(/\r?\n/g, "\r\n") + message;
}

async function theirs(text: string, records: Record<string, readonly string[]>): Promise<string | undefined> {
  const { results } = await dkimVerify(text, { resolver: async (name: string, type: string) => {
    const values = records[`${type} ${name}`];
    if (values === undefined) throw Object.assign(new Error("no"), { code: "ENOTFOUND" });
    return values.map((value) => [value]);
  } } as never);
  const result = results[0]?.status.result;
  // Where the hash of the body differs mailauth says "neutral"; RFC 6376 section 6.1.3 has the verifier return PERMFAIL, which RFC 8601 section 2.7.1 calls "fail".
  return result === "neutral" ? "fail" : result;
}

const changes: readonly (readonly [string, (text: string) => string])[] = [
  ["untouched", (text) => text],
  ["blanks at the end of a line", (text) => text.replace("second line", "second line  ")],
  ["more empty lines at the end", (text) => `${text}\r\n\r\n`],
  ["another word in the body", (text) => text.replace("second", "third")],
  ["another subject", (text) => text.replace("two   blanks", "two   bl4nks")],
  ["the subject folded anew", (text) => text.replace("Subject:  two   blanks\r\n\tand", "Subject: two blanks\r\n and")],
  ["a second From", (text) => text.replace("To: Bob", "From: eve@example.org\r\nTo: Bob")],
  ["bare line ends", (text) => text.replace(/\r\n/g, "\n")],
];

for (const canonicalization of ["simple/simple", "relaxed/relaxed", "relaxed/simple", "simple/relaxed"]) {
  for (const algorithm of ["rsa-sha256", "ed25519-sha256"]) {
    test(`agrees with mailauth: ${algorithm} ${canonicalization}`, async () => {
      const signed = await sign(canonicalization, algorithm);
      for (const [what, change] of changes) {
        const text = change(signed);
        const [ours] = await verifyDkim(Buffer.from(text), paperZone(zone).resolve, now + 60);
        expect([what, ours?.result]).toEqual([what, await theirs(text, zone)]);
      }
    });
  }
}

test("a missing, revoked, short or foreign key, and a DNS that does not answer", async () => {
  const signed = Buffer.from(await sign("relaxed/relaxed", "rsa-sha256"));
  const short = generateKeyPairSync("rsa", { modulusLength: 768 }).publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const withKey = async (values: readonly string[] | "failed") => (await verifyDkim(signed, paperZone({ "TXT r._domainkey.example.com": values }).resolve, now))[0]?.result;
  expect(await withKey([])).toBe("permerror");
  expect(await withKey(["v=DKIM1; p="])).toBe("permerror");
  expect(await withKey([`v=DKIM1; p=${short}`])).toBe("policy");
  expect(await withKey([edRecord])).toBe("permerror");
  expect(await withKey("failed")).toBe("temperror");
});

test("reads what is wrong with a key record", () => {
  const p = rsa.publicKey.export({ type: "spki", format: "der" }).toString("base64");
  expect(readKeyRecord(rsaRecord)).toMatchObject({ verdict: "usable", bits: 2048 });
  expect(readKeyRecord(`k=rsa; p=${p}; t=y:s`)).toMatchObject({ verdict: "usable", flags: ["y", "s"] });
  expect(readKeyRecord(`v=DKIM1; p=${p.slice(0, 255)}`).verdict).toBe("truncated");
  expect(readKeyRecord(`v=DKIM1; p=${p.slice(0, 252)}`).verdict).toBe("truncated");
  expect(readKeyRecord(`"v=DKIM1; p=${p.slice(0, 200)}" "${p.slice(200)}"`).verdict).toBe("malformed");
  expect(readKeyRecord("v=DKIM1; k=rsa; p=").verdict).toBe("revoked");
  expect(readKeyRecord("v=DKIM1; k=dsa; p=AAAA").verdict).toBe("unknown-type");
  expect(readKeyRecord(edRecord)).toMatchObject({ verdict: "usable", type: "ed25519" });
});
