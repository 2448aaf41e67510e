/** The parts of an address such as `smtp://user:password@host:587?x=y`, as one library reads them. */
export interface MailUrl {
  readonly scheme: string;
  readonly host: string;
  readonly port?: string;
  readonly user?: string;
  readonly password?: string;
  /** The password as it stands there, up to the last @ of the address, whatever the library makes of it. */
  readonly passwordWritten?: string;
  readonly because?: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Characters for %XX as far as they are well formed; a % that is none stays. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split("%"), (hex) => Number.parseInt(hex, 16));
    return new TextDecoder("utf-8").decode(bytes);
  });
}

/** Does decodeURIComponent take it? */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads such an address. `php`: parse_url and rawurldecode (Symfony's Dsn). `python`: urllib.parse and unquote (django-environ).
 * `node`: url.parse (nodemailer). In all three the authority ends at the first / ? or #, and the last @ in it ends the user part.
 */
export function readMailUrl(text: string, library: "php" | "python" | "node"): MailUrl | undefined {
  // url.parse takes tabs and line ends out and a backslash for a slash, and refuses a % that is none in the user part
  const prepared = library === "node" ? text.trim().replace(/[\t\r\n]/g, "").replaceAll("\\", "/") : text;
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/s.exec(prepared);
  const [, scheme = "", rest = ""] = match ?? [];
  if (match === null) return undefined;
  const typed = text.slice(text.indexOf("://") + 3);
  const humanEnd = typed.lastIndexOf("@");
  const human = humanEnd === -1 ? "" : typed.slice(0, humanEnd);
  const passwordWritten = human.includes(":") ? human.slice(human.indexOf(":") + 1) : undefined;
  const authority = rest.slice(0, /[/?#]/.exec(rest)?.index ?? rest.length);
  const at = authority.lastIndexOf("@");
  const raw = at === -1 ? undefined : authority.slice(0, at);
  // parse_url puts an underscore in the place of every control character
  const info = library === "php" ? raw?.replace(/[\u0000-\u001f\u007f]/g, "_") : raw;
  const hostPart = authority.slice(at + 1);
  const tail = rest.slice(authority.length);
  const port = /:(\d*)$/.exec(hostPart)?.[1];
  // a password with a sign that ends the authority leaves a port that is no number
  const oddPort = /:[^\]]*$/.test(hostPart) && port === undefined;
  const host = (oddPort ? hostPart.replace(/:.*$/s, "") : hostPart.replace(/:\d*$/, "")).replace(/^\[(.*)\]$/, "$1");
  if (oddPort && library !== "node") return undefined;
  if (library === "node" && info !== undefined && !isDecodable(info)) return undefined;
  if (library === "php" && (host === "" || (port !== undefined && Number(port) > 65_535))) return undefined;
  const colon = info?.indexOf(":") ?? -1;
  const rawUser = info === undefined ? undefined : colon === -1 ? info : info.slice(0, colon);
  const rawPassword = info === undefined || colon === -1 ? undefined : info.slice(colon + 1);
  const decode = (part: string | undefined) => (part === undefined ? undefined : percentDecoded(part));
  const user = decode(rawUser);
  const password = decode(rawPassword);
  const query: Record<string, string> = {};
  const queryText = /^[^?#]*\?([^#]*)/.exec(tail)?.[1] ?? "";
  for (const [key, value] of new URLSearchParams(queryText)) query[key] ??= value;
  const differs = password !== passwordWritten;
  const because = !differs ? undefined : password === rawPassword || (password !== undefined && passwordWritten !== undefined && decode(passwordWritten) !== password) ? "/ ? # in the password end the address; in an address they are written %2F %3F %23" : "%XX in an address is one character; a % is written %25";
  return {
    scheme: scheme.toLowerCase(),
    host,
    ...(port === undefined || port === "" ? {} : { port }),
    ...(user === undefined || user === "" ? {} : { user }),
    ...(password === undefined || password === "" ? {} : { password }),
    ...(passwordWritten === undefined ? {} : { passwordWritten }),
    ...(because === undefined ? {} : { because }),
    query,
  };
}
