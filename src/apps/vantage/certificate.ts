import "reflect-metadata";
import { webcrypto, X509Certificate } from "node:crypto";
import * as x509 from "@peculiar/x509";

/** What a TLS server needs, as PEM, and the fingerprint by which it is known. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
  /** SHA-256 over the certificate, 64 hexadecimal digits in small letters. */
  readonly fingerprint256: string;
}

const days = 825;
const dayMs = 86_400_000;

/** The fingerprint of the first certificate of a PEM text. Throws where there is none. */
export function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256.replaceAll(":", "").toLowerCase();
}

/** Makes a certificate for this run alone: whoever asks knows it by its fingerprint, so that no name in it matters. */
export async function selfMade(): Promise<ServerCertificate> {
  x509.cryptoProvider.set(webcrypto as never);
  const signingAlgorithm = { name: "ECDSA", hash: "SHA-256" };
  const keys = (await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
  const now = Date.now();
  const leaf = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)).fill(1, 0, 1)).toString("hex"),
    name: "CN=cantsend vantage",
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + days * dayMs),
    signingAlgorithm,
    keys: keys as never,
    extensions: [new x509.BasicConstraintsExtension(false, undefined, true), new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth])],
  });
  const cert = leaf.toString("pem");
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
  return { cert, key, fingerprint256: fingerprintOf(cert) };
}
