import type { StoredSettings } from "../../model/settings-facts.ts";
import type { Secret } from "../../model/secret.ts";

/** What a reader may see of the machine: bounded, read-only, and nothing outside what was named or what the program itself reads. */
export interface Files {
  /**
   * The text of a file, or a clause on why it cannot be had, such as "there is no such file". Text is UTF-8 with a byte order mark removed;
   * a file over the limit, a binary one, a device or a broken link is refused. `linkedTo` is set where the path is a symbolic link: the file that was read.
   */
  read(path: string): Promise<{ readonly text: string; readonly linkedTo?: string } | { readonly refused: string }>;
  /** The names in a folder, sorted; empty where there is none. */
  list(path: string): Promise<readonly string[]>;
  /** Paths that match a pattern of the form used by include lines (`*` and `?` inside one name), bounded in number. */
  glob(pattern: string): Promise<readonly string[]>;
  /** When a file was last written, in milliseconds since 1970; undefined where it is not there or that is not known. */
  changedAt?(path: string): Promise<number | undefined>;
  /** What a read-only command printed, such as `postconf -n`; undefined where the program is not installed, fails or takes too long. Never through a shell. */
  output(program: string, words: readonly string[]): Promise<string | undefined>;
  readonly home: string;
  readonly platform: "linux" | "macos" | "windows";
  /** The environment of the process that was asked about, where its settings depend on one. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One account that a reader found. The password, where the file holds one, is a Secret from the first moment and stays apart from the facts. */
export interface FoundSettings {
  readonly facts: StoredSettings;
  readonly submissionSecret?: Secret;
  readonly accessSecret?: Secret;
}

/** What one reading brought: accounts, and in plain sentences what could not be read and why. */
export interface Reading {
  readonly found: readonly FoundSettings[];
  readonly trouble: readonly string[];
}

/** A change of one field of one account, in the words of the model. */
export interface FieldChange {
  readonly field: "host" | "port" | "security" | "user" | "mechanism" | "login";
  readonly to: string;
}

/** Knows where one program keeps its settings and how that program really reads them. */
export interface Reader {
  /** The stem of the reader's file. */
  readonly program: string;
  /** The program's name as its users know it. */
  readonly title: string;
  /** Does this file belong to the program? Judged by its name and its beginning (the first 4 KiB as text). */
  recognises(file: { readonly path: string; readonly head: string }): "yes" | "maybe" | "no";
  /** Files and folders where the program keeps its settings on this machine, those that exist or may exist. */
  usualPlaces(files: Files): Promise<readonly string[]>;
  /** Reads the settings that begin at this file or folder, following what the program itself follows. */
  read(path: string, files: Files): Promise<Reading>;
  /** The file's new text with the account's fields changed, everything else byte for byte as it was; only for formats that are safe to write. */
  rewrite?(text: string, account: string, changes: readonly FieldChange[]): string;
}
