import { isIP } from "node:net";
import { z } from "zod";
import { readAddress } from "../../ask/address.ts";
import { readDomain } from "../../ask/domain.ts";
import { readDomainTarget } from "../../ask/domain-order.ts";
import { readEndpoint, readSecurity } from "../../ask/endpoint.ts";
import { readFilter } from "../../ask/message/message-source.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { readDuration } from "./duration.ts";

/** The ways of telling somebody. */
export const alertKinds = ["webhook", "ntfy", "slack", "mattermost", "teams", "discord", "telegram", "matrix", "pagerduty", "opsgenie", "pushover", "command", "desktop", "mail"] as const;

const minEveryMs = 30_000;
const maxAccounts = 20_000;

/** A check by a function that throws a UsageError: its sentence becomes the mistake's. */
function checked(read: (text: string) => unknown): z.ZodString {
  return z.string().superRefine((text, context) => {
    try {
      read(text);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
    }
  }) as unknown as z.ZodString;
}

const duration = (least: number) =>
  z.string().transform((text, context) => {
    const ms = readDuration(text);
    if (ms === undefined) context.addIssue({ code: "custom", message: `"${text}" is no length of time; write it as 30s, 5m, 1h or 2d.` });
    else if (ms < least) context.addIssue({ code: "custom", message: `"${text}" is too short; ${least / 1000} s is the least.` });
    return ms ?? 0;
  });

const environment = z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/, "env wants the name of an environment variable, not the secret itself.") });
const places = [z.strictObject({ file: z.string().min(1) }), z.strictObject({ keychain: z.string().min(1) })] as const;

const secret = z.union(
  [environment, ...places, z.strictObject({ command: z.string().min(1) })],
  { error: "a secret does not stand in this file; say where it is: { env = \"VARIABLE\" }, { file = \"/path\" }, { command = \"pass show mail\" } or { keychain = \"name\" }." },
);

/** A secret that changes by itself: beside where it is, how a new one gets there. */
const renewedSecret = z.union([environment, ...places, z.strictObject({ command: z.string().min(1), store: z.string().min(1).optional() })], {
  error: "a refresh token does not stand in this file; say where it is: { file = \"/path\" }, { keychain = \"name\" }, { command = \"pass show token\", store = \"pass insert -m token\" } or { env = \"VARIABLE\" }.",
});

const url = z.string().refine((text) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text), { error: "this is no http or https address." });
const name = z.string().regex(/^[\w.@ -]{1,80}$/, "a name is 1 to 80 letters, digits, blanks and . _ - @.");
const perDay = z.number().int().min(0).max(1440);
const server = checked((text) => readEndpoint(text, "the server"));
const cron = z.string().regex(/^\S+(\s+\S+){4,5}$/, "a cron line has five fields: minute hour day month weekday.");

const timing = { every: duration(minEveryMs).optional(), cron: cron.optional() };

const accountForm = z.strictObject({
  name: name.optional(),
  address: checked(readAddress),
  smtp: server.optional(),
  security: checked((text) => readSecurity(text, "security")).optional(),
  "smtp-user": z.string().min(1).optional(),
  imap: server.optional(),
  "imap-user": z.string().min(1).optional(),
  from: checked(readAddress).optional(),
  client: z.string().min(1).optional(),
  "use-stored-password": z.boolean().optional(),
  password: secret.optional(),
  oauth: z.strictObject({ "token-url": url, "client-id": z.string().min(1), "client-secret": secret.optional(), "refresh-token": renewedSecret, scope: z.string().optional() }).optional(),
  ...timing,
  "logins-per-day": perDay.optional(),
  "canaries-per-day": perDay.optional(),
  alert: z.array(z.string()).optional(),
});

/** A domain in whose place nothing stands: what belongs to one is checked by it alone. */
const bareDomain = { domain: "example.com", sendsFrom: [], through: [], selector: [], resolver: [] };

const domainForm = z.strictObject({
  name: checked((text) => {
    const read = readDomain(text);
    if (!("domain" in read)) throw new UsageError(`"${text}" is no domain name.`);
  }),
  "sends-from": z.array(checked((text) => readDomainTarget({ ...bareDomain, sendsFrom: [text] }))).optional(),
  selectors: z.array(checked((text) => readDomainTarget({ ...bareDomain, selector: [text] }))).optional(),
  ehlo: checked((text) => readDomainTarget({ ...bareDomain, ehlo: text })).optional(),
  "block-lists": z.boolean().optional(),
  registry: z.boolean().optional(),
  ...timing,
  alert: z.array(z.string()).optional(),
});

const messageForm = z.strictObject({
  name: name.optional(),
  file: z.string().min(1),
  account: z.string().min(1).optional(),
  from: checked(readAddress).optional(),
  to: z.array(checked(readAddress)).optional(),
  bulk: z.boolean().optional(),
  "block-lists": z.boolean().optional(),
  "sends-from": z.array(z.string().refine((text) => isIP(text) !== 0, { error: "sends-from wants IP addresses, as block lists know them." })).optional(),
  filters: z.array(checked((text) => readFilter(text))).optional(),
  "filter-limit": z.number().optional(),
  send: z.boolean().optional(),
  ...timing,
  alert: z.array(z.string()).optional(),
});

const alertForm = z.looseObject({ name, kind: z.enum(alertKinds, { error: `a kind of alert is one of ${alertKinds.join(", ")}.` }), url: url.optional(), secret: secret.optional() });

/** The file of the watch as it may be written. */
export const settingsForm = z.strictObject({
  watch: z
    .strictObject({
      store: z.string().min(1).optional(),
      listen: z.string().regex(/^(\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i, "listen wants address:port, such as 127.0.0.1:9464.").optional(),
      "dead-man-url": url.optional(),
      timezone: z.string().optional(),
      ...timing,
      confirm: z.string().regex(/^\d+ of \d+$/, 'confirm wants the form "2 of 3".').optional(),
      flapping: z.string().regex(/^\d{1,3} in \S.*$/, 'flapping wants the form "5 in 6h".').optional(),
      controls: z.array(server).optional(),
      keep: duration(86_400_000).optional(),
      "warn-ahead": z.array(duration(3_600_000)).optional(),
      "retry-refused": duration(3_600_000).optional(),
      dns: z.array(z.string()).optional(),
      ca: z.array(z.string()).optional(),
    })
    .optional(),
  spend: z.strictObject({ "logins-per-day": perDay.optional(), "canaries-per-day": perDay.optional() }).optional(),
  account: z.array(accountForm).max(maxAccounts).optional(),
  domain: z.array(domainForm).optional(),
  message: z.array(messageForm).optional(),
  alert: z.array(alertForm).optional(),
});

export type SettingsForm = z.infer<typeof settingsForm>;
