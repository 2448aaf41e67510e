import { dirname, join } from "node:path";
import type { Security } from "../../model/route.ts";
import { keyLines, sectionsOf } from "./key-file.ts";
import type { Reader } from "./reader.ts";
import { account, keptElsewhere, portOf, serverOf, stored, unreadable } from "./stored.ts";

/** ssl_smtp and its like: 0 nothing, 1 TLS from the first byte, 2 STARTTLS (SSLType of Claws Mail). */
const securities: readonly Security[] = ["none", "tls", "starttls"];
/** smtp_auth_method is a set of bits (SMTPAuthType of Claws Mail); 0 leaves the choice to the program. */
const mechanisms: Readonly<Record<string, string>> = { "1": "LOGIN", "2": "CRAM-MD5", "4": "DIGEST-MD5", "8": "PLAIN", "64": "XOAUTH2" };

/** Claws Mail: ~/.claws-mail/accountrc; passwords are encrypted beside it in passwordstorerc. */
export const clawsMail: Reader = {
  program: "claws-mail",
  title: "Claws Mail",
  recognises({ path, head }) {
    if (/(?:claws-mail|sylpheed[^\\/]*)[\\/]accountrc$/.test(path)) return "yes";
    return /^\[Account: \d+\]/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    return [join(files.home, ".claws-mail/accountrc"), join(files.home, ".sylpheed-2.0/accountrc")];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const stores = await files.read(join(dirname(path), "passwordstorerc"));
    const kept = sectionsOf("text" in stores ? keyLines(stores.text.replace(/^(\w+) /gm, "$1=")) : []);
    const found = [...sectionsOf(keyLines(file.text))].flatMap(([section, keys]) => {
      const number = /^Account: (\d+)$/.exec(section)?.[1];
      if (number === undefined) return [];
      const at = (key: string) => {
        const line = keys.get(key);
        return line === undefined || line.raw === "" ? undefined : stored(line.raw, path, line.line, key);
      };
      const on = (key: string) => at(key)?.value === "1";
      const saved = (name: string) => keptElsewhere(kept.get(`account:${number}`)?.has(name) === true ? "key-store" : "not-stored", { path: join(dirname(path), "passwordstorerc") }).password;
      const host = at("smtp_server");
      const security = securities[Number(at("ssl_smtp")?.value ?? 0)] ?? "none";
      const port = on("set_smtpport") ? portOf(at("smtp_port")?.value) : undefined;
      const auth = on("use_smtp_auth");
      const own = at("smtp_user_id");
      const method = at("smtp_auth_method");
      const protocol = { "0": "pop", "1": "imap", "3": "imap" }[at("protocol")?.value ?? ""] as "pop" | "imap" | undefined;
      const incoming = at("receive_server");
      const incomingSecurity = securities[Number(at(protocol === "imap" ? "ssl_imap" : "ssl_pop")?.value ?? 0)] ?? "none";
      const incomingPort = on(protocol === "imap" ? "set_imapport" : "set_popport") ? portOf(at(protocol === "imap" ? "imap_port" : "pop_port")?.value) : undefined;
      const address = at("address")?.value;
      if (host === undefined && incoming === undefined) return [];
      return [{
        facts: account({
          program: "claws-mail",
          account: at("account_name")?.value ?? section,
          addresses: address === undefined ? [] : [address],
          submission: host === undefined ? undefined : serverOf({
            protocol: "smtp",
            host,
            port: stored(port ?? (security === "tls" ? 465 : 25), path, port === undefined ? undefined : at("smtp_port")?.at.line, "smtp_port"),
            security: stored(security, path, at("ssl_smtp")?.at.line, "ssl_smtp"),
            // an empty user name means that of the receiving side
            user: auth ? (own ?? at("user_id")) : undefined,
            login: stored(auth ? "on" : "off", path, at("use_smtp_auth")?.at.line, "use_smtp_auth"),
            mechanism: method === undefined || mechanisms[method.value] === undefined || !auth ? undefined : { value: mechanisms[method.value] ?? "", at: method.at },
            certificateChecks: undefined,
            ehloName: on("set_domain") ? at("domain") : undefined,
            password: auth ? saved(own === undefined ? "recv" : "send") : undefined,
          }),
          access: incoming === undefined || protocol === undefined ? undefined : serverOf({ protocol, host: incoming, port: stored(incomingPort ?? (protocol === "imap" ? (incomingSecurity === "tls" ? 993 : 143) : incomingSecurity === "tls" ? 995 : 110), path, undefined, `${protocol}_port`), security: stored(incomingSecurity, path, undefined, `ssl_${protocol}`), user: at("user_id"), login: undefined, mechanism: undefined, certificateChecks: undefined, ehloName: undefined, password: saved("recv") }),
          notes: auth || own === undefined ? [] : ["a user name for sending is stored, but the login (use_smtp_auth) is switched off"],
        }),
      }];
    });
    return { found, trouble: found.length === 0 ? [`${path} names no mail account.`] : [] };
  },
};
