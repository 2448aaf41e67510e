import { absent, present, type Sign, unknown } from "../sign.ts";
import { isTunnel } from "../tunnels.ts";

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
