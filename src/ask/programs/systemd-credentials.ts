import { basename, isAbsolute, join } from "node:path";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, onlySet, portOf, type ReadValue, serverOf, stored, unreadable } from "./stored.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", s: " ", "\\": "\\", '"': '"', "'": "'" };

/** SetCredential= takes C-style escapes (systemd.exec(5), "Credentials"); blanks inside belong to the value. */
function setCredential(raw: string): ReadValue {
  const read = raw.replace(/\\(?:x([0-9a-fA-F]{2})|([ntrs\\"']))/g, (whole, hex?: string, one?: string) => (hex === undefined ? (escapes[one ?? ""] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16))));
  return read === raw ? { written: raw, read } : { written: raw, read, because: "systemd reads a backslash and what follows as one character" };
}

/** Words of Environment=, each `NAME=value`, quotes around a word as a shell has them (systemd.exec(5)). */
function environment(raw: string): readonly (readonly [string, string])[] {
  return [...raw.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].flatMap((one) => {
    const word = one[1]?.replace(/\\(.)/g, "$1") ?? one[2] ?? one[3] ?? "";
    const equals = word.indexOf("=");
    return equals < 1 ? [] : [[word.slice(0, equals), word.slice(equals + 1)] as const];
  });
}

const isMail = /(?:smtp|mail|sasl)/i;
const isPassword = /(?:pass|pwd|secret|token|credential|auth)/i;

/** Credentials of systemd that a service sends mail with: LoadCredential=, SetCredential= and Environment= of its unit (systemd.exec(5)). */
export const systemdCredentials: Reader = {
  program: "systemd-credentials",
  title: "a service of systemd",
  recognises: ({ path, head }) => (/\.(?:service|conf)$/.test(path) && /^\[Service\]/m.test(head) && /^(?:Load|Set)Credential(?:Encrypted)?=|^Environment=.*SMTP/im.test(head) ? "yes" : "no"),
  async usualPlaces(files) {
    const units = await files.glob("/etc/systemd/system/*.service");
    const read = await Promise.all(units.map(async (path) => ({ path, file: await files.read(path) })));
    return read.filter(({ file }) => "text" in file && /^(?:(?:Load|Set)Credential(?:Encrypted)?|Environment)=.*(?:smtp|mail)/im.test(file.text)).map(({ path }) => path);
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const trouble: string[] = [];
    const notes: string[] = [];
    const values = new Map<string, { readonly value: string; readonly line: number }>();
    let kept: Kept | undefined;
    for (const [at, raw] of file.text.split("\n").entries()) {
      const cut = /^\s*(LoadCredential|LoadCredentialEncrypted|SetCredential|SetCredentialEncrypted|Environment)=(.*)$/.exec(raw);
      if (cut === null) continue;
      const [, directive = "", rest = ""] = cut;
      if (directive === "Environment") {
        for (const [name, value] of environment(rest)) values.set(name, { value, line: at + 1 });
        continue;
      }
      const [id = "", ...tail] = rest.split(":");
      if (!isMail.test(id) && !isPassword.test(id)) continue;
      const place = { path, line: at + 1, key: `${directive}=${id}` };
      if (directive.endsWith("Encrypted")) kept = keptElsewhere("key-store", place);
      else if (directive === "SetCredential") kept = keptInFile(setCredential(tail.join(":")), place);
      else if (tail.length > 0 && isAbsolute(tail.join(":"))) {
        const named = tail.join(":");
        const content = await files.read(named);
        if ("refused" in content) trouble.push(unreadable(named, content.refused));
        // the service gets the file's bytes as they are, a line end at the end included
        else kept = keptInFile({ written: content.text, read: content.text }, { path: named, key: id });
        if ("text" in content && /\n$/.test(content.text)) notes.push(`${named} ends with a line end, and systemd hands it over with it: a program that does not cut it off logs in with a password that is one character too long`);
      }
    }
    const at = (pattern: RegExp) => {
      const found = [...values].find(([name]) => pattern.test(name));
      return found === undefined || found[1].value === "" ? undefined : stored(found[1].value, path, found[1].line, `Environment=${found[0]}`);
    };
    const host = at(/(?:SMTP|MAIL).*(?:HOST|SERVER|ADDRESS)$/i);
    const inPlain = [...values].find(([name]) => isMail.test(name) && isPassword.test(name));
    if (kept === undefined && inPlain !== undefined) kept = keptInFile({ written: inPlain[1].value, read: inPlain[1].value }, { path, line: inPlain[1].line, key: `Environment=${inPlain[0]}` });
    if (host === undefined && kept === undefined) return { found: [], trouble: trouble.length > 0 ? trouble : [`${path} has no credentials for mail.`] };
    const port = at(/(?:SMTP|MAIL).*PORT$/i);
    const from = at(/(?:SMTP|MAIL).*FROM/i)?.value ?? "";
    const facts = account({
      program: "systemd-credentials",
      account: basename(path.endsWith(".conf") ? join(path, "..") : path).replace(/\.(?:service|d)$/g, ""),
      addresses: /[^\s<>]+@[^\s<>]+/.exec(from)?.slice(0, 1) ?? [],
      submission: serverOf({ protocol: "smtp", host, port: port === undefined || portOf(port.value) === undefined ? undefined : { value: portOf(port.value) ?? 25, at: port.at }, security: undefined, user: at(/(?:SMTP|MAIL).*USER/i), login: undefined, mechanism: undefined, certificateChecks: undefined, ehloName: undefined, password: kept?.password }),
      notes,
    });
    return { found: [onlySet<FoundSettings>({ facts, submissionSecret: kept?.secret, accessSecret: undefined })], trouble };
  },
};
