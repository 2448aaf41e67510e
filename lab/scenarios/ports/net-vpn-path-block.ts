import { must } from "../../shell.ts";
import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "All traffic goes through a VPN whose exit drops mail ports.",
  distinguishedBy: "mail ports are silent everywhere while the way out is a tunnel device",
  world: (lab) => {
    lab.afterwards.push(async () => {
      const { v4 } = lab.addresses.client;
      const inner = v4.replace(/\.\d+\.\d+$/, ".254");
      await must(["sh", "-ec", `ip link add tun0 netns client type veth peer name h2 netns home
        ip -n client addr add ${inner}.2/24 dev tun0; ip -n client link set tun0 up
        ip -n home addr add ${inner}.1/24 dev h2; ip -n home link set h2 up
        ip -n isp route add ${inner}.0/24 via ${lab.addresses.home.outer4}
        ip -n client route replace default via ${inner}.1 dev tun0; ip -n client -6 route del default`]);
    });
    blockPorts(lab, mailPorts, "drop", { machine: "home", only: 'iifname "h2"' });
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 443), /connected/], [await lab.client(["ip", "route", "get", lab.provider.v4]), /tun0/]],
  expect: { named: "net-vpn-path-block", orFamily: ["submission-block"], silence: "yes" },
});
