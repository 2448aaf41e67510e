import { letter } from "../../letters.ts";
import { blockList } from "../../parts/rbldnsd.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

const zone = "zen.spamhaus.org";
const backwards = (address: string) => address.split(".").reverse().join(".");

export default scenario({
  says: "The address of the server that sends is on a public block list, and the list is asked before anything is sent.",
  distinguishedBy: "the list has its own test entry and this address, and not 127.0.0.1",
  world: (lab) => void blockList(lab, [lab.provider.v4], { zone }),
  user: (lab) => ({ message: { text: letter(lab), flags: ["--lists", "--sends-from", lab.provider.v4] } }),
  proof: async (lab) => [[await dig(lab, "+short", `${backwards(lab.provider.v4)}.${zone}`), /127\.0\.0\.2/]],
  expect: { named: "rep-dnsbl-listed", ruledOut: ["pol-malformed-message"], logins: 0 },
});
