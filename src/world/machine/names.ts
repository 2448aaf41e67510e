import { isIP } from "node:net";
import type { NameOverride, ResolverSetup } from "../../model/machine-facts.ts";

/** Entries of a hosts file (hosts(5)) for these names. */
export function overridesIn(text: string, names: readonly string[]): readonly NameOverride[] {
  const wanted = names.map((name) => name.toLowerCase());
  return text.split(/\r?\n/).flatMap((line, at) => {
    const [address = "", ...hosts] = line.replace(/#.*$/, "").trim().split(/\s+/);
    if (isIP(address) === 0) return [];
    return hosts.filter((host) => wanted.includes(host.toLowerCase())).map((name) => ({ name: name.toLowerCase(), address, line: at + 1 }));
  });
}

/** How names are looked up, by the text of /etc/resolv.conf (resolv.conf(5)) and the comment that its writer leaves. */
export function resolverIn(text: string): ResolverSetup {
  const servers = [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, server = ""]) => server).filter((server) => isIP(server.replace(/%.*$/, "")) !== 0);
  const manager = /systemd-resolved/.test(text) || servers.includes("127.0.0.53") ? "systemd-resolved" : /NetworkManager/.test(text) ? "networkmanager" : /resolvconf/.test(text) ? "resolvconf" : servers.length > 0 ? "file" : "unknown";
  return { manager, servers };
}

/** Resolvers in the output of `scutil --dns` of macOS. */
export function resolversOfScutil(text: string): ResolverSetup {
  return { manager: "system", servers: [...new Set([...text.matchAll(/nameserver\[\d+\] : (\S+)/g)].map(([, server = ""]) => server))] };
}
