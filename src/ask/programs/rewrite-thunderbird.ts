import type { FieldChange } from "./reader.ts";
import { type Preference, thunderbirdPrefs } from "./thunderbird-prefs.ts";
import { withLines } from "./with-lines.ts";

const sockets: Readonly<Record<string, number>> = { none: 0, starttls: 2, tls: 3 };
const methods: Readonly<Record<string, number>> = { "PLAIN": 3, "LOGIN": 3, "CRAM-MD5": 4, "GSSAPI": 5, "NTLM": 6, "XOAUTH2": 10, "OAUTHBEARER": 10 };

function lineFor({ field, to }: FieldChange): readonly [name: string, literal: string] | undefined {
  switch (field) {
    case "host":
      return ["hostname", JSON.stringify(to)];
    case "user":
      return ["username", JSON.stringify(to)];
    case "port":
      return /^\d+$/.test(to) ? ["port", to] : undefined;
    case "security":
      return sockets[to] === undefined ? undefined : ["try_ssl", String(sockets[to])];
    case "mechanism":
      return methods[to.toUpperCase()] === undefined ? undefined : ["authMethod", String(methods[to.toUpperCase()])];
    case "login":
      return to === "off" ? ["authMethod", "1"] : undefined;
  }
}

/** The key of the outgoing server that an identity sends through, as the reader finds it. */
function serverOf(prefs: ReadonlyMap<string, Preference>, account: string): string | undefined {
  const identity = account.slice(account.indexOf("/") + 1);
  const text = (key: string) => {
    const value = prefs.get(key)?.value;
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return text(`mail.identity.${identity}.smtpServer`) ?? text("mail.smtp.defaultserver") ?? text("mail.smtpservers")?.split(",")[0]?.trim();
}

/** Changes the lines of one outgoing server in prefs.js. Only while Thunderbird is closed: it writes the file anew when it ends. */
export function rewriteThunderbird(text: string, account: string, changes: readonly FieldChange[]): string {
  const server = serverOf(thunderbirdPrefs(text, "").prefs, account);
  if (server === undefined) return text;
  return withLines(text, (lines) => {
    for (const [name, literal] of changes.flatMap((change) => [lineFor(change)]).filter((one) => one !== undefined)) {
      const key = `mail.smtpserver.${server}.${name}`;
      const line = `user_pref(${JSON.stringify(key)}, ${literal});`;
      const at = lines.findLastIndex((one) => one.trimStart().startsWith(`user_pref("${key}"`));
      if (at === -1) lines.push(line);
      else lines[at] = line;
    }
  });
}
