import { scenario } from "../../scenario.ts";
import { connect, dig } from "../../tools.ts";

export default scenario({
  says: "The host moved to another address; the resolver still holds the old one.",
  distinguishedBy: "the resolver's answer differs from that of the domain's own name servers",
  world: (lab) => {
    const { dns, provider } = lab;
    dns.remove(provider.name, "AAAA");
    dns.remove(provider.name, "A");
    dns.add(provider.name, "A", lab.spare[0] as string, { ttl: 86_400 });
    lab.afterwards.push(async () => {
      await dig(lab, provider.name, "A");
      dns.remove(provider.name, "A");
      dns.add(provider.name, "A", provider.v4, { ttl: 86_400 });
      await dns.reload();
    });
  },
  user: () => ({ since: "it worked before" }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.spare[0]}$`, "m")], [await dig(lab, "+short", `@${lab.places.first}`, lab.provider.name, "A"), new RegExp(`^${lab.provider.v4}$`, "m")], [await connect(lab, lab.spare[0] as string, 587), /ECONNREFUSED/]],
  expect: { named: "dns-stale-or-propagating", ruledOut: ["cfg-wrong-port"] },
});
