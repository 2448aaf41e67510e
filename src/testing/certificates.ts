import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(webcrypto as never);

type KeyKind = "ec" | "rsa" | "rsa-1024";
type KeyPair = Awaited<ReturnType<typeof webcrypto.subtle.generateKey>> & { privateKey: webcrypto.CryptoKey; publicKey: webcrypto.CryptoKey };

const day = 86_400_000;

/** A certificate with its private key, both as PEM, and what a test needs to issue further ones from it. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
  readonly der: Uint8Array;
  readonly certificate: x509.X509Certificate;
  readonly keys: KeyPair;
}

/** What a made certificate is like; what is left out is ordinary: an EC key, in force since yesterday, for 90 days. */
export interface CertificateWish {
  /** The distinguished name, such as "CN=Example CA"; for a leaf by default its first name. */
  readonly subject?: string;
  /** DNS names, and IP addresses, of subjectAltName. None: the certificate has no such extension. */
  readonly names?: readonly string[];
  readonly validFrom?: Date;
  readonly validTo?: Date;
  readonly key?: KeyKind;
  /** The hash of the signature. An RSA issuer signs with the hash that it was made with. */
  readonly hash?: "SHA-256" | "SHA-1";
  /** Where the issuer's certificate can be fetched. */
  readonly issuerUrl?: string;
}

async function keysOf(kind: KeyKind, hash: string): Promise<KeyPair> {
  const algorithm = kind === "ec" ? { name: "ECDSA", namedCurve: "P-256" } : { name: "RSASSA-PKCS1-v1_5", modulusLength: kind === "rsa-1024" ? 1024 : 2048, publicExponent: new Uint8Array([1, 0, 1]), hash };
  return (await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as KeyPair;
}

async function make(wish: CertificateWish, issuer: Identity | undefined, role: "authority" | "leaf"): Promise<Identity> {
  const hash = wish.hash ?? "SHA-256";
  const keys = await keysOf(wish.key ?? "ec", hash);
  const names = wish.names ?? [];
  const subject = wish.subject ?? `CN=${names[0] ?? "nobody"}`;
  const signer = issuer?.keys ?? keys;
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)).fill(1, 0, 1)).toString("hex"),
    notBefore: wish.validFrom ?? new Date(Date.now() - day),
    notAfter: wish.validTo ?? new Date(Date.now() + 90 * day),
    publicKey: keys.publicKey as never,
    signingKey: signer.privateKey as never,
    signingAlgorithm: (signer.privateKey.algorithm.name === "ECDSA" ? { name: "ECDSA", hash } : { name: "RSASSA-PKCS1-v1_5", hash }) as never,
    extensions: [
      new x509.BasicConstraintsExtension(role === "authority", undefined, true),
      ...(role === "authority" ? [new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)] : []),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as never),
      ...(issuer === undefined ? [] : [await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey)]),
      ...(names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names.map((name) => ({ type: /^[\d.]+$|:/.test(name) ? ("ip" as const) : ("dns" as const), value: name })))]),
      ...(wish.issuerUrl === undefined ? [] : [new x509.AuthorityInfoAccessExtension({ caIssuers: wish.issuerUrl })]),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return {
    cert: `${certificate.toString("pem")}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/.{64}/g, "$&\n")}\n-----END PRIVATE KEY-----\n`,
    der: new Uint8Array(certificate.rawData),
    certificate,
    keys,
  };
}

/** A throw-away authority: a root, or, under an issuer, an intermediate. */
export function makeAuthority(wish: CertificateWish, issuer?: Identity): Promise<Identity> {
  return make(wish, issuer, "authority");
}

/** A throw-away certificate of a server; without an issuer it is signed by itself. */
export function makeLeaf(wish: CertificateWish, issuer?: Identity): Promise<Identity> {
  return make(wish, issuer, "leaf");
}
