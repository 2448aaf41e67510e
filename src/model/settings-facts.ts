import type { Protocol, Security } from "./route.ts";

/** Where a value stands: the file, and the line (from 1) or the key in it where the format has them. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  /** The program's own name of the setting, such as `mail.smtpserver.smtp1.hostname` or `relayhost`. */
  readonly key?: string;
}

/** One setting as its program reads it, with the place it comes from. */
export interface Stored<T> {
  readonly value: T;
  readonly at: Place;
}

/** One kind of character that programs are known to read differently from what was typed. */
export type CharacterClass =
  | "letter"
  | "digit"
  | "blank-inside"
  | "blank-at-the-edge"
  | "line-end"
  | "quote"
  | "backslash"
  | "dollar"
  | "hash"
  | "percent"
  | "ampersand"
  | "other-ascii-sign"
  | "not-ascii"
  | "not-normalised"
  | "invisible";

/** What may be told of a secret without telling it: how long it is, and what kinds of characters it holds. */
export interface SecretShape {
  /** Length in characters (Unicode code points). */
  readonly length: number;
  readonly classes: readonly CharacterClass[];
}

/** A stored password: where it is kept, and how what the file says differs from what the program reads. */
export interface StoredPassword {
  /** `file`: in a file that was read. `key-store`: in a key store of the program or the system. `command`, `environment`: fetched when needed. */
  readonly kept: "file" | "key-store" | "command" | "environment" | "not-stored";
  readonly at?: Place;
  /** As the file has it, and as the program makes of it; both only where the value stands in a file. */
  readonly written?: SecretShape;
  readonly read?: SecretShape;
  /** Why the two differ, in the format's own terms, such as "everything after # is a comment". */
  readonly because?: string;
}

/** The server of one direction, as a program has it stored. What is missing is not set there. */
export interface StoredServer {
  readonly protocol: "smtp" | "imap" | "pop";
  readonly host?: Stored<string>;
  readonly port?: Stored<number>;
  readonly security?: Stored<Security>;
  readonly user?: Stored<string>;
  /** Does the program log in at all? */
  readonly login?: Stored<"on" | "off">;
  /** The SASL mechanism, in IANA's spelling (PLAIN, LOGIN, CRAM-MD5, XOAUTH2, …), where one is fixed. */
  readonly mechanism?: Stored<string>;
  readonly certificateChecks?: Stored<"on" | "off">;
  readonly ehloName?: Stored<string>;
  readonly password?: StoredPassword;
}

/** Why settings that stand in a file are not the ones that the program uses. */
export type NotInEffectReason =
  | "overridden-by-environment"
  | "overridden-by-another-file"
  | "wrong-section"
  | "commented-out"
  | "sending-switched-off"
  | "written-to-a-log"
  | "another-transport"
  | "name-not-known-to-the-program"
  | "cached-configuration"
  | "plugin-missing";

/** The settings of one account or sender, as one program on this machine keeps them. */
export interface StoredSettings {
  /** The program's id, the stem of its reader's file: `thunderbird`, `msmtp`, `wordpress`. */
  readonly program: string;
  /** The program's own name for the account, identity or profile. */
  readonly account: string;
  /** The addresses it sends from, where it says. */
  readonly addresses: readonly string[];
  readonly submission?: StoredServer;
  readonly access?: StoredServer;
  /** Settings that stand in the file and have no effect, each with the reason and the place that wins. */
  readonly notInEffect: readonly { readonly at: Place; readonly reason: NotInEffectReason; readonly winner?: Place }[];
  /** What else the reader noticed that hinders sending, in plain words, such as "the SASL plug-in libsasl2-modules is not installed". */
  readonly notes: readonly string[];
  /** The program that takes mail from a queue and sends it, where the application does not send by itself: `sidekiq`, `celery worker`, `artisan queue:work`. */
  readonly worker?: Stored<string>;
}

/** Who can be asked for the right settings of a mail domain. */
export type SettingsSource = "provider-data" | "autoconfig" | "ispdb" | "srv" | "autodiscover" | "mx" | "guess";

/** How a program may log in at a server, as a source says it (the words of Thunderbird's configuration format, spelt out). */
export type Authentication = "password" | "app-password" | "encrypted-password" | "oauth2" | "kerberos" | "ntlm" | "client-certificate" | "client-address" | "none";

/** One server that a source of settings names. */
export interface DiscoveredServer {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** The user name to log in with, filled in for this mailbox, where the source says it. */
  readonly user?: string;
  /** Empty where the source does not say. */
  readonly authentication: readonly Authentication[];
}

/** What one source of settings answered about a mail domain. */
export interface DiscoveredSettings {
  readonly source: SettingsSource;
  /** Where the answer comes from: an address of the web, the name of a record, a row of our own table with its source. */
  readonly place: string;
  /** `yes` where our own table or an https server inside the mail domain, with a verified certificate, says so; a DNS answer and a plain http page can be forged on the way. */
  readonly authenticated: "yes" | "no";
  readonly servers: readonly DiscoveredServer[];
  /** Services that the domain says it does not offer (RFC 6186 section 3.4). */
  readonly notOffered: readonly string[];
  /** Pages of the provider that its users need: where a password for programs is made, where sending is switched on. */
  readonly pages: readonly { readonly about: string; readonly url: string }[];
  /** What the provider, or whoever reviewed its row, wants a user to know before these settings work. */
  readonly notes: readonly string[];
  /** What was left out of the answer and why, such as a redirect to another domain that was not followed. */
  readonly doubts: readonly string[];
}

/** The kinds that reading a program's own settings, and asking for the right ones, brings. */
export interface SettingsFacts {
  /** One account of one program on this machine, as its files have it. */
  readonly "stored-settings": StoredSettings;
  /** What one source says the settings should be. */
  readonly "discovered-settings": DiscoveredSettings;
}
