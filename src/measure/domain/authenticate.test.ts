import { generateKeyPairSync } from "node:crypto";
import { authenticate as theirAuthenticate } from "mailauth";
import { dkimSign } from "mailauth/lib/dkim/sign.js";
import { expect, test } from "vitest";
import { paperZone } from "../../testing/paper-zone.ts";
import { authenticate } from "./authenticate.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;
const letter = ["From: Ann <ann@example.com>", "To: ben@example.net", "Subject: one", "Date: Tue, 24 Nov 2026 10:00:00 +0000", "Message-ID: <1@example.com>", "", "Hello", ""].join("\r\n");
const nowSeconds = 1_795_514_400;

async function signed(domain: string): Promise<string> {
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const { signatures } = await dkimSign(letter, { canonicalization: "relaxed/relaxed", algorithm: "rsa-sha256", signTime: new Date(nowSeconds * 1000), signatureData: [{ signingDomain: domain, selector: "s", privateKey: pem }] } as never);
  return signatures.replace(/\r?\n/g, "\r\n") + letter;
}

async function theirs(message: string, address: string, sender: string, records: Readonly<Record<string, readonly string[]>>): Promise<{ readonly spf: string; readonly dkim: string; readonly dmarc: string }> {
  const resolver = async (name: string, type: string) => {
    const values = records[`${type} ${name}`];
    if (values === undefined) throw Object.assign(new Error("no"), { code: "ENOTFOUND" });
    return type === "TXT" ? values.map((value) => [value]) : values;
  };
  const found = (await theirAuthenticate(message, { ip: address, helo: "out.example", sender, mta: "mx.example.net", resolver, trustReceived: false, disableArc: true, disableBimi: true } as never)) as unknown as { spf: { status: { result: string } }; dkim: { results: { status: { result: string } }[] }; dmarc: false | { status: { result: string } } };
  return { spf: found.spf.status.result, dkim: found.dkim.results[0]?.status.result ?? "none", dmarc: found.dmarc === false ? "none" : found.dmarc.status.result };
}

const senders = ["ann@example.com", "bounce@news.example.com", "bounce@relay.example"];
const signers = ["none", "example.com", "news.example.com", "relay.example", "changed"];
const policies = [undefined, "v=DMARC1; p=reject", "v=DMARC1; p=reject; aspf=s; adkim=s"];

test("agrees with mailauth on every mixture of sender, signer, alignment and policy", async () => {
  const seen = new Map<string, number>();
  for (const policy of policies) {
    const records = {
      "TXT example.com": ["v=spf1 ip4:192.0.2.1 -all"],
      "TXT news.example.com": ["v=spf1 ip4:192.0.2.1 -all"],
      "TXT relay.example": ["v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all"],
      ...Object.fromEntries(["example.com", "news.example.com", "relay.example"].map((domain) => [`TXT s._domainkey.${domain}`, [key]])),
      ...(policy === undefined ? {} : { "TXT _dmarc.example.com": [policy] }),
    };
    for (const signer of signers) {
      const message = signer === "none" ? letter : signer === "changed" ? (await signed("example.com")).replace("Subject: one", "Subject: two") : await signed(signer);
      for (const sender of senders) {
        for (const address of ["192.0.2.1", "192.0.2.2"]) {
          const ours = await authenticate({ message: Buffer.from(message), address, sender, author: "ann@example.com", nowSeconds }, paperZone(records).resolve);
          const [spf, dkim, dmarc] = ["spf", "dkim", "dmarc"].map((method) => ours.find((one) => one.method === method)?.result);
          expect({ spf, dkim, dmarc }, `${policy} ${signer} ${sender} ${address}`).toEqual(await theirs(message, address, sender, records));
          seen.set(dmarc ?? "", (seen.get(dmarc ?? "") ?? 0) + 1);
        }
      }
    }
  }
  // A comparison that never sees both outcomes would prove nothing.
  expect([...seen.keys()].toSorted()).toEqual(["fail", "none", "pass"]);
});

test("without the address SPF is left out, and a signature still vouches", async () => {
  const zone = { "TXT s._domainkey.example.com": [key], "TXT _dmarc.example.com": ["v=DMARC1; p=reject"] };
  expect(await authenticate({ message: Buffer.from(await signed("example.com")), sender: "ann@example.com", author: "ann@example.com", nowSeconds }, paperZone(zone).resolve)).toEqual([
    { method: "dkim", result: "pass", properties: ["header.d=example.com", "header.s=s"] },
    { method: "dmarc", result: "pass", properties: ["header.from=example.com"] },
  ]);
  const unsigned = await authenticate({ message: Buffer.from(letter), sender: "ann@example.com", author: "ann@example.com", nowSeconds }, paperZone(zone).resolve);
  expect(unsigned).toEqual([{ method: "dkim", result: "none", properties: [] }]);
});

test("what could not be asked is never a failure", async () => {
  const message = Buffer.from(await signed("example.com"));
  const one = { message, address: "192.0.2.1", sender: "ann@example.com", author: "ann@example.com", nowSeconds };
  const dmarc = async (zone: Parameters<typeof paperZone>[0]) => (await authenticate(one, paperZone(zone).resolve)).at(-1)?.result;
  expect(await dmarc({ "TXT _dmarc.example.com": ["v=DMARC1; p=reject"], "TXT example.com": ["v=spf1 -all"], "TXT s._domainkey.example.com": "failed" })).toBe("temperror");
  expect(await dmarc({ "TXT _dmarc.example.com": "failed" })).toBe("temperror");
  expect(await dmarc({ "TXT _dmarc.example.com": ["v=DMARC1; p=reject"], "TXT example.com": ["v=spf1 -all"] })).toBe("fail");
});
