import type { Lab } from "../../lab.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

const special = (lab: Lab) => `${lab.person.password.slice(0, 8)}#9x`;

export default scenario({
  says: "The right password stands without quotes in a .env file, and the program takes what follows # for a comment.",
  distinguishedBy: "the pair passes by hand, and the program reads fewer characters than the file has",
  world: (lab) => {
    lab.dovecot.allow(lab.person.address, special(lab));
    lab.files["/run/lab/home/app/.env"] = `APP_KEY=base64:x\nMAIL_MAILER=smtp\nMAIL_HOST=${lab.provider.name}\nMAIL_PORT=587\nMAIL_USERNAME=${lab.person.address}\nMAIL_PASSWORD=${special(lab)}\nMAIL_FROM_ADDRESS=${lab.person.address}\n`;
  },
  user: (lab) => ({ client: "/run/lab/home/app/.env", password: special(lab), error: "535 5.7.8 Error: authentication failed: (reason unavailable)" }),
  proof: async (lab) => [[await swaks(lab, { password: special(lab) }), /235 2\.7\.0/], [await swaks(lab, { password: special(lab).slice(0, 8) }), /535 5\.7\.8/]],
  expect: { named: "auth-password-mangled", ruledOut: ["auth-bad-password"] },
});
