import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

export default scenario({
  says: "The hosts file of this machine still leads to the outgoing server's address from before a move.",
  distinguishedBy: "this machine's library finds another address than the DNS gives",
  world: (lab) => {
    lab.hostsLines.push(`${lab.spare[0]} ${lab.provider.name}`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4, "--submission", lab.provider.name] }),
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.provider.v4}$`, "m")]],
  expect: { named: "dns-stale-or-propagating" },
});
