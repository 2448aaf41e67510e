import { blockList } from "../../parts/rbldnsd.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

const zone = "zen.spamhaus.org";
const backwards = (address: string) => address.split(".").reverse().join(".");

export default scenario({
  says: "The domain is in order, and the host that sends for it is on a public block list.",
  distinguishedBy: "the records pass; the list has its own test entry and the address that the host's name leads to",
  world: (lab) => void blockList(lab, [lab.provider.v4], { zone }),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.name, "--lists"] }),
  proof: async (lab) => [[await dig(lab, "+short", `${backwards(lab.provider.v4)}.${zone}`), /127\.0\.0\.2/]],
  expect: { named: "rep-dnsbl-listed" },
});
