import type { Place, Stored, StoredPassword, StoredServer, StoredSettings } from "../../model/settings-facts.ts";
import { Secret } from "../../model/secret.ts";
import { shapeOf } from "./shape-of.ts";

/** A value with the place it comes from; a default of the program has a key and no line. */
export function stored<T>(value: T, path: string, line?: number, key?: string): Stored<T> {
  return { value, at: { path, ...(line === undefined ? {} : { line }), ...(key === undefined ? {} : { key }) } };
}

/** The fields that are set, without those that are undefined. */
export function onlySet<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** A server of which some settings may be missing. */
export function serverOf(fields: { readonly [K in keyof StoredServer]: StoredServer[K] | undefined } & { readonly protocol: StoredServer["protocol"] }): StoredServer {
  return onlySet<StoredServer>(fields);
}

/** A stored password as facts and, apart from them, as a secret. */
export interface Kept {
  readonly password: StoredPassword;
  readonly secret?: Secret;
}

/** What stands in the file and what the program makes of it. `because` is set only where somebody who typed this may have meant something else. */
export interface ReadValue {
  readonly written: string;
  readonly read: string;
  readonly because?: string;
}

/** A password that stands in a file. */
export function keptInFile(value: ReadValue, at: Place): Kept {
  const { written, read, because } = value;
  return {
    password: { kept: "file", at, written: shapeOf(because === undefined ? read : written), read: shapeOf(read), ...(because === undefined ? {} : { because }) },
    secret: new Secret(read),
  };
}

/** A password that is not in the file: where it is instead. */
export function keptElsewhere(kept: Exclude<StoredPassword["kept"], "file">, at?: Place): Kept {
  return { password: { kept, ...(at === undefined ? {} : { at }) } };
}

/** The port as a number, where the text is one. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text.trim())) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : undefined;
}

/** A clause on a file that could not be read, as a sentence with its path. */
export function unreadable(path: string, refused: string): string {
  return `${path} was not read: ${refused}.`;
}

/** The SASL mechanism in IANA's spelling, from the spellings of programs. */
export function mechanismOf(text: string): string {
  const upper = text.trim().toUpperCase().replaceAll("_", "-");
  return { "CRAMMD5": "CRAM-MD5", "DIGESTMD5": "DIGEST-MD5", "SCRAM-SHA1": "SCRAM-SHA-1", "SCRAMSHA1": "SCRAM-SHA-1", "SCRAM-SHA256": "SCRAM-SHA-256", "OAUTH2": "XOAUTH2" }[upper] ?? upper;
}

/** The parts of an account that are the same wherever nothing is wrong. */
export function account(fields: Pick<StoredSettings, "program" | "account"> & { readonly [K in keyof StoredSettings]?: StoredSettings[K] | undefined }): StoredSettings {
  return onlySet<StoredSettings>({ addresses: [], submission: undefined, access: undefined, notInEffect: [], notes: [], ...fields });
}
