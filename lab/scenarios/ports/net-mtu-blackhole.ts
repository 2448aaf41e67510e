import { plainPackets } from "../../world.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "Large packets towards the client vanish, and no message says so.",
  distinguishedBy: "the small packets of greeting and EHLO pass, the handshake stops at the certificate, at several hosts",
  world: (lab) => {
    for (const host of [lab.provider, lab.second, lab.third]) host.certificate = lab.pki.certificate([host.name, host.domain], "rsa");
    lab.filters.add("isp", "forward", "ip length > 1280 drop", "ip6 length > 1240 drop");
    lab.afterwards.push(plainPackets);
  },
  proof: async (lab) => [[await connect(lab, lab.provider.name, 587), /heard 220/], [await lab.client(["curl", "-v", "--max-time", "3", `smtps://${lab.provider.name}/`]), /timed out/]],
  expect: { named: "net-mtu-blackhole", ruledOut: ["tls-cipher-mismatch", "tls-version-too-old"], silence: "yes" },
});
