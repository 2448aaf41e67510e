import { join } from "node:path";
import type { Security } from "../../model/route.ts";
import { type KeyLine, keyLines, sectionsOf } from "./key-file.ts";
import type { Reader } from "./reader.ts";
import { account, keptElsewhere, portOf, serverOf, stored, unreadable } from "./stored.ts";

const securities: Readonly<Record<string, Security>> = { transport: "tls", "start-tls": "starttls", none: "none" };

/** Geary: ~/.config/geary/account_NN/geary.ini; passwords are in the desktop's key ring (Geary's accounts-manager). */
export const geary: Reader = {
  program: "geary",
  title: "Geary",
  recognises: ({ path, head }) => (/geary[\\/].*geary\.ini$/.test(path) ? "yes" : /^\[Metadata\][\s\S]*^\[Account\]/m.test(head) && /transport_security=/.test(head) ? "maybe" : "no"),
  async usualPlaces(files) {
    const roots = [files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), join(files.home, ".var/app/org.gnome.Geary/config")];
    return (await Promise.all(roots.map((root) => files.glob(join(root, "geary/account_*/geary.ini"))))).flat();
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const sections = sectionsOf(keyLines(file.text));
    const serverFrom = (name: string, protocol: "smtp" | "imap", other: ReadonlyMap<string, KeyLine> | undefined) => {
      const keys = sections.get(name);
      const at = (from: ReadonlyMap<string, KeyLine> | undefined, key: string) => {
        const line = from?.get(key);
        return line === undefined || line.raw.trim() === "" ? undefined : stored(line.raw.trim(), path, line.line, `[${name}] ${key}`);
      };
      const host = at(keys, "host");
      if (host === undefined) return undefined;
      const security = securities[at(keys, "transport_security")?.value ?? ""] ?? (protocol === "smtp" ? "starttls" : "tls");
      const port = portOf(at(keys, "port")?.value);
      const credentials = at(keys, "credentials")?.value ?? "use-incoming";
      const user = protocol === "imap" || credentials === "custom" ? at(keys, "login") : credentials === "none" ? undefined : at(other, "login");
      return serverOf({
        protocol,
        host,
        port: port === undefined ? undefined : stored(port, path, at(keys, "port")?.at.line, `[${name}] port`),
        security: stored(security, path, at(keys, "transport_security")?.at.line, `[${name}] transport_security`),
        user,
        login: stored(protocol === "smtp" && credentials === "none" ? "off" : "on", path, at(keys, "credentials")?.at.line, `[${name}] credentials`),
        mechanism: undefined,
        certificateChecks: undefined,
        ehloName: undefined,
        password: keptElsewhere(at(keys, "remember_password")?.value === "false" ? "not-stored" : "key-store").password,
      });
    };
    const incoming = sections.get("Incoming");
    const submission = serverFrom("Outgoing", "smtp", incoming);
    const access = serverFrom("Incoming", "imap", undefined);
    const boxes = sections.get("Account")?.get("sender_mailboxes")?.raw ?? "";
    const addresses = [...new Set(boxes.match(/[^\s<>;,"]+@[^\s<>;,"]+/g) ?? [])];
    if (submission === undefined && access === undefined) return { found: [], trouble: [`${path} names no server${sections.get("Account")?.get("service_provider")?.raw.trim() === undefined ? "" : ": Geary takes the provider's own"}.`] };
    return { found: [{ facts: account({ program: "geary", account: sections.get("Account")?.get("label")?.raw.trim() ?? addresses[0] ?? "default", addresses, submission, access }) }], trouble: [] };
  },
};
