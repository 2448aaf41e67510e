import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { must } from "../../shell.ts";
import { connect, machine } from "../../tools.ts";

export default scenario({
  says: "A rule for routes sends the mail ports alone through a VPN, whose exit drops them; the web goes out directly.",
  distinguishedBy: "the route to port 587 leaves by the tunnel, the one to 443 by the network card",
  world: (lab) => {
    lab.afterwards.push(async () => {
      const inner = lab.addresses.client.v4.replace(/\.\d+\.\d+$/, ".254");
      await must(["sh", "-ec", `ip link add tun0 netns client type veth peer name h2 netns home
        ip -n client addr add ${inner}.2/24 dev tun0; ip -n client link set tun0 up
        ip -n home addr add ${inner}.1/24 dev h2; ip -n home link set h2 up
        ip -n isp route add ${inner}.0/24 via ${lab.addresses.home.outer4}
        ip -n client route add default via ${inner}.1 dev tun0 table 77
        ip -n client -6 route del default
        for port in ${mailPorts.join(" ")}; do ip -n client rule add ipproto tcp dport $port lookup 77; done`]);
    });
    blockPorts(lab, mailPorts, "drop", { machine: "home", only: 'iifname "h2"' });
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 443), /connected/], [await machine("client", ["ip", "route", "get", lab.provider.v4, "ipproto", "tcp", "dport", "587"]), /tun0/], [await machine("client", ["ip", "route", "get", lab.provider.v4, "ipproto", "tcp", "dport", "443"]), /c0/]],
  expect: { named: "net-vpn-path-block", ruledOut: ["net-submission-port-blocked"], silence: "yes" },
});
