import { createDecipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../model/secret.ts";
import { type Der, derElements } from "./der.ts";

/** One login that Thunderbird has saved. */
export interface SavedLogin {
  /** Such as `smtp://smtp.example.com`. */
  readonly origin: string;
  readonly user: string;
  readonly secret: Secret;
}

/** NSS itself takes 10,000 rounds, and one where there is no primary password; more than this would only keep us busy. */
const maxRounds = 1_000_000;
/** A file of logins is small. */
const maxBytes = 16 * 1024 * 1024;

/** The object identifiers that NSS uses here, as the bytes of their DER. */
const oids = {
  pbes2: "2a864886f70d01050d",
  aes256Cbc: "60864801650304012a",
  tripleDesCbc: "2a864886f70d0307",
} as const;

const oidOf = (element: Der | undefined): string => (element?.tag === 0x06 ? element.bytes.toString("hex") : "");

/** Decrypts a blob of key4.db: PBES2 (RFC 8018 section 6.2) with PBKDF2-HMAC-SHA256 over SHA-1(global salt + primary password), and AES-256-CBC whose IV is the DER of its octet string. */
function fromKeyStore(blob: Buffer, globalSalt: Buffer): Buffer | undefined {
  const [algorithm, cipherText] = derElements(blob)?.[0]?.inside ?? [];
  const [scheme, parameters] = algorithm?.inside ?? [];
  if (oidOf(scheme) !== oids.pbes2 || cipherText?.tag !== 0x04) return undefined;
  const [derivation, encryption] = parameters?.inside ?? [];
  const [salt, rounds, keyLength] = derivation?.inside[1]?.inside ?? [];
  const [cipher, iv] = encryption?.inside ?? [];
  const count = rounds === undefined || rounds.bytes.length > 4 || rounds.bytes.length === 0 ? Number.NaN : rounds.bytes.readUIntBE(0, rounds.bytes.length);
  if (oidOf(cipher) !== oids.aes256Cbc || salt === undefined || keyLength?.bytes.at(-1) !== 32 || !(count >= 1 && count <= maxRounds) || iv?.bytes.length !== 14) return undefined;
  // without a primary password the password is empty
  const key = pbkdf2Sync(createHash("sha1").update(globalSalt).digest(), salt.bytes, count, 32, "sha256");
  try {
    const open = createDecipheriv("aes-256-cbc", key, Buffer.concat([Buffer.from([0x04, 0x0e]), iv.bytes]));
    return Buffer.concat([open.update(cipherText.bytes), open.final()]);
  } catch {
    return undefined;
  }
}

/** After an upgrade a store has two keys of the same id, an older one for DES and a newer one for AES: their lengths tell them apart. */
const keyName = (id: Uint8Array, keyBytes: number): string => `${Buffer.from(id).toString("hex")} ${keyBytes}`;

/** Decrypts a user name or password of logins.json: the key's id, the cipher with its IV, the text (NSS, secoid SDR). Newer versions take AES-256, older ones three-key DES. */
function fromLogins(encoded: string, keys: ReadonlyMap<string, Buffer>): string | undefined {
  const [id, algorithm, cipherText] = derElements(Buffer.from(encoded, "base64"))?.[0]?.inside ?? [];
  const [cipher, iv] = algorithm?.inside ?? [];
  const kind = { [oids.aes256Cbc]: { name: "aes-256-cbc", keyBytes: 32 }, [oids.tripleDesCbc]: { name: "des-ede3-cbc", keyBytes: 24 } }[oidOf(cipher)];
  if (id === undefined || kind === undefined || iv === undefined || cipherText === undefined) return undefined;
  const key = keys.get(keyName(id.bytes, kind.keyBytes));
  if (key === undefined) return undefined;
  try {
    const open = createDecipheriv(kind.name, key, iv.bytes);
    return Buffer.concat([open.update(cipherText.bytes), open.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** The keys in key4.db by their id, or the clause that says why there are none. The database is opened read-only. */
async function keysOf(path: string): Promise<ReadonlyMap<string, Buffer> | { readonly wrong: string }> {
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const check = database.prepare("SELECT item1, item2 FROM metaData WHERE id = 'password'").get();
    if (!(check?.item1 instanceof Uint8Array) || !(check.item2 instanceof Uint8Array)) return { wrong: "the key store holds no key" };
    const salt = Buffer.from(check.item1);
    if (fromKeyStore(Buffer.from(check.item2), salt)?.toString("latin1") !== "password-check") return { wrong: "the key store is locked with a primary password" };
    const keys = new Map<string, Buffer>();
    for (const row of database.prepare("SELECT a11, a102 FROM nssPrivate WHERE a11 IS NOT NULL LIMIT 64").all()) {
      if (!(row.a11 instanceof Uint8Array) || !(row.a102 instanceof Uint8Array)) continue;
      const key = fromKeyStore(Buffer.from(row.a11), salt);
      if (key !== undefined) keys.set(keyName(row.a102, key.length), key);
    }
    return keys;
  } catch {
    return { wrong: "the key store is damaged or in use" };
  } finally {
    database.close();
  }
}

/** The logins that a Thunderbird profile has saved, where no primary password locks them; else the clause that says why not. */
export async function savedLogins(profile: string): Promise<readonly SavedLogin[] | { readonly wrong: string }> {
  const path = join(profile, "logins.json");
  const store = join(profile, "key4.db");
  if (!existsSync(path)) return { wrong: "no password is saved in this profile" };
  if (!existsSync(store)) return { wrong: "the key store of this profile (key4.db) is not there" };
  if (!statSync(path).isFile() || !statSync(store).isFile() || statSync(path).size > maxBytes) return { wrong: "its files are not of the kind that Thunderbird writes" };
  let list: unknown;
  try {
    list = (JSON.parse(readFileSync(path, "utf8")) as { logins?: unknown }).logins;
  } catch {
    return { wrong: "logins.json of this profile is damaged" };
  }
  let keys: Awaited<ReturnType<typeof keysOf>>;
  try {
    keys = await keysOf(store);
  } catch {
    return { wrong: "the key store is damaged or in use" };
  }
  if ("wrong" in keys) return keys;
  return (Array.isArray(list) ? list : []).flatMap((one: { hostname?: unknown; encryptedUsername?: unknown; encryptedPassword?: unknown } | null) => {
    if (typeof one?.hostname !== "string" || typeof one.encryptedUsername !== "string" || typeof one.encryptedPassword !== "string") return [];
    const user = fromLogins(one.encryptedUsername, keys as ReadonlyMap<string, Buffer>);
    const password = fromLogins(one.encryptedPassword, keys as ReadonlyMap<string, Buffer>);
    return user === undefined || password === undefined ? [] : [{ origin: one.hostname, user, secret: new Secret(password) }];
  });
}
