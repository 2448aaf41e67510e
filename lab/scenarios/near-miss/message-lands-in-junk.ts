import { arrivedAs } from "../../parts/arrival.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mailbox can send; its own rules put the message into the folder for junk.",
  distinguishedBy: "the test message is found in Junk, so it was neither refused nor lost",
  world: (lab) => {
    const [, domain = ""] = lab.person.address.split("@");
    lab.postfix.setEverywhere({ virtual_mailbox_maps: lab.postfix.table("junked", "texthash", `${lab.person.address} ${domain}/${lab.person.address.split("@")[0]}/.Junk/\n`) });
  },
  user: () => ({ send: "yes", timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  shows: (measured) => arrivedAs(measured, { folder: "Junk", junk: "yes", hops: 1 }),
  expect: { named: "healthy" },
});
