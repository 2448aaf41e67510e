import { createHash, createHmac, createPublicKey, pbkdf2Sync, scrypt, timingSafeEqual } from "node:crypto";
import { reveal, Secret } from "../model/secret.ts";
import { Failed } from "./classify.ts";
import type { CredentialVault, SaslExchange } from "./world.ts";

// This is the one file that may see the inside of a Secret.

/** The plain bytes to put on a verified wire. */
export function unseal(part: string | Secret): string {
  return typeof part === "string" ? part : reveal(part);
}

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

/** RFC 5802 limits no iteration count; more than this is an attack on our processor, not protection of the user. */
const maxScramIterations = 1_000_000;

/**
 * Every way in which a secret could turn up in text: plain, base64 in each alignment, hex, URL encoding, quoted-printable, JSON, HTML,
 * reversed, and inside the SASL responses of this account.
 */
export function formsOf(secret: Secret, users: readonly string[]): readonly string[] {
  const value = reveal(secret);
  if (value.length === 0) return [];
  const forms = new Set<string>();
  const addText = (text: string) => {
    forms.add(text);
    forms.add(JSON.stringify(text).slice(1, -1));
    forms.add(JSON.stringify(JSON.stringify(text)).slice(3, -3));
    forms.add(encodeURIComponent(text));
    forms.add(encodeURIComponent(text).replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`));
    forms.add(new URLSearchParams({ a: text }).toString().slice(2));
    forms.add(text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;"));
    forms.add(text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;"));
    forms.add(text.replace(/[\\"]/g, "\\$&"));
    forms.add([...text].reverse().join(""));
    const bytes = Buffer.from(text, "utf8");
    forms.add(bytes.toString("latin1"));
    forms.add(bytes.toString("hex"));
    forms.add([...bytes].map((byte) => (byte === 0x3d || byte < 0x21 || byte > 0x7e ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte))).join(""));
    // Base64 of a longer text that contains the secret: drop the characters at either end that depend on the neighbours.
    for (const lead of [0, 1, 2]) {
      const encoded = Buffer.concat([Buffer.alloc(lead), bytes]).toString("base64").replace(/=+$/, "");
      const from = lead === 0 ? 0 : lead + 1;
      const to = (bytes.length + lead) % 3 === 0 ? encoded.length : encoded.length - 1;
      const core = encoded.slice(from, to);
      if (core.length >= 4) {
        forms.add(core);
        forms.add(core.replace(/\+/g, "-").replace(/\//g, "_"));
        forms.add(encodeURIComponent(core));
      }
    }
    forms.add(base64(text));
  };
  addText(value);
  const normalised = value.normalize("NFKC");
  if (normalised !== value) addText(normalised);
  const half = Math.ceil(value.length / 2);
  if (value.length >= 16) {
    forms.add(value.slice(0, half));
    forms.add(value.slice(half));
  }
  for (const user of users) {
    forms.add(base64(`\0${user}\0${value}`));
    forms.add(base64(`user=${user}\x01auth=Bearer ${value}\x01\x01`));
  }
  return [...forms];
}

/** A key for the ledger: slow to compute, so that a stolen ledger does not give away a weak password. */
export function ledgerKey(secret: Secret | undefined, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret === undefined ? "" : reveal(secret), salt, 16, { N: 16384, r: 8, p: 1 }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

function scramAttributes(challenge: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const part of Buffer.from(challenge, "base64").toString("utf8").split(",")) attributes.set(part.slice(0, 1), part.slice(2));
  return attributes;
}

/** What both sides of a SCRAM exchange compute from the password and the challenge (RFC 5802 section 3). */
function scramKeys(hash: "sha1" | "sha256", value: string, exchange: SaslExchange): { readonly proof: string; readonly serverSignature: Buffer } {
  const challenge = exchange.challenges[0] ?? "";
  const attributes = scramAttributes(challenge);
  const nonce = attributes.get("r") ?? "";
  const iterations = Number(attributes.get("i"));
  if (!nonce.startsWith(exchange.nonce) || nonce === exchange.nonce) throw new Failed("malformed-reply", "them", "the SCRAM challenge does not continue our nonce");
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > maxScramIterations) {
    throw new Failed("too-much", "them", `the SCRAM challenge asks for ${String(attributes.get("i")).slice(0, 20)} iterations`);
  }
  const salted = pbkdf2Sync(value.normalize("NFKC"), Buffer.from(attributes.get("s") ?? "", "base64"), iterations, hash === "sha1" ? 20 : 32, hash);
  const clientKey = createHmac(hash, salted).update("Client Key").digest();
  const withoutProof = `c=biws,r=${nonce}`;
  const authMessage = `${scramFirst(exchange)},${Buffer.from(challenge, "base64").toString("utf8")},${withoutProof}`;
  const signature = createHmac(hash, createHash(hash).update(clientKey).digest()).update(authMessage).digest();
  const serverKey = createHmac(hash, salted).update("Server Key").digest();
  return {
    proof: `${withoutProof},p=${Buffer.from(clientKey.map((byte, at) => byte ^ (signature[at] ?? 0))).toString("base64")}`,
    serverSignature: createHmac(hash, serverKey).update(authMessage).digest(),
  };
}

function scramFirst(exchange: SaslExchange): string {
  return `n=${exchange.user.replace(/=/g, "=3D").replace(/,/g, "=2C")},r=${exchange.nonce}`;
}

/** SCRAM, RFC 5802 and RFC 7677, without channel binding. Throws `Failed` where the server cannot prove that it knows the password as well. */
function scram(hash: "sha1" | "sha256", value: string, exchange: SaslExchange): string {
  if (exchange.step === 0) return base64(`n,,${scramFirst(exchange)}`);
  const keys = scramKeys(hash, value, exchange);
  if (exchange.step === 1) return base64(keys.proof);
  const last = scramAttributes(exchange.challenges[1] ?? "");
  // An "e=" is the server's refusal: its reply code will say so.
  if (last.has("e")) return "";
  const shown = Buffer.from(last.get("v") ?? "", "base64");
  if (shown.length !== keys.serverSignature.length || !timingSafeEqual(shown, keys.serverSignature)) {
    throw new Failed("malformed-reply", "them", "the server's SCRAM signature is wrong: it does not know the password itself");
  }
  return "";
}

function response(value: string, exchange: SaslExchange): string {
  const challenge = exchange.challenges.at(-1) ?? "";
  switch (exchange.mechanism) {
    case "PLAIN": // RFC 4616
      return base64(`\0${exchange.user}\0${value}`);
    case "LOGIN": // draft-murchison-sasl-login: two prompts, user name and password
      return base64(exchange.step <= 1 ? exchange.user : value);
    case "CRAM-MD5": // RFC 2195
      return base64(`${exchange.user} ${createHmac("md5", value).update(Buffer.from(challenge, "base64")).digest("hex")}`);
    case "SCRAM-SHA-1":
      return scram("sha1", value, exchange);
    case "SCRAM-SHA-256":
      return scram("sha256", value, exchange);
    case "XOAUTH2": // Google's and Microsoft's description of SASL XOAUTH2
      return exchange.step === 0 ? base64(`user=${exchange.user}\x01auth=Bearer ${value}\x01\x01`) : "";
    case "OAUTHBEARER": // RFC 7628 section 3.1; after an error the client answers with a single %x01
      return exchange.step === 0
        ? base64(`n,a=${exchange.user.replace(/=/g, "=3D").replace(/,/g, "=2C")},\x01host=${exchange.host}\x01port=${exchange.port}\x01auth=Bearer ${value}\x01\x01`)
        : base64("\x01");
    default:
      throw new Failed("internal", "us", `no response known for the mechanism ${exchange.mechanism}`);
  }
}

/** The vault of one account's secret. */
export function vaultOf(secret: Secret, kind: CredentialVault["kind"]): CredentialVault {
  return {
    kind,
    respond: (exchange) => new Secret(response(reveal(secret), exchange)),
    quoted(form) {
      const value = reveal(secret);
      // RFC 3501 section 4.3: a quoted string escapes backslash and quote and can hold no line break.
      if (form === "imap") return new Secret(`"${value.replace(/[\\"]/g, "\\$&")}"`);
      return new Secret(value);
    },
    literal() {
      const value = reveal(secret);
      return { octets: new Secret(String(Buffer.byteLength(value))), value: new Secret(value) };
    },
    // a quoted string of IMAP holds ASCII alone (RFC 3501 section 9)
    script: /^[\u0001-\u007f]*$/.test(reveal(secret)) ? "ascii" : "beyond-ascii",
  };
}

/** The secret without what people paste by mistake around it: line ends. Blanks stay, they can be meant. */
export function secretFromInput(text: string): Secret {
  return new Secret(text.replace(/[\r\n]+$/, ""));
}

/** Does the secret hold a byte that no login can carry: NUL, CR or LF? */
export function unusable(secret: Secret): "usable" | "empty" | "control-characters" {
  const value = reveal(secret);
  // these three are what is looked for
  return value === "" ? "empty" : /[\0\r\n]/.test(value) ? "control-characters" : "usable";
}

/** The public half of a private key in PEM, as SubjectPublicKeyInfo in base64; undefined where it cannot be read. */
export function publicHalfOf(privateKey: Secret): string | undefined {
  try {
    return createPublicKey(reveal(privateKey)).export({ type: "spki", format: "der" }).toString("base64");
  } catch {
    return undefined;
  }
}

/** The secret as a value of an HTML form (application/x-www-form-urlencoded), itself a secret. */
export function formEncoded(secret: Secret): Secret {
  return new Secret(encodeURIComponent(reveal(secret)).replace(/%20/g, "+"));
}

/** The secret as it stands between the quotes of a JSON string, itself a secret. */
export function jsonEncoded(secret: Secret): Secret {
  return new Secret(JSON.stringify(reveal(secret)).slice(1, -1));
}

/** The bytes of the secret in hexadecimal, themselves a secret. */
export function hexEncoded(secret: Secret): Secret {
  return new Secret(Buffer.from(reveal(secret), "utf8").toString("hex"));
}
