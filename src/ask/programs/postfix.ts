import { dirname, join } from "node:path";
import type { Place, StoredSettings } from "../../model/settings-facts.ts";
import { nextHop } from "./next-hop.ts";
import { type Parameter, postfixExpanded, postfixLines, postfixParameters } from "./postfix-parameters.ts";
import type { Files, FoundSettings, Reader, Reading } from "./reader.ts";
import { rewritePostfix } from "./rewrite-postfix.ts";
import { account, type Kept, keptElsewhere, keptInFile, mechanismOf, onlySet, serverOf, unreadable } from "./stored.ts";

/** Where the plug-ins of Cyrus SASL are; without them Postfix says "no mechanism available". */
const pluginFolders = ["/usr/lib/x86_64-linux-gnu/sasl2", "/usr/lib/aarch64-linux-gnu/sasl2", "/usr/lib64/sasl2", "/usr/lib/sasl2", "/usr/lib/arm-linux-gnueabihf/sasl2", "/usr/local/lib/sasl2"];

/** Settings given to the smtp client by `-o` in master.cf win over main.cf (master(5)). */
function overrides(text: string, path: string): readonly { readonly service: string; readonly key: string; readonly parameter: Parameter }[] {
  return postfixLines(text).flatMap(({ line, number }) => {
    const fields = line.split(/\s+/);
    const service = fields[0] ?? "";
    if (fields[7] !== "smtp" || !["smtp", "relay"].includes(service)) return [];
    return [...line.matchAll(/\s-o\s+(?:\{\s*)?(\w+)\s*=\s*([^\s}]*)/g)].map((one) => ({ service, key: one[1] ?? "", parameter: { value: one[2] ?? "", at: { path, line: number, key: `${service} -o ${one[1] ?? ""}` } } }));
  });
}

async function isOlder(compiled: string, source: string, files: Files): Promise<boolean> {
  const [made, changed] = await Promise.all([files.changedAt?.(compiled), files.changedAt?.(source)]);
  return made !== undefined && changed !== undefined && made < changed;
}

/** Which entry of a password map Postfix finds for a next hop: the text of the hop itself, then the bare host name (postconf(5), smtp_sasl_password_maps). */
async function fromMap(map: string, keys: readonly string[], files: Files, trouble: string[], notes: string[]): Promise<{ readonly user?: string; readonly kept: Kept; readonly at: Place } | undefined> {
  const [, type = "", path = ""] = /^(\w+):(.*)$/s.exec(map) ?? [];
  if (type === "static") {
    const colon = path.indexOf(":");
    const at = { path: "", key: "smtp_sasl_password_maps" };
    return { user: colon === -1 ? path : path.slice(0, colon), kept: colon === -1 ? keptElsewhere("not-stored") : keptInFile({ written: path.slice(colon + 1), read: path.slice(colon + 1) }, at), at };
  }
  if (!["hash", "btree", "texthash", "lmdb", "cdb", "dbm", "sdbm"].includes(type)) {
    if (type !== "") notes.push(`the passwords are in a table of the type ${type}, which is not read here`);
    return undefined;
  }
  const file = await files.read(path);
  if ("refused" in file) {
    trouble.push(unreadable(path, file.refused));
    return undefined;
  }
  const compiled = { hash: ".db", btree: ".db", lmdb: ".lmdb", cdb: ".cdb", dbm: ".dir", sdbm: ".dir" }[type];
  const folder = await files.list(dirname(path));
  if (compiled !== undefined && !folder.includes(`${path.slice(path.lastIndexOf("/") + 1)}${compiled}`)) notes.push(`${path} was never compiled: Postfix reads ${path}${compiled}, which is not there; postmap ${path} makes it`);
  if (compiled !== undefined && (await isOlder(`${path}${compiled}`, path, files))) notes.push(`${path} was changed after ${path}${compiled} was made of it: Postfix still uses the older one until postmap ${path} is run`);
  const entries = new Map<string, { value: string; number: number }>();
  for (const { line, number } of postfixLines(file.text)) {
    const cut = /^([^ \t]+)[ \t]+(.*)$/s.exec(line);
    if (cut !== null && !entries.has((cut[1] ?? "").toLowerCase())) entries.set((cut[1] ?? "").toLowerCase(), { value: cut[2] ?? "", number });
  }
  for (const key of keys) {
    const entry = entries.get(key.toLowerCase());
    if (entry === undefined) continue;
    const colon = entry.value.indexOf(":");
    const at: Place = { path, line: entry.number, key };
    return colon === -1 ? { user: entry.value, kept: keptElsewhere("not-stored"), at } : { user: entry.value.slice(0, colon), kept: keptInFile({ written: entry.value.slice(colon + 1), read: entry.value.slice(colon + 1) }, at), at };
  }
  notes.push(`${path} has no entry for ${keys[0] ?? "the relay host"}: Postfix looks for exactly that text, brackets and port included; the entries there are for other hosts`);
  return undefined;
}

function securityOf(value: (key: string) => Parameter | undefined): { readonly value: "tls" | "starttls" | "none"; readonly at: Place } | undefined {
  const wrapper = value("smtp_tls_wrappermode");
  const level = value("smtp_tls_security_level");
  if (wrapper?.value === "yes") return { value: "tls", at: wrapper.at };
  if (level !== undefined && level.value !== "") return { value: level.value === "none" ? "none" : "starttls", at: level.at };
  for (const key of ["smtp_enforce_tls", "smtp_use_tls"]) {
    const old = value(key);
    if (old?.value === "yes") return { value: "starttls", at: old.at };
  }
  return undefined;
}

async function readMain(path: string, text: string, files: Files): Promise<Reading> {
  const trouble: string[] = [];
  const notes: string[] = [];
  const { parameters, lost } = postfixParameters(text, path);
  const notInEffect: StoredSettings["notInEffect"][number][] = lost.map(({ at, winner }) => ({ at, reason: "overridden-by-another-file", winner }));
  const masterPath = join(dirname(path), "master.cf");
  const master = await files.read(masterPath);
  const inMaster = "text" in master ? overrides(master.text, masterPath).filter((one) => one.service === "smtp") : [];
  for (const { key, parameter } of inMaster) {
    const main = parameters.get(key);
    if (main !== undefined && main.value !== parameter.value) notInEffect.push({ at: main.at, reason: "overridden-by-another-file", winner: parameter.at });
    parameters.set(key, parameter);
  }
  const value = (key: string): Parameter | undefined => {
    const found = parameters.get(key);
    return found === undefined ? undefined : { value: postfixExpanded(found.value, parameters).trim(), at: found.at };
  };
  const relay = value("relayhost");
  const hop = relay === undefined || relay.value === "" ? undefined : nextHop(relay.value);
  if (relay !== undefined && relay.value !== "" && hop === undefined) trouble.push(`${path}, line ${relay.at.line}: relayhost is not of the form [host]:port, so Postfix finds no server.`);
  if (relay === undefined || relay.value === "") notes.push("no relayhost is set: Postfix hands mail to the recipients' servers itself, on port 25");
  if (value("transport_maps") !== undefined) notes.push("transport_maps is set: for some recipients another server is used than relayhost");
  if (value("sender_dependent_relayhost_maps") !== undefined) notes.push("sender_dependent_relayhost_maps is set: for some senders another server is used than relayhost");
  const auth = value("smtp_sasl_auth_enable");
  const maps = value("smtp_sasl_password_maps");
  const login = auth?.value === "yes" ? "on" : "off";
  const entry = hop === undefined || maps === undefined || maps.value === "" ? undefined : await fromMap(maps.value.split(/[\s,]+/)[0] ?? "", [relay?.value ?? "", hop.host], files, trouble, notes);
  if (login === "off" && maps !== undefined && maps.value !== "") notInEffect.push({ at: maps.at, reason: "sending-switched-off", ...(auth === undefined ? {} : { winner: auth.at }) });
  if (entry !== undefined && notes.some((note) => note.includes("was made of it"))) notInEffect.push({ at: entry.at, reason: "cached-configuration" });
  const security = securityOf(value);
  const options = value("smtp_sasl_security_options")?.value ?? "noplaintext, noanonymous";
  const inTls = value("smtp_sasl_tls_security_options")?.value ?? options;
  if (login === "on" && /noplaintext/.test(security?.value === "none" || security === undefined ? options : inTls)) notes.push("smtp_sasl_security_options forbids PLAIN and LOGIN (noplaintext, which is the default): with a server that offers nothing else Postfix cannot log in");
  if (login === "on" && files.platform === "linux") {
    const folders = await Promise.all(pluginFolders.map((folder) => files.list(folder)));
    if (folders.some((names) => names.length > 0) && !folders.some((names) => names.some((name) => /^lib(?:plain|login)\.so/.test(name)))) {
      notes.push("the SASL plug-ins for PLAIN and LOGIN are not installed (Debian: libsasl2-modules), so Postfix has no mechanism to log in with");
      if (auth !== undefined) notInEffect.push({ at: auth.at, reason: "plugin-missing" });
    }
  }
  if ((value("smtp_tls_wrappermode")?.value ?? "no") !== "yes" && hop?.port === 465) notes.push("port 465 wants TLS from the first byte, and smtp_tls_wrappermode is not set to yes: Postfix waits for a greeting that never comes");
  const helo = value("smtp_helo_name") ?? value("myhostname");
  const mechanism = value("smtp_sasl_mechanism_filter");
  const facts = account({
    program: "postfix",
    account: relay === undefined || relay.value === "" ? "direct delivery" : relay.value,
    addresses: [],
    submission: hop === undefined || relay === undefined ? undefined : serverOf({
      protocol: "smtp",
      host: { value: hop.host, at: relay.at },
      port: { value: hop.port ?? 25, at: relay.at },
      security: security ?? { value: "none", at: { path, key: "smtp_tls_security_level" } },
      user: entry?.user === undefined ? undefined : { value: entry.user, at: entry.at },
      login: { value: login, at: auth?.at ?? { path, key: "smtp_sasl_auth_enable" } },
      mechanism: mechanism === undefined || mechanism.value === "" ? undefined : { value: mechanismOf(mechanism.value.split(/[\s,]+/)[0] ?? ""), at: mechanism.at },
      // below "verify" Postfix encrypts without asking who is there (TLS_README)
      certificateChecks: { value: /^(?:verify|secure|fingerprint|dane)/.test(value("smtp_tls_security_level")?.value ?? "") ? "on" : "off", at: value("smtp_tls_security_level")?.at ?? { path, key: "smtp_tls_security_level" } },
      ehloName: helo === undefined || helo.value === "" ? undefined : { value: helo.value, at: helo.at },
      password: login === "on" ? (entry?.kept ?? keptElsewhere("not-stored")).password : entry?.kept.password,
    }),
    access: undefined,
    notInEffect,
    notes,
  });
  return { found: [onlySet<FoundSettings>({ facts, submissionSecret: entry?.kept.secret, accessSecret: undefined })], trouble };
}

/** Postfix as a client: main.cf, the overrides of master.cf, the password table (postconf(5), master(5), SASL_README). */
export const postfix: Reader = {
  program: "postfix",
  title: "Postfix",
  recognises({ path, head }) {
    if (/(?:^|\/)postfix\/main\.cf$/.test(path)) return "yes";
    return /(?:^|\/)main\.cf$/.test(path) || /^(?:relayhost|smtp_sasl_\w+|mydestination)\s*=/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces() {
    return ["/etc/postfix/main.cf", "/usr/local/etc/postfix/main.cf", "/opt/homebrew/etc/postfix/main.cf"];
  },
  async read(path, files) {
    const main = path.endsWith("/main.cf") || !(await files.list(path)).includes("main.cf") ? path : join(path, "main.cf");
    const file = await files.read(main);
    return "refused" in file ? { found: [], trouble: [unreadable(main, file.refused)] } : readMain(main, file.text, files);
  },
  rewrite: rewritePostfix,
};
