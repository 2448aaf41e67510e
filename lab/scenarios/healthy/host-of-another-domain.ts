import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const hosted = (lab: Lab) => `shop-${lab.person.local}.test`;

export default scenario({
  says: "The mailbox's domain has its mail at a host of another domain, as hosted domains have.",
  distinguishedBy: "certificate and greeting belong to the hoster, as MX and SRV say",
  world: (lab) => {
    const { dns, provider } = lab;
    dns.zone(hosted(lab));
    dns.add(hosted(lab), "MX", `10 ${provider.name}.`);
    dns.add(hosted(lab), "A", lab.web.v4);
    dns.add(hosted(lab), "TXT", `"v=spf1 include:${provider.domain} -all"`);
    dns.add(`_submission._tcp.${hosted(lab)}`, "SRV", `0 1 587 ${provider.name}.`);
    lab.postfix.domains.add(hosted(lab));
    lab.dovecot.allow(`info@${hosted(lab)}`, lab.person.password);
  },
  user: (lab) => ({ address: `info@${hosted(lab)}`, smtpUser: `info@${hosted(lab)}` }),
  proof: async (lab) => [[await swaks(lab, { user: `info@${hosted(lab)}`, from: `info@${hosted(lab)}`, to: `info@${hosted(lab)}` }), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
