import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "A Laravel program has the right settings in its file and writes its mail to a log instead of sending it.",
  distinguishedBy: "the settings in the file send, and the same file names the log as the mailer",
  world: (lab) => {
    lab.files["/run/lab/home/app/.env"] = `APP_KEY=base64:x\nMAIL_MAILER=log\nMAIL_HOST=${lab.provider.name}\nMAIL_PORT=587\nMAIL_USERNAME=${lab.person.address}\nMAIL_PASSWORD='${lab.person.password}'\nMAIL_FROM_ADDRESS=${lab.person.address}\n`;
  },
  user: () => ({ client: "/run/lab/home/app/.env" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await lab.client(["grep", "MAILER", "/run/lab/home/app/.env"]), /MAIL_MAILER=log/]],
  expect: { named: "app-config-not-effective", ruledOut: ["auth-bad-password"] },
});
