import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program is set to the web server of the domain.",
  distinguishedBy: "no mail port answers at that host while 443 does; the domain itself names another host for submission",
  user: (lab) => ({ smtp: `www.${lab.provider.domain}:587` }),
  proof: async (lab) => [[await connect(lab, `www.${lab.provider.domain}`, 587), /ECONNREFUSED/],
    [await connect(lab, `www.${lab.provider.domain}`, 443), /connected/],
    [await swaks(lab), /250 2\.1\.5 Ok/],],
  expect: { named: "cfg-wrong-smtp-host", ruledOut: ["net-submission-port-blocked", "auth-bad-password"] },
});
