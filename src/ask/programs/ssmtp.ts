import type { FoundSettings, Reader } from "./reader.ts";
import { account, keptElsewhere, keptInFile, mechanismOf, onlySet, portOf, type ReadValue, serverOf, stored, unreadable } from "./stored.ts";

/** How sSMTP cuts a value: the first blank or = ends it, and a # inside makes nothing of it (ssmtp 2.64 as Debian has it, asked itself). */
export function ssmtpValue(raw: string): ReadValue {
  const written = raw;
  // a blank right behind the = leaves an empty value
  const token = /^[^ \t=]*/.exec(written)?.[0] ?? "";
  const read = token.includes("#") ? "" : token;
  if (read === written.trimEnd()) return { written, read };
  return { written, read, because: token.includes("#") ? "a # makes the value empty for sSMTP" : `sSMTP ends the value at the first ${/^[^ \t=]*=/.test(written) ? "=" : "blank"}` };
}

/** sSMTP: /etc/ssmtp/ssmtp.conf (ssmtp.conf(5)). */
export const ssmtp: Reader = {
  program: "ssmtp",
  title: "sSMTP",
  recognises({ path, head }) {
    if (/(?:^|\/)ssmtp\.conf$/.test(path)) return "yes";
    return /^\s*mailhub\s*=/im.test(head) ? "maybe" : "no";
  },
  async usualPlaces() {
    return ["/etc/ssmtp/ssmtp.conf"];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const values = new Map<string, { readonly value: ReadValue; readonly line: number; readonly key: string }>();
    for (const [at, line] of file.text.split("\n").entries()) {
      const cut = /^\s*([A-Za-z]+)\s*=(.*)$/s.exec(line);
      if (cut !== null) values.set((cut[1] ?? "").toLowerCase(), { value: ssmtpValue(cut[2] ?? ""), line: at + 1, key: cut[1] ?? "" });
    }
    const at = (name: string) => {
      const found = values.get(name);
      return found === undefined || found.value.read === "" ? undefined : stored(found.value.read, path, found.line, found.key);
    };
    const hub = at("mailhub");
    if (hub === undefined) return { found: [], trouble: [`${path} names no mailhub.`] };
    const [host = "", port] = hub.value.split(":");
    const on = (name: string) => at(name)?.value.toLowerCase() === "yes";
    const security = on("usetls") ? (on("usestarttls") ? "starttls" : "tls") : on("usestarttls") ? "starttls" : "none";
    const secret = values.get("authpass");
    const kept = secret === undefined ? keptElsewhere("not-stored") : keptInFile(secret.value, { path, line: secret.line, key: "AuthPass" });
    const user = at("authuser");
    const method = at("authmethod");
    const root = at("root")?.value ?? "";
    const facts = account({
      program: "ssmtp",
      account: hub.value,
      addresses: root.includes("@") ? [root] : [],
      submission: serverOf({
        protocol: "smtp",
        host: { value: host, at: hub.at },
        port: { value: portOf(port) ?? 25, at: hub.at },
        security: stored(security, path, (at("usestarttls") ?? at("usetls"))?.at.line, "UseTLS"),
        user,
        login: stored(user === undefined ? "off" : "on", path, user?.at.line, "AuthUser"),
        mechanism: method === undefined ? undefined : { value: mechanismOf(method.value), at: method.at },
        certificateChecks: stored("off", path, undefined, "TLS_CA_File"),
        ehloName: at("hostname"),
        password: kept.password,
      }),
    });
    return { found: [onlySet<FoundSettings>({ facts, submissionSecret: kept.secret, accessSecret: undefined })], trouble: [] };
  },
};
