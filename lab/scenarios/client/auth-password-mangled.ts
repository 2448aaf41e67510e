import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const special = (lab: Lab) => `${lab.person.password.slice(0, 8)}$%#1`;

export default scenario({
  says: "The program changes the right password on its way, for it holds a character that the configuration treats in a special way.",
  distinguishedBy: "the pair passes by hand, the program is refused, and the password holds such characters",
  world: (lab) => lab.dovecot.allow(lab.person.address, special(lab)),
  user: (lab) => ({ password: special(lab), error: "535 5.7.8 Error: authentication failed: (reason unavailable)" }),
  proof: async (lab) => [[await swaks(lab, { password: special(lab) }), /235 2\.7\.0/], [await swaks(lab, { password: special(lab).slice(0, 8) }), /535 5\.7\.8/]],
  expect: { named: "auth-password-mangled", orNamed: ["client-smtp-password-separate"], ruledOut: ["auth-bad-password"] },
});
