import { dirname, join } from "node:path";
import type { Security } from "../../model/route.ts";
import { keyLines, sectionsOf } from "./key-file.ts";
import type { Reader } from "./reader.ts";
import { account, keptElsewhere, mechanismOf, portOf, serverOf, stored, unreadable } from "./stored.ts";

const securities: Readonly<Record<string, Security>> = { SSL: "tls", TLS: "starttls", None: "none", "1": "tls", "2": "starttls", "0": "none" };
// Source: KDE/kmailtransport, src/kmailtransport/mailtransport.kcfg (keys, defaults, order of the choices), read 2026-11-24.

/** The order of the choices of authtype, for files that hold a number. */
const mechanisms = ["LOGIN", "PLAIN", "CRAM-MD5", "DIGEST-MD5", "GSSAPI", "NTLM", "APOP", "PLAIN", "ANONYMOUS", "XOAUTH2"];
/** What stands in the file only where it differs. */
const portUnsaid = 25;

/** KMail: ~/.config/mailtransports, with emailidentities beside it; passwords are in KWallet (KMailTransport). */
export const kmail: Reader = {
  program: "kmail",
  title: "KMail",
  recognises: ({ path, head }) => (/(?:^|[\\/])mailtransports$/.test(path) ? "yes" : /^\[Transport \d+\]/m.test(head) ? "maybe" : "no"),
  async usualPlaces(files) {
    return [join(files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), "mailtransports"), join(files.home, ".kde/share/config/mailtransports")];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const sections = sectionsOf(keyLines(file.text));
    const others = await files.read(join(dirname(path), "emailidentities"));
    const identities = [...sectionsOf("text" in others ? keyLines(others.text) : [])].filter(([name]) => name.startsWith("Identity"));
    const standard = sections.get("General")?.get("default-transport")?.raw.trim();
    const found = [...sections].flatMap(([name, keys]) => {
      const id = /^Transport (\d+)$/.exec(name)?.[1];
      const at = (key: string) => {
        const line = keys.get(key);
        return line === undefined || line.raw.trim() === "" ? undefined : stored(line.raw.trim(), path, line.line, `[${name}] ${key}`);
      };
      const host = at("host");
      if (id === undefined || host === undefined || (at("identifier")?.value ?? "SMTP") !== "SMTP") return [];
      const security = securities[at("encryption")?.value ?? "None"] ?? "none";
      const port = portOf(at("port")?.value) ?? portUnsaid;
      const auth = at("auth")?.value === "true";
      const method = at("authtype");
      const mine = identities.filter(([, one]) => (one.get("Transport")?.raw.trim() ?? standard) === id).flatMap(([, one]) => one.get("Primary Email")?.raw.trim() ?? []);
      return [{
        facts: account({
          program: "kmail",
          account: at("name")?.value ?? name,
          addresses: mine,
          submission: serverOf({
            protocol: "smtp",
            host,
            port: stored(port, path, at("port")?.at.line, `[${name}] port`),
            security: stored(security, path, at("encryption")?.at.line, `[${name}] encryption`),
            user: auth ? at("user") : undefined,
            login: stored(auth ? "on" : "off", path, at("auth")?.at.line, `[${name}] auth`),
            mechanism: method === undefined || !auth ? undefined : { value: /^\d+$/.test(method.value) ? (mechanisms[Number(method.value)] ?? "PLAIN") : mechanismOf(method.value), at: method.at },
            certificateChecks: undefined,
            ehloName: at("specifyHostname")?.value === "true" ? at("localHostname") : undefined,
            password: auth ? keptElsewhere(at("storepass")?.value === "true" ? "key-store" : "not-stored").password : undefined,
          }),
        }),
      }];
    });
    return { found, trouble: found.length === 0 ? [`${path} names no outgoing server.`] : [] };
  },
};
