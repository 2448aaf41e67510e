import { letter } from "../../letters.ts";
import type { Lab } from "../../lab.ts";
import { askableRspamd, askableSpamd } from "../../parts/filters.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const filters = new Map<Lab, readonly string[]>();

export default scenario({
  says: "A plain letter: a real rspamd and a real SpamAssassin give it points for not being signed and not having passed a server, and let it pass.",
  distinguishedBy: "both scores stay below their limits",
  world: (lab) => void filters.set(lab, [askableRspamd(lab), askableSpamd(lab)]),
  user: (lab) => ({ message: { text: letter(lab), flags: (filters.get(lab) ?? []).flatMap((filter) => ["--filter", filter]) } }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy", ruledOut: ["pol-content-spam", "pol-malformed-message"], logins: 0 },
});
