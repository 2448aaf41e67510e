import type { Lab } from "../../lab.ts";
import { blockList } from "../../parts/rbldnsd.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

const lists = new Map<Lab, string>();

export default scenario({
  says: "The address of the provider's server is on a public block list.",
  distinguishedBy: "the refusal names the list, and the list itself has the address",
  world: (lab) => void lists.set(lab, blockList(lab, [lab.provider.v4])),
  user: (lab) => ({ error: `554 5.7.1 Service unavailable; Client host [${lab.provider.v4}] blocked using ${lists.get(lab)}; listed for sending unsolicited mail` }),
  proof: async (lab) => [[await dig(lab, "+short", `${lab.provider.v4.split(".").reverse().join(".")}.${lists.get(lab)}`), /127\.0\.0\.2/]],
  expect: { named: "rep-dnsbl-listed", ruledOut: ["pol-own-server-rejects-clients"] },
});
