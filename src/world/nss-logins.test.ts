import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { savedLogins } from "./nss-logins.ts";
import { unseal } from "./secrets.ts";

// Made by the real NSS (PK11SDR_Encrypt, and PK11SDR_EncryptWithMechanism with AES as newer Thunderbird does): what it put into key4.db and into the fields of logins.json.
interface Store {
  readonly user: string;
  readonly password: string;
  readonly aesPassword?: string;
  readonly metaData: readonly (readonly [id: string, item1: string, item2: string])[];
  readonly nssPrivate: readonly (readonly [a11: string, a102: string])[];
}
const stores = JSON.parse(readFileSync(new URL("nss-logins.fixture.json", import.meta.url), "utf8")) as Record<string, Store>;

let profile = "";
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), "cantsend-nss-"));
});
afterEach(() => rmSync(profile, { recursive: true }));

function build(store: Store, password: string): void {
  const database = new DatabaseSync(join(profile, "key4.db"));
  database.exec("CREATE TABLE metaData (id PRIMARY KEY UNIQUE ON CONFLICT REPLACE, item1, item2); CREATE TABLE nssPrivate (id PRIMARY KEY, a11, a102)");
  for (const [id, one, two] of store.metaData) database.prepare("INSERT INTO metaData VALUES (?, ?, ?)").run(id, Buffer.from(one, "base64"), Buffer.from(two, "base64"));
  store.nssPrivate.forEach(([key, id], at) => database.prepare("INSERT INTO nssPrivate VALUES (?, ?, ?)").run(at, Buffer.from(key, "base64"), Buffer.from(id, "base64")));
  database.close();
  writeFileSync(join(profile, "logins.json"), JSON.stringify({ logins: [{ hostname: "smtp://smtp.example.com", encryptedUsername: store.user, encryptedPassword: password }] }));
}

async function opened() {
  const logins = await savedLogins(profile);
  return "wrong" in logins ? logins.wrong : logins.map((one) => [one.origin, one.user, unseal(one.secret)]);
}

const expected = [["smtp://smtp.example.com", "ann@example.com", "s3cret ä word"]];

test.each(Object.entries(stores).filter(([name]) => !name.startsWith("locked")))("%s", async (_name, store) => {
  build(store, store.password);
  expect(await opened()).toEqual(expected);
});

test("a login that is encrypted with AES, beside an older key of the same id", async () => {
  const store = stores["Thunderbird 153's own NSS, both ciphers"];
  if (store?.aesPassword === undefined) throw new Error("no fixture");
  build(store, store.aesPassword);
  expect(await opened()).toEqual(expected);
});

test("a primary password, damage and absence each end in a clause", async () => {
  expect(await opened()).toBe("no password is saved in this profile");
  const locked = stores["locked with a primary password"];
  if (locked === undefined) throw new Error("no fixture");
  build(locked, locked.password);
  expect(await opened()).toBe("the key store is locked with a primary password");
  writeFileSync(join(profile, "key4.db"), "not a database at all");
  expect(await opened()).toBe("the key store is damaged or in use");
  writeFileSync(join(profile, "logins.json"), '{"logins": [');
  expect(await opened()).toBe("logins.json of this profile is damaged");
  rmSync(join(profile, "key4.db"));
  expect(await opened()).toBe("the key store of this profile (key4.db) is not there");
});

test("blobs that lie about their lengths are nothing", async () => {
  const store = stores["Debian's NSS 3.87"];
  if (store === undefined) throw new Error("no fixture");
  for (const password of ["", "MDo=", "MIT/////", "////////", Buffer.alloc(5000, 0x30).toString("base64")]) {
    rmSync(join(profile, "key4.db"), { force: true });
    build(store, password);
    expect(await opened()).toEqual([]);
  }
});
