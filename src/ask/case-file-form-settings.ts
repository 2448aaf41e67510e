import * as z from "zod";

// The form of what is read from a program's own settings, and of what the sources of settings say. The compiler compares it with the model where it is spread in.

const text = z.string();
const may = <T extends z.ZodType>(form: T) => z.exactOptional(form);
const security = z.enum(["tls", "starttls", "none"]);
const protocol = z.enum(["smtp", "imap", "pop"]);
const port = z.int().min(0).max(65_535);
const onOff = z.enum(["on", "off"]);

const place = z.object({ path: text, line: may(z.number()), key: may(text) }).meta({ id: "Place" });
const stored = <T extends z.ZodType>(value: T) => z.object({ value, at: place });
const shape = z.object({
  length: z.number(),
  classes: z.array(
    z.enum(["letter", "digit", "blank-inside", "blank-at-the-edge", "line-end", "quote", "backslash", "dollar", "hash", "percent", "ampersand", "other-ascii-sign", "not-ascii", "not-normalised", "invisible"]),
  ),
});
const password = z.object({ kept: z.enum(["file", "key-store", "command", "environment", "not-stored"]), at: may(place), written: may(shape), read: may(shape), because: may(text) });
const server = z
  .object({
    protocol,
    host: may(stored(text)),
    port: may(stored(port)),
    security: may(stored(security)),
    user: may(stored(text)),
    login: may(stored(onOff)),
    mechanism: may(stored(text)),
    certificateChecks: may(stored(onOff)),
    ehloName: may(stored(text)),
    password: may(password),
  })
  .meta({ id: "StoredServer" });

/** One entry a kind of `SettingsFacts`. */
export const settingsForms = {
  "stored-settings": z.object({
    program: text,
    account: text,
    addresses: z.array(text),
    submission: may(server),
    access: may(server),
    notInEffect: z.array(
      z.object({
        at: place,
        reason: z.enum([
          "overridden-by-environment",
          "overridden-by-another-file",
          "wrong-section",
          "commented-out",
          "sending-switched-off",
          "written-to-a-log",
          "another-transport",
          "name-not-known-to-the-program",
          "cached-configuration",
          "plugin-missing",
        ]),
        winner: may(place),
      }),
    ),
    notes: z.array(text),
    worker: may(stored(text)),
  }),
  "discovered-settings": z.object({
    source: z.enum(["provider-data", "autoconfig", "ispdb", "srv", "autodiscover", "mx", "guess"]),
    place: text,
    authenticated: z.enum(["yes", "no"]),
    servers: z.array(
      z.object({
        protocol,
        host: text,
        port,
        security,
        user: may(text),
        authentication: z.array(z.enum(["password", "app-password", "encrypted-password", "oauth2", "kerberos", "ntlm", "client-certificate", "client-address", "none"])),
      }),
    ),
    notOffered: z.array(text),
    pages: z.array(z.object({ about: text, url: text })),
    notes: z.array(text),
    doubts: z.array(text),
  }),
} as const;
