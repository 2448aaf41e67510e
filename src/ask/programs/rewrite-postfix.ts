import { nextHop } from "./next-hop.ts";
import type { FieldChange } from "./reader.ts";
import { postfixParameters } from "./postfix-parameters.ts";
import { withLines } from "./with-lines.ts";

/** Changes main.cf: the last line that sets a parameter, its continuation lines with it, else a new line at the end. The user name is not here but in the password table, so that change leaves the text as it is. */
export function rewritePostfix(text: string, _account: string, changes: readonly FieldChange[]): string {
  const old = nextHop(postfixParameters(text, "").parameters.get("relayhost")?.value ?? "");
  const to = (field: FieldChange["field"]) => changes.find((one) => one.field === field)?.to;
  return withLines(text, (lines) => {
    const put = (name: string, value: string) => {
      const at = lines.findLastIndex((line) => new RegExp(`^${name}\\s*=`).test(line));
      if (at === -1) {
        lines.push(`${name} = ${value}`);
        return;
      }
      let end = at + 1;
      while (end < lines.length && /^\s+[^\s#]/.test(lines[end] ?? "")) end += 1;
      lines.splice(at, end - at, `${/^[^=]*=\s*/.exec(lines[at] ?? "")?.[0].trimEnd() ?? `${name} =`} ${value}`);
    };
    const host = to("host") ?? old?.host;
    const port = to("port") ?? old?.port;
    if (host !== undefined && (to("host") !== undefined || to("port") !== undefined)) put("relayhost", `[${host}]${port === undefined ? "" : `:${port}`}`);
    const security = to("security");
    if (security !== undefined) {
      put("smtp_tls_wrappermode", security === "tls" ? "yes" : "no");
      put("smtp_tls_security_level", security === "none" ? "none" : "encrypt");
    }
    const login = to("login");
    if (login !== undefined) put("smtp_sasl_auth_enable", login === "on" ? "yes" : "no");
    const mechanism = to("mechanism");
    if (mechanism !== undefined) put("smtp_sasl_mechanism_filter", mechanism.toLowerCase());
  });
}
