import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "A domain in order: its SPF record names the server that sends, by the include of another domain.",
  distinguishedBy: "SPF passes for the address that sends",
  world: (lab) => {
    lab.dns.remove(lab.provider.domain, "TXT");
    lab.dns.add(lab.provider.domain, "TXT", `"v=spf1 include:${lab.second.domain} -all"`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.second.v4] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.domain, "TXT"), new RegExp(`include:${lab.second.domain}`)]],
  expect: { named: "healthy" },
});
