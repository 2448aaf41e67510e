import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The user names no mailbox server.",
  distinguishedBy: "submission works, and there is nothing to compare with",
  user: () => ({ imap: null }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
