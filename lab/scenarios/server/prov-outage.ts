import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

// Nothing is ruled out about the password: neither of the two services answers, so none has judged it.
export default scenario({
  says: "All mail services of the provider are down.",
  distinguishedBy: "every mail port of the host is refused, the name resolves and other operators answer; it worked before",
  world: (lab) => {
    lab.postfix.close(lab.provider, 25, 465, 587);
    lab.dovecot.protocols = [];
  },
  user: () => ({ since: "it worked before" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /ECONNREFUSED/], [await connect(lab, lab.provider.v4, 993), /ECONNREFUSED/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  // Nobody answers a login here, so nothing is known about the password: it is neither named nor ruled out.
  expect: { named: "prov-outage", orNamed: ["srv-submission-unreachable", "cfg-host-stale-after-migration", "cfg-wrong-smtp-host"], ruledOut: ["net-submission-port-blocked"] },
});
