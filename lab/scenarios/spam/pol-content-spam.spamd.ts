import { letter } from "../../letters.ts";
import type { Lab } from "../../lab.ts";
import { askableSpamd } from "../../parts/filters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

/** The text that every spam filter takes for spam, so that filters can be tried. */
const gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n";

const filters = new Map<Lab, string>();

export default scenario({
  says: "A real SpamAssassin calls the message spam before it is sent.",
  distinguishedBy: "the filter's own score and rules",
  world: (lab) => void filters.set(lab, askableSpamd(lab)),
  user: (lab) => ({ message: { text: letter(lab, { body: gtube }), flags: ["--filter", filters.get(lab) ?? ""] } }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "pol-content-spam", ruledOut: ["pol-malformed-message"], logins: 0 },
});
