import type { StoredServer } from "../../model/settings-facts.ts";
import { type PlistValue, readPlist } from "./plist.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, onlySet, serverOf, stored, unreadable } from "./stored.ts";

type Dict = { readonly [key: string]: PlistValue };

const isDict = (value: PlistValue | undefined): value is Dict => typeof value === "object" && value !== null && !Array.isArray(value);

/** EmailAuth… kinds of Apple's payload, in IANA's spelling; a plain password leaves the choice to the program. */
const mechanisms: Readonly<Record<string, string>> = { EmailAuthCRAMMD5: "CRAM-MD5", EmailAuthNTLM: "NTLM" };

function serverFrom(payload: Dict, side: "OutgoingMailServer" | "IncomingMailServer", protocol: StoredServer["protocol"], kept: Kept, path: string): StoredServer | undefined {
  const at = (name: string) => {
    const value = payload[`${side}${name}`];
    return value === undefined || value === "" ? undefined : stored(value, path, undefined, `${side}${name}`);
  };
  const text = (name: string) => {
    const found = at(name);
    return typeof found?.value === "string" ? { value: found.value, at: found.at } : undefined;
  };
  const host = text("HostName");
  if (host === undefined) return undefined;
  const ssl = at("UseSSL");
  const number = at("PortNumber");
  const port = typeof number?.value === "number" ? number.value : undefined;
  // UseSSL does not say how: on the ports of STARTTLS Apple Mail upgrades, elsewhere TLS begins at once
  const security = ssl?.value !== true ? "none" : protocol === "smtp" ? (port === 25 || port === 587 ? "starttls" : "tls") : port === 143 || port === 110 ? "starttls" : "tls";
  const auth = text("Authentication");
  return serverOf({
    protocol,
    host,
    port: stored(port ?? { smtp: security === "none" ? 25 : 465, imap: security === "none" ? 143 : 993, pop: security === "none" ? 110 : 995 }[protocol], path, undefined, `${side}PortNumber`),
    security: stored(security, path, undefined, `${side}UseSSL`),
    user: text("Username"),
    login: stored(auth?.value === "EmailAuthNone" ? "off" : "on", path, undefined, `${side}Authentication`),
    mechanism: auth === undefined || mechanisms[auth.value] === undefined ? undefined : { value: mechanisms[auth.value] ?? "", at: auth.at },
    certificateChecks: undefined,
    ehloName: undefined,
    password: kept.password,
  });
}

/** A configuration profile with mail accounts (.mobileconfig; Apple's device management, payload com.apple.mail.managed). A signed one has to be unsigned first. */
export const appleProfile: Reader = {
  program: "apple-profile",
  title: "Apple Mail (configuration profile)",
  recognises({ path, head }) {
    if (/\.mobileconfig$/i.test(path)) return "yes";
    return head.includes("com.apple.mail.managed") ? "yes" : "no";
  },
  usualPlaces: async () => [],
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [file.refused === "it holds binary data, not text" && /\.mobileconfig$/i.test(path) ? `${path} was not read: it is signed or binary; "security cms -D -i FILE" or "plutil -convert xml1 FILE" on a Mac makes plain text of it.` : unreadable(path, file.refused)] };
    const plist = readPlist(file.text);
    const payloads = isDict(plist) ? plist.PayloadContent : undefined;
    if (!Array.isArray(payloads)) return { found: [], trouble: [`${path} is no readable configuration profile.`] };
    const found = (payloads as readonly PlistValue[]).filter(isDict).flatMap((payload): FoundSettings[] => {
      if (payload.PayloadType !== "com.apple.mail.managed") return [];
      const password = (key: string): Kept => (typeof payload[key] === "string" ? keptInFile({ written: payload[key], read: payload[key] }, { path, key }) : keptElsewhere("not-stored"));
      const incoming = password("IncomingPassword");
      const outgoing = payload.OutgoingPasswordSameAsIncomingPassword === true ? incoming : password("OutgoingPassword");
      const address = payload.EmailAddress;
      const name = payload.EmailAccountDescription ?? payload.PayloadDisplayName ?? address;
      return [onlySet<FoundSettings>({
        facts: account({
          program: "apple-profile",
          account: typeof name === "string" ? name : "default",
          addresses: typeof address === "string" && address.includes("@") ? [address] : [],
          submission: serverFrom(payload, "OutgoingMailServer", "smtp", outgoing, path),
          access: serverFrom(payload, "IncomingMailServer", payload.EmailAccountType === "EmailTypePOP" ? "pop" : "imap", incoming, path),
        }),
        submissionSecret: outgoing.secret,
        accessSecret: incoming.secret,
      })];
    });
    return { found, trouble: found.length === 0 ? [`${path} holds no mail account.`] : [] };
  },
};
