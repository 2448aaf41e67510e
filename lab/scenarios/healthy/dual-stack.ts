import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "Everything works, over IPv4 and IPv6, by STARTTLS at 587.",
  distinguishedBy: "login, envelope and message are accepted",
  user: () => ({ send: "yes" }),
  proof: async (lab) => [
    [await swaks(lab, { quitAfter: "none" }), /235 2\.7\.0/, /250 2\.0\.0 Ok: queued/],
    [await imap(lab), /OK .*Logged in/],
  ],
  expect: { named: "healthy" },
});
