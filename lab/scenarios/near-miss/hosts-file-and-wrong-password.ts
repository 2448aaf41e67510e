import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The password is wrong, and the hosts file names the outgoing server with the very address that the DNS has.",
  distinguishedBy: "the line of the hosts file changes nothing, and both services refuse the password",
  world: (lab) => {
    lab.hostsLines.push(`${lab.provider.v4} ${lab.provider.name}`, `${lab.provider.v6} ${lab.provider.name}`);
  },
  user: () => ({ password: "not-the-password" }),
  proof: async (lab) => [[await swaks(lab, { password: "not-the-password" }), /535 5\.7\.8/], [await imap(lab, "not-the-password"), /AUTHENTICATIONFAILED|Login denied/]],
  expect: { named: "auth-bad-password" },
});
