import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program keeps an old password for sending beside the right one for receiving.",
  distinguishedBy: "the pair that the user knows passes at IMAP and at submission, and the program still shows 535",
  user: () => ({ error: "535 5.7.8 Error: authentication failed: (reason unavailable)" }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await imap(lab), /Logged in/]],
  expect: { named: "client-smtp-password-separate", orNamed: ["auth-password-mangled"], ruledOut: ["auth-bad-password"] },
});
