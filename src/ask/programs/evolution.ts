import { dirname, join } from "node:path";
import type { StoredServer } from "../../model/settings-facts.ts";
import { type KeyLine, keyLines, sectionsOf } from "./key-file.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, keptElsewhere, mechanismOf, portOf, serverOf, stored, unreadable } from "./stored.ts";

type Source = ReadonlyMap<string, ReadonlyMap<string, KeyLine>>;

const securities = { "ssl-on-alternate-port": "tls", "starttls-on-standard-port": "starttls", none: "none" } as const;

function serverFrom(source: Source, protocol: "smtp" | "imap" | "pop", path: string): StoredServer | undefined {
  const at = (section: string, key: string) => {
    const line = source.get(section)?.get(key);
    const value = line?.raw.trim() ?? "";
    return line === undefined || value === "" ? undefined : stored(value, path, line.line, `[${section}] ${key}`);
  };
  const host = at("Authentication", "Host");
  if (host === undefined) return undefined;
  const method = at("Security", "Method");
  const security = securities[method?.value as keyof typeof securities] ?? "none";
  const port = portOf(at("Authentication", "Port")?.value);
  const user = at("Authentication", "User");
  const auth = at("Authentication", "Method");
  return serverOf({
    protocol,
    host,
    port: port === undefined ? undefined : stored(port, path, at("Authentication", "Port")?.at.line, "[Authentication] Port"),
    security: stored(security, path, method?.at.line, "[Security] Method"),
    user,
    login: stored(protocol === "smtp" && (auth === undefined || auth.value === "none" || user === undefined) ? "off" : "on", path, auth?.at.line, "[Authentication] Method"),
    mechanism: auth === undefined || /^(?:none|plain\/password|password)$/.test(auth.value) ? undefined : { value: mechanismOf(auth.value === "Google" || auth.value === "Outlook" ? "XOAUTH2" : auth.value), at: auth.at },
    certificateChecks: undefined,
    ehloName: undefined,
    // Evolution keeps passwords in the desktop's key ring, never in the file
    password: keptElsewhere("key-store").password,
  });
}

/** Evolution: ~/.config/evolution/sources/*.source, one file for each account, identity and transport (E-Data-Server, ESource). */
export const evolution: Reader = {
  program: "evolution",
  title: "Evolution",
  recognises({ path, head }) {
    if (/evolution[\\/]sources(?:[\\/][^\\/]+\.source)?$/.test(path)) return "yes";
    return /^\[Mail (?:Transport|Submission|Account|Identity)\]/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    const roots = [files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), join(files.home, ".var/app/org.gnome.Evolution/config")];
    return roots.map((root) => join(root, "evolution/sources"));
  },
  async read(path, files) {
    const folder = path.endsWith(".source") ? dirname(path) : path;
    const sources = new Map<string, { readonly source: Source; readonly path: string }>();
    const trouble: string[] = [];
    for (const name of (await files.list(folder)).filter((one) => one.endsWith(".source"))) {
      const file = await files.read(join(folder, name));
      if ("refused" in file) trouble.push(unreadable(join(folder, name), file.refused));
      else sources.set(name.replace(/\.source$/, ""), { source: sectionsOf(keyLines(file.text)), path: join(folder, name) });
    }
    const text = (uid: string | undefined, section: string, key: string) => sources.get(uid ?? "")?.source.get(section)?.get(key)?.raw.trim();
    const found = [...sources].flatMap(([uid, { source, path: own }]): FoundSettings[] => {
      if (!source.has("Mail Account")) return [];
      const identity = text(uid, "Mail Account", "IdentityUid");
      const transport = sources.get(text(identity, "Mail Submission", "TransportUid") ?? "");
      const backend = source.get("Mail Account")?.get("BackendName")?.raw.trim() ?? "";
      const protocol = backend.startsWith("imap") ? "imap" : backend === "pop" ? "pop" : undefined;
      const submission = transport === undefined ? undefined : serverFrom(transport.source, "smtp", transport.path);
      const access = protocol === undefined ? undefined : serverFrom(source, protocol, own);
      if (submission === undefined && access === undefined) return [];
      const address = text(identity, "Mail Identity", "Address");
      const enabled = text(uid, "Data Source", "Enabled");
      const line = source.get("Data Source")?.get("Enabled")?.line;
      return [{
        facts: account({
          program: "evolution",
          account: text(uid, "Data Source", "DisplayName") ?? uid,
          addresses: address === undefined || !address.includes("@") ? [] : [address],
          submission,
          access,
          notInEffect: enabled === "false" ? [{ at: { path: own, ...(line === undefined ? {} : { line }), key: "[Data Source] Enabled" }, reason: "sending-switched-off" }] : [],
        }),
      }];
    });
    return { found, trouble: found.length === 0 && trouble.length === 0 ? [`${folder} has no mail account.`] : trouble };
  },
};
