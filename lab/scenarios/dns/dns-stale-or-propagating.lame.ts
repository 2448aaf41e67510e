import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "One of the two name servers that the domain lists does not know it.",
  distinguishedBy: "that server gives no authoritative answer about the zone, the other does",
  world: (lab) => {
    const { dns, provider } = lab;
    // The access provider's own resolver is listed, which serves no zone.
    const lame = `ns9.${provider.domain}`;
    dns.add(lame, "A", lab.places.publicResolver.v4);
    dns.add(provider.domain, "NS", `${lame}.`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+short", `@${lab.places.first}`, lab.provider.domain, "NS"), /ns9\./]],
  expect: { named: "dns-stale-or-propagating" },
});
