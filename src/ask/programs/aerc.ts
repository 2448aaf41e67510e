import { join } from "node:path";
import type { StoredServer } from "../../model/settings-facts.ts";
import { type KeyLine, keyLines, sectionsOf } from "./key-file.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, onlySet, portOf, serverOf, stored, unreadable } from "./stored.ts";
import { accountUrl, percentDecoded } from "./url.ts";

const mechanisms: Readonly<Record<string, string>> = { plain: "PLAIN", login: "LOGIN", xoauth2: "XOAUTH2", oauthbearer: "OAUTHBEARER" };

function serverFrom(line: KeyLine, command: KeyLine | undefined, starttls: KeyLine | undefined, path: string): { readonly server: StoredServer; readonly kept: Kept } | undefined {
  const url = accountUrl(line.raw.trim());
  const [scheme = "", ...words] = url?.scheme.split("+") ?? [];
  if (url === undefined || !/^(?:smtps?|imaps?)$/.test(scheme)) return undefined;
  const protocol = scheme.startsWith("smtp") ? "smtp" : "imap";
  const put = <T,>(value: T) => stored(value, path, line.line, line.key);
  // up to 0.13 STARTTLS of smtp:// is asked for by smtp-starttls, later it is the default and +insecure switches it off (aerc-smtp(5))
  const plain = words.includes("insecure") || (protocol === "smtp" && starttls?.raw.trim() === "false");
  const security = scheme.endsWith("s") ? "tls" : plain ? "none" : "starttls";
  const port = portOf(url.port) ?? (protocol === "smtp" ? (security === "tls" ? 465 : 587) : security === "tls" ? 993 : 143);
  const kept = url.password !== undefined ? keptInFile(percentDecoded(url.password), { path, line: line.line, key: line.key }) : command === undefined ? keptElsewhere("not-stored") : keptElsewhere("command", { path, line: command.line, key: command.key });
  const mechanism = words.map((word) => mechanisms[word]).find((one) => one !== undefined);
  return {
    kept,
    server: serverOf({
      protocol,
      host: put(url.host),
      port: put(port),
      security: put(security),
      user: url.user === undefined ? undefined : put(percentDecoded(url.user).read),
      login: put(words.includes("none") || url.user === undefined ? "off" : "on"),
      mechanism: mechanism === undefined ? undefined : put(mechanism),
      certificateChecks: undefined,
      ehloName: undefined,
      password: kept.password,
    }),
  };
}

/** aerc: ~/.config/aerc/accounts.conf (aerc-accounts(5), aerc-smtp(5), aerc-imap(5)). */
export const aerc: Reader = {
  program: "aerc",
  title: "aerc",
  recognises({ path, head }) {
    if (/aerc\/accounts\.conf$/.test(path)) return "yes";
    return /^\s*outgoing\s*=\s*(?:smtp|\/|sendmail)/m.test(head) && /^\s*\[/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    return [join(files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), "aerc/accounts.conf")];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const found = [...sectionsOf(keyLines(file.text))].flatMap(([name, keys]): FoundSettings[] => {
      const outgoing = keys.get("outgoing");
      const source = keys.get("source");
      const submission = outgoing === undefined ? undefined : serverFrom(outgoing, keys.get("outgoing-cred-cmd"), keys.get("smtp-starttls"), path);
      const access = source === undefined ? undefined : serverFrom(source, keys.get("source-cred-cmd"), undefined, path);
      if (outgoing === undefined && access === undefined) return [];
      const from = /[^\s<>]+@[^\s<>]+/.exec(keys.get("from")?.raw ?? "")?.[0];
      return [onlySet<FoundSettings>({
        facts: account({ program: "aerc", account: name, addresses: from === undefined ? [] : [from], submission: submission?.server, access: access?.server, notes: outgoing !== undefined && submission === undefined ? ["mail is handed to a command (outgoing), not to a server: the settings of that program decide"] : [] }),
        submissionSecret: submission?.kept.secret,
        accessSecret: access?.kept.secret,
      })];
    });
    return { found, trouble: found.length === 0 ? [`${path} names no account that sends or reads mail.`] : [] };
  },
};
