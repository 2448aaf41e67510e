import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A Symfony program overrides the switched-off mailer of its .env by .env.local, as every installation does: nothing is wrong.",
  distinguishedBy: "what is overridden is the default, and what wins sends",
  world: (lab) => {
    lab.files["/run/lab/home/app/.env"] = "APP_ENV=prod\nMAILER_DSN=null://null\n";
    lab.files["/run/lab/home/app/.env.local"] = `MAILER_DSN='smtp://${encodeURIComponent(lab.person.address)}:${encodeURIComponent(lab.person.password)}@${lab.provider.name}:587'\n`;
  },
  user: () => ({ client: "/run/lab/home/app/.env" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
