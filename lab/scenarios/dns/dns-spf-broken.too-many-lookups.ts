import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The SPF record includes so many services that it costs more than ten lookups.",
  distinguishedBy: "twelve lookups are counted, and each of them finds something",
  world: (lab) => {
    const { dns, provider } = lab;
    const names = Array.from({ length: 12 }, (_one, at) => `service${at}.${provider.domain}`);
    for (const name of names) dns.add(name, "TXT", `"v=spf1 ip4:${provider.v4} -all"`);
    dns.remove(provider.domain, "TXT");
    dns.add(provider.domain, "TXT", `"v=spf1 " ${names.map((name) => `"include:${name} "`).join(" ")} "-all"`);
  },
  user: (lab) => ({ domain: [lab.provider.domain] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), /service11/]],
  expect: { named: "dns-spf-broken" },
});
