import type { Protocol, Security } from "../../model/route.ts";
import type { DiscoveredServer, DiscoveredSettings } from "../../model/settings-facts.ts";
import type { World } from "../../world/world.ts";
import { ask, type Asked, type Asking, nothingSaid, plainHost, plainPort } from "./asking.ts";
import { fetchWithin, isOwn, redirectTrouble } from "./fetch-within.ts";
import { childrenOf, readXml, textOf, type XmlElement } from "./read-xml.ts";

// Microsoft's Autodiscover, [MS-OXDSCLI] and its younger sister that answers in JSON. Asked without a login: an account's password is nothing that a guess of DNS may have.

const requestSchema = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
const responseSchema = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
const question = (address: string) =>
  `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${requestSchema}"><Request><EMailAddress>${escaped(address)}</EMailAddress><AcceptableResponseSchema>${responseSchema}</AcceptableResponseSchema></Request></Autodiscover>`;

const protocols: Readonly<Record<string, Protocol>> = { smtp: "smtp", imap: "imap", pop3: "pop" };
const implicit = [465, 993, 995];

/** [MS-OXDSCLI], the elements Encryption and SSL of a Protocol: the newer word wins; "on" means TLS, of the kind that the port has. */
function securityOf(protocol: XmlElement, port: number): Security {
  const encryption = textOf(protocol, "Encryption")?.toLowerCase();
  const ssl = textOf(protocol, "SSL")?.toLowerCase();
  if (encryption === "none" || (encryption === undefined && ssl === "off")) return "none";
  if (encryption === "tls") return implicit.includes(port) ? "tls" : "starttls";
  if (encryption === "ssl") return port === 587 || port === 25 || port === 143 || port === 110 ? "starttls" : "tls";
  return implicit.includes(port) ? "tls" : "starttls";
}

function serversOf(account: XmlElement | undefined, address: string): readonly DiscoveredServer[] {
  return childrenOf(account, "Protocol").flatMap((one) => {
    const protocol = protocols[(textOf(one, "Type") ?? one.attributes.get("Type") ?? "").toLowerCase()];
    const host = plainHost(textOf(one, "Server"));
    const port = plainPort(textOf(one, "Port"));
    if (protocol === undefined || host === undefined || port === undefined) return [];
    const login = textOf(one, "LoginName");
    const user = login === undefined || login.length > 320 || /[\u0000-\u001f\u007f]/.test(login) ? undefined : login;
    const sure = textOf(one, "SPA")?.toLowerCase() === "on" ? (["ntlm"] as const) : textOf(one, "AuthRequired")?.toLowerCase() === "off" ? (["none"] as const) : (["password"] as const);
    return [{ protocol, host, port, security: securityOf(one, port), user: user ?? address, authentication: sure }];
  });
}

/** Reads what a server answered in XML. A redirect inside it is told, and never followed from here. */
export function readAutodiscover(text: string, address: string): Pick<DiscoveredSettings, "servers" | "doubts"> & { readonly redirect?: string } {
  const read = readXml(text);
  if ("refused" in read) return { servers: [], doubts: [`the answer was not used: ${read.refused}`] };
  const response = childrenOf(read.root, "Response")[0];
  const account = childrenOf(response, "Account")[0];
  const action = textOf(account, "Action")?.toLowerCase();
  const url = textOf(account, "RedirectUrl");
  const mailbox = textOf(account, "RedirectAddr");
  if (action === "redirecturl" && url !== undefined) return { servers: [], doubts: [], redirect: url };
  if (action === "redirectaddr" && mailbox !== undefined) return { servers: [], doubts: [`it says that the mailbox is ${mailbox.slice(0, 100)} now; ask for the settings of that one`] };
  if (response === undefined || childrenOf(response, "Error").length > 0) return { servers: [], doubts: ["it has no settings for this mailbox"] };
  const servers = serversOf(account, address);
  const exchange = childrenOf(account, "Protocol").some((one) => /^(EXCH|EXPR|EXHTTP)$/i.test(textOf(one, "Type") ?? ""));
  return { servers, doubts: servers.length === 0 && exchange ? ["it knows the mailbox for Exchange's own protocol only"] : [] };
}

function readPox(url: string, asking: Asking, world: World): Promise<Asked> {
  return ask("autodiscover", url, world, async () => {
    // outlook.com takes this very spelling of the type and no other.
    const post = { type: "text/xml; charset=utf-8", text: question(asking.address) };
    let at = url;
    for (let hop = 0; hop < 2; hop += 1) {
      const fetched = await fetchWithin(asking.domain, at, asking, world, post);
      if ("stopped" in fetched) return nothingSaid(fetched.stopped);
      if (fetched.answer.status === 401) return nothingSaid("it answers only after a login, and no password is sent there");
      if (fetched.answer.status !== 200) return nothingSaid(`no settings there (HTTP ${fetched.answer.status})`);
      const { redirect, ...said } = readAutodiscover(fetched.text, asking.address);
      if (redirect === undefined) return { ...said, authenticated: isOwn(fetched, asking.domain), notOffered: [], pages: [], notes: [] };
      if (!URL.canParse(redirect)) return nothingSaid("it redirects to what is no address");
      const stop = redirectTrouble(new URL(at), new URL(redirect), asking.domain, asking);
      if (stop !== undefined) return nothingSaid(stop);
      at = redirect;
    }
    return nothingSaid("it redirects in its answers again and again");
  });
}

/** The JSON form names no mail server, only where the other forms live; that tells who keeps the mailbox. */
function readJson(asking: Asking, world: World): Promise<Asked> {
  const url = `https://autodiscover.${asking.domain}/autodiscover/autodiscover.json?Email=${encodeURIComponent(asking.address)}&Protocol=AutodiscoverV1`;
  return ask("autodiscover", url, world, async () => {
    const fetched = await fetchWithin(asking.domain, url, asking, world);
    if ("stopped" in fetched) return nothingSaid(fetched.stopped);
    if (fetched.answer.status !== 200) return nothingSaid(`no settings there (HTTP ${fetched.answer.status})`);
    const told = urlIn(fetched.text);
    if (told === undefined) return nothingSaid("the answer was not used: it is no JSON with an address in it");
    return nothingSaid(`it says that the mailbox is kept at ${told.hostname}`);
  });
}

function urlIn(text: string): URL | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const url = typeof body === "object" && body !== null && "Url" in body ? body.Url : undefined;
    return typeof url === "string" && URL.canParse(url) && url.startsWith("https:") ? new URL(url) : undefined;
  } catch {
    return undefined;
  }
}

/** Where the domain's service record leads ([MS-OXDISCO], querying DNS for an SRV record): inside the domain it is asked, elsewhere only where the user allows it, since DNS alone leads there. */
async function readByRecord(asking: Asking, world: World): Promise<readonly Asked[]> {
  const name = `_autodiscover._tcp.${asking.domain}`;
  const [server] = world.resolvers();
  const reply = server === undefined ? undefined : await world.ask({ name, type: "SRV", server, recursion: "desired" }, asking.until, asking.cut).catch(() => undefined);
  const [, , port, target] = reply?.answers.find((record) => record.type === "SRV")?.value.split(" ") ?? [];
  const host = plainHost(target);
  const at = plainPort(port);
  if (host === undefined || at === undefined) return [];
  const url = `https://${host}${at === 443 ? "" : `:${at}`}/autodiscover/autodiscover.xml`;
  // The record leads there as a redirect would, from the domain's own name.
  const stop = redirectTrouble(new URL(`https://${asking.domain}/`), new URL(url), asking.domain, asking);
  return stop === undefined ? [await readPox(url, asking, world)] : [await ask("autodiscover", `${name} SRV`, world, () => Promise.resolve(nothingSaid(stop)))];
}

/** Asks the mail domain's own Autodiscover in both forms, over https alone and without a password. */
export async function autodiscover(asking: Asking, world: World): Promise<readonly Asked[]> {
  const { domain } = asking;
  const [byRecord, ...others] = await Promise.all([
    readByRecord(asking, world),
    readPox(`https://autodiscover.${domain}/autodiscover/autodiscover.xml`, asking, world),
    readPox(`https://${domain}/autodiscover/autodiscover.xml`, asking, world),
    readJson(asking, world),
  ]);
  return [...others, ...byRecord];
}
