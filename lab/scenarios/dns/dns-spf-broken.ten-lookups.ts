import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "A domain in order, whose SPF record costs exactly the ten lookups that are allowed.",
  distinguishedBy: "ten lookups are counted, which is the limit and not beyond it",
  world: (lab) => {
    const { dns, provider } = lab;
    const names = Array.from({ length: 10 }, (_one, at) => `service${at}.${provider.domain}`);
    for (const name of names) dns.add(name, "TXT", `"v=spf1 ip4:${provider.v4} -all"`);
    dns.remove(provider.domain, "TXT");
    dns.add(provider.domain, "TXT", `"v=spf1 " ${names.map((name) => `"include:${name} "`).join(" ")} "-all"`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), /service9/]],
  expect: { named: "healthy" },
});
