import { letter } from "../../letters.ts";
import { blockList } from "../../parts/rbldnsd.ts";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

const zone = "zen.spamhaus.org";
const backwards = (address: string) => address.split(".").reverse().join(".");

export default scenario({
  says: "A block list answers every question of this resolver with 127.255.255.254: it turns the resolver away, and lists nobody.",
  distinguishedBy: "its own test entry and 127.0.0.1 get the same answer",
  world: (lab) => void blockList(lab, [], { zone, refusal: "127.255.255.254" }),
  user: (lab) => ({ message: { text: letter(lab), flags: ["--lists", "--sends-from", lab.provider.v4] } }),
  proof: async (lab) => [[await dig(lab, "+short", `${backwards(lab.provider.v4)}.${zone}`), /127\.255\.255\.254/]],
  expect: { named: "healthy", logins: 0 },
});
