import type { Protocol, Security } from "../../model/route.ts";
import type { Authentication, DiscoveredServer, DiscoveredSettings } from "../../model/settings-facts.ts";
import { plainHost, plainPort } from "./asking.ts";
import { childrenOf, readXml, textOf, type XmlElement } from "./read-xml.ts";

const protocols: Readonly<Record<string, Protocol>> = { smtp: "smtp", imap: "imap", pop3: "pop" };
const securities: Readonly<Record<string, Security>> = { ssl: "tls", tls: "starttls", starttls: "starttls", plain: "none" };

/** The words of the format, with the older spellings that files in the wild still have. */
const authentications: Readonly<Record<string, Authentication>> = {
  "password-cleartext": "password",
  plain: "password",
  "password-encrypted": "encrypted-password",
  secure: "encrypted-password",
  oauth2: "oauth2",
  gssapi: "kerberos",
  ntlm: "ntlm",
  "tls-client-cert": "client-certificate",
  "client-ip-address": "client-address",
  none: "none",
};

/** More servers than any real provider lists. */
const maxServers = 20;

/** Puts the mailbox in for the placeholders of the format; undefined where one is left that we do not know. */
function filled(text: string | undefined, address: string): string | undefined {
  const at = address.lastIndexOf("@");
  const values: Readonly<Record<string, string>> = { EMAILADDRESS: address, EMAILLOCALPART: address.slice(0, at), EMAILDOMAIN: address.slice(at + 1) };
  const full = text?.replace(/%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%/g, (_whole, name: string) => values[name] ?? "");
  return full === undefined || /%[A-Z]+%|[\u0000-\u001f\u007f]/.test(full) || full.length > 320 ? undefined : full;
}

function serverOf(element: XmlElement, address: string): DiscoveredServer | string {
  const protocol = protocols[element.attributes.get("type")?.toLowerCase() ?? ""];
  if (protocol === undefined) return "";
  const host = plainHost(filled(textOf(element, "hostname"), address));
  const port = plainPort(textOf(element, "port"));
  const security = securities[textOf(element, "socketType")?.toLowerCase() ?? ""];
  if (host === undefined || port === undefined || security === undefined) return `an entry for ${protocol} lacks a usable host, port or security`;
  const user = filled(textOf(element, "username"), address);
  const authentication = childrenOf(element, "authentication").flatMap((one) => authentications[one.text.toLowerCase()] ?? []);
  return { protocol, host, port, security, ...(user === undefined ? {} : { user }), authentication: [...new Set(authentication)] };
}

/** Addresses of the web that the file gives to people, https and http only. */
function pagesOf(provider: XmlElement): DiscoveredSettings["pages"] {
  const asked = childrenOf(provider, "enable").map((one) => ({ about: childrenOf(one, "instruction")[0]?.text ?? "to switch it on", url: one.attributes.get("visiturl") ?? "" }));
  const documented = childrenOf(provider, "documentation").map((one) => ({ about: childrenOf(one, "descr")[0]?.text ?? "how it is set up", url: one.attributes.get("url") ?? "" }));
  return [...asked, ...documented].filter((page) => /^https?:\/\/[^\s"<>]+$/.test(page.url)).map((page) => ({ ...page, about: page.about.slice(0, 200) })).slice(0, 6);
}

/** Reads a configuration file of the form that Thunderbird defined (draft-ietf-mailmaint-autoconfig, version 1.1), filled in for one mailbox. */
export function readAutoconfig(text: string, address: string): Pick<DiscoveredSettings, "servers" | "pages" | "doubts"> {
  const read = readXml(text);
  if ("refused" in read) return { servers: [], pages: [], doubts: [`the file was not used: ${read.refused}`] };
  const providers = read.root.name.toLowerCase() === "clientconfig" ? childrenOf(read.root, "emailProvider") : [];
  const [provider] = providers;
  if (provider === undefined) return { servers: [], pages: [], doubts: ["what is there is no mail configuration"] };
  const listed = [...childrenOf(provider, "outgoingServer"), ...childrenOf(provider, "incomingServer")].slice(0, maxServers).map((one) => serverOf(one, address));
  return {
    servers: listed.filter((one) => typeof one !== "string"),
    pages: pagesOf(provider),
    doubts: listed.filter((one) => typeof one === "string").filter((one) => one !== ""),
  };
}
