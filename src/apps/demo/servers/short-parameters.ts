import { getDiffieHellman } from "node:crypto";

/** One DER element (ITU-T X.690 section 8.1). */
function der(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** A positive INTEGER: a leading zero keeps the highest bit from being a sign. */
const integer = (bytes: Buffer) => der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** Diffie-Hellman parameters of 1024 bits, the second group of RFC 2409, as PEM: what servers of 2010 had. */
export function shortParameters(): string {
  const group = getDiffieHellman("modp2");
  const body = der(0x30, Buffer.concat([integer(group.getPrime()), integer(group.getGenerator())])).toString("base64");
  return `-----BEGIN DH PARAMETERS-----\n${body.replace(/.{64}/g, "$&\n").trim()}\n-----END DH PARAMETERS-----\n`;
}
