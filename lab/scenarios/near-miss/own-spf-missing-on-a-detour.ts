import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The test message to another address of the user's is refused there because the domain's own SPF record leaves out its own server.",
  distinguishedBy: "the report names the account's own domain and its own server's address, and speaks of no forwarding",
  world: (lab) => lab.postfix.setEverywhere({
    virtual_alias_maps: lab.postfix.table("leads-back", "texthash", `alumni@${lab.second.domain} ${lab.person.address}\n`),
    header_checks: lab.postfix.table("unproven", "pcre", `/^To: <alumni@/ FILTER error:5.7.23 SPF validation failed: domain of ${lab.person.address} does not designate ${lab.provider.v4} as permitted sender\n`),
  }),
  user: (lab) => ({ send: "yes", sendTo: `alumni@${lab.second.domain}`, timeoutSeconds: 15 }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  expect: { named: "dns-spf-dkim-missing", ruledOut: ["auth-bad-password"] },
});
