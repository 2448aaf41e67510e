import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "A Django program is set to hand its mail to the machine itself, where no mail server runs.",
  distinguishedBy: "the file names localhost, nothing listens there",
  world: (lab) => {
    lab.files["/run/lab/home/site/settings.py"] = `INSTALLED_APPS = []\nEMAIL_HOST = 'localhost'\nEMAIL_PORT = 25\nDEFAULT_FROM_EMAIL = '${lab.person.address}'\n`;
  },
  user: () => ({ client: "/run/lab/home/site/settings.py", password: null }),
  proof: async (lab) => [[await connect(lab, "127.0.0.1", 25), /ECONNREFUSED/]],
  expect: { named: "srv-local-mta-absent" },
});
