import { muttWord } from "./mutt-words.ts";
import type { FieldChange } from "./reader.ts";
import { accountUrl } from "./url.ts";
import { withLines } from "./with-lines.ts";

const plain = { environment: {}, unknownName: "kept", settings: new Map<string, string>() } as const;
const assignment = (name: string) => new RegExp(`^(\\s*set\\s+${name}\\s*=\\s*)`);

/** The new smtp_url: everything that no change names stays as it is written. */
function urlWith(old: string, changes: readonly FieldChange[]): string {
  const url = accountUrl(old);
  const change = (field: FieldChange["field"]) => changes.find((one) => one.field === field)?.to;
  const security = change("security");
  const scheme = security === undefined ? (url?.scheme ?? "smtp") : security === "tls" ? "smtps" : "smtp";
  const user = change("user") === undefined ? url?.user : encodeURIComponent(change("user") ?? "");
  const password = url?.password === undefined ? "" : `:${url.password}`;
  const port = change("port") ?? url?.port;
  return `${scheme}://${user === undefined ? "" : `${user}${password}@`}${change("host") ?? url?.host ?? ""}${port === undefined ? "" : `:${port}`}`;
}

/** Changes the sending settings of a muttrc: `smtp_url` as a whole, and `ssl_starttls` and `smtp_authenticators` beside it. Only lines that set one variable alone are touched. */
export function rewriteMutt(text: string, _account: string, changes: readonly FieldChange[]): string {
  return withLines(text, (lines) => {
    const put = (name: string, value: string) => {
      const at = lines.findLastIndex((line) => assignment(name).test(line));
      if (at === -1) {
        lines.push(`set ${name} = '${value}'`);
        return;
      }
      const line = lines[at] ?? "";
      const front = assignment(name).exec(line)?.[1] ?? "";
      const word = muttWord(line, front.length, plain);
      lines[at] = `${front}'${value}'${line.slice(word.end)}`;
    };
    const at = lines.findLastIndex((line) => assignment("smtp_url").test(line));
    const old = at === -1 ? "" : muttWord(lines[at] ?? "", assignment("smtp_url").exec(lines[at] ?? "")?.[1]?.length ?? 0, plain).value;
    if (changes.some((one) => ["host", "port", "user", "security"].includes(one.field))) put("smtp_url", urlWith(old, changes));
    const security = changes.find((one) => one.field === "security")?.to;
    if (security !== undefined && security !== "tls") put("ssl_starttls", security === "starttls" ? "yes" : "no");
    const mechanism = changes.find((one) => one.field === "mechanism")?.to;
    if (mechanism !== undefined) put("smtp_authenticators", mechanism.toLowerCase());
  });
}
