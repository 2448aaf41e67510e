import { letter } from "../../letters.ts";
import { spamAssassin } from "../../parts/spamassassin.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

/** The text that every spam filter takes for spam, so that filters can be tried. */
const gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

export default scenario({
  says: "The provider's spam filter refuses a letter at its end, in words, and the user gives the letter.",
  distinguishedBy: "the server answers; nobody cuts the line",
  world: (lab) => spamAssassin(lab),
  user: (lab) => ({ bisect: letter(lab, { body: `Good morning.\n${gtube}\n` }) }),
  proof: async (lab) => [[await swaks(lab, { quitAfter: "none", more: ["--body", gtube] }), /550 5\.7\.1 Blocked by SpamAssassin/], [await swaks(lab, { quitAfter: "none" }), /Ok: queued/]],
  // The user gave leave for a login with each try.
  expect: { named: "pol-content-spam", ruledOut: ["net-firewall-content-drop", "av-outgoing-scan-block"], logins: 31, silence: "yes" },
});
