import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "The hosts file names the outgoing server with the very address that the DNS has.",
  distinguishedBy: "the two agree, and the account sends",
  world: (lab) => {
    lab.hostsLines.push(`${lab.provider.v4} ${lab.provider.name}`, `${lab.provider.v6} ${lab.provider.name}`);
  },
  proof: async (lab) => [[await dig(lab, "+short", lab.provider.name, "A"), new RegExp(`^${lab.provider.v4}$`, "m")], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
