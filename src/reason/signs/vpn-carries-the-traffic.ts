import type { InterfaceFacts } from "../../model/observation.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Names that tunnels go by on Linux, macOS and Windows. */
const tunnelName = /^(tun|tap|wg|utun|ipsec|nordlynx|proton|mullvad|tailscale|zt|cscotun|gpd|vpn)|openvpn|wireguard|vpn/i;

/** A ppp interface beside a network card with an address is a dialled tunnel; alone it is how a DSL line itself comes in. */
function isTunnel(name: string, interfaces: readonly InterfaceFacts[]): boolean {
  if (tunnelName.test(name)) return true;
  return /^ppp/.test(name) && interfaces.some((each) => !/^(ppp|lo)/.test(each.name) && each.ipv4 !== "none");
}

/** What this machine sends to the mail server goes through a tunnel. */
export const vpnCarriesTheTraffic: Sign<"machine-interfaces"> = {
  id: "vpn-carries-the-traffic",
  asks: "Does a VPN carry the traffic to the mail server?",
  needs: ["machine-interfaces"],
  from: "all",
  read(seen) {
    for (const one of seen.of("machine-interfaces")) {
      if (!one.ok) continue;
      const { sendsBy, interfaces } = one.saw;
      const tunnelled = sendsBy.find((way) => isTunnel(way.interface, interfaces));
      if (tunnelled !== undefined) return present(`this machine sends to ${tunnelled.address} through the tunnel ${tunnelled.interface}`, [one]);
      if (sendsBy[0] !== undefined) return absent(`this machine sends by ${sendsBy[0].interface}, which is no tunnel`, [one]);
    }
    return unknown("this machine does not tell by which interface it sends");
  },
};
