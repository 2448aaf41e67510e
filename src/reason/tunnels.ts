import type { InterfaceFacts } from "../model/observation.ts";

/** Names that tunnels go by on Linux, macOS and Windows. */
const tunnelName = /^(tun|tap|wg|utun|ipsec|nordlynx|proton|mullvad|tailscale|zt|cscotun|gpd|vpn)|openvpn|wireguard|vpn/i;

/** Is it a tunnel? A ppp interface beside a network card with an address is a dialled one; alone it is how a DSL line itself comes in. */
export function isTunnel(name: string, interfaces: readonly InterfaceFacts[]): boolean {
  if (tunnelName.test(name)) return true;
  return /^ppp/.test(name) && interfaces.some((each) => !/^(ppp|lo)/.test(each.name) && each.ipv4 !== "none");
}
