import "reflect-metadata";
import type { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

/** A certificate with its key, as PEM, the way a server wants them: the leaf first, then what it sends along. */
export interface Identity {
  readonly key: string;
  readonly chain: string;
}

/** What a certificate is to be; what is left out is as it should be. */
export interface Wanted {
  readonly names: readonly string[];
  /** Days from now; negative days are past. */
  readonly fromDay?: number;
  readonly toDay?: number;
  readonly key?: "ec 256" | "rsa 2048" | "rsa 1024";
  /** Which certificates the server sends along. */
  readonly sends?: "leaf" | "leaf and issuer";
  /** Where the issuer's certificate can be fetched (RFC 5280 section 4.2.2.1). */
  readonly issuerUrl?: string;
}

const dayMs = 86_400_000;
const signing = { name: "ECDSA", hash: "SHA-256" };
const keys = {
  "ec 256": { name: "ECDSA", namedCurve: "P-256" },
  "rsa 2048": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 },
  "rsa 1024": { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 1024 },
} as const;

function makeKeys(kind: keyof typeof keys): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(keys[kind], true, ["sign", "verify"]) as Promise<webcrypto.CryptoKeyPair>;
}

async function keyPem(pair: webcrypto.CryptoKeyPair): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey("pkcs8", pair.privateKey), "PRIVATE KEY");
}

let serial = 1;
const nextSerial = () => (serial++).toString(16).padStart(16, "4");

const day = (days: number) => new Date(Date.now() + days * dayMs);

/** A throw-away certification authority: a root, and an issuer below it that signs the servers' certificates. Both live in memory only. */
export interface Authority {
  /** The root as PEM: what somebody who trusts this authority has in the store. */
  readonly root: string;
  /** The issuer's own certificate, DER: what `issuerUrl` leads to. */
  readonly issuer: Uint8Array;
  issue(wanted: Wanted): Promise<Identity>;
}

/** Founds an authority of this name. */
export async function foundAuthority(name: string): Promise<Authority> {
  const validity = { notBefore: day(-1_000), notAfter: day(2_000) };
  const [rootKeys, issuerKeys] = await Promise.all([makeKeys("ec 256"), makeKeys("ec 256")]);
  const mayIssue = (depth: number) => [new x509.BasicConstraintsExtension(true, depth, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)];
  const root = await x509.X509CertificateGenerator.createSelfSigned({ serialNumber: nextSerial(), name: `CN=${name} Root, O=${name}`, ...validity, signingAlgorithm: signing, keys: rootKeys, extensions: mayIssue(1) });
  const issuer = await x509.X509CertificateGenerator.create({
    serialNumber: nextSerial(),
    subject: `CN=${name} Issuing CA, O=${name}`,
    issuer: root.subject,
    ...validity,
    signingAlgorithm: signing,
    publicKey: issuerKeys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: mayIssue(0),
  });
  return {
    root: root.toString("pem"),
    issuer: new Uint8Array(issuer.rawData),
    async issue(wanted) {
      const pair = await makeKeys(wanted.key ?? "ec 256");
      const leaf = await x509.X509CertificateGenerator.create({
        serialNumber: nextSerial(),
        subject: `CN=${wanted.names[0] ?? "nobody"}`,
        issuer: issuer.subject,
        notBefore: day(wanted.fromDay ?? -10),
        notAfter: day(wanted.toDay ?? 80),
        signingAlgorithm: signing,
        publicKey: pair.publicKey,
        signingKey: issuerKeys.privateKey,
        extensions: serverExtensions(wanted),
      });
      const along = wanted.sends === "leaf" ? "" : `\n${issuer.toString("pem")}`;
      return { key: await keyPem(pair), chain: `${leaf.toString("pem")}${along}\n` };
    },
  };
}

function serverExtensions(wanted: Wanted): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension(wanted.names.map((value) => ({ type: "dns" as const, value }))),
    ...(wanted.issuerUrl === undefined ? [] : [new x509.AuthorityInfoAccessExtension({ caIssuers: [wanted.issuerUrl] })]),
  ];
}

/** A certificate that a server made for itself. */
export async function selfSigned(wanted: Wanted): Promise<Identity> {
  const pair = await makeKeys(wanted.key ?? "ec 256");
  const leaf = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: nextSerial(),
    name: `CN=${wanted.names[0] ?? "nobody"}`,
    notBefore: day(wanted.fromDay ?? -10),
    notAfter: day(wanted.toDay ?? 3_000),
    signingAlgorithm: signing,
    keys: pair,
    extensions: serverExtensions(wanted),
  });
  return { key: await keyPem(pair), chain: `${leaf.toString("pem")}\n` };
}
