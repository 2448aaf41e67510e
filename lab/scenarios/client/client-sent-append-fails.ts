import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The message is sent; only the copy for the Sent folder fails.",
  distinguishedBy: "the program says that the message was sent and the copy was not",
  user: () => ({ error: "Your message was sent but a copy was not placed in your sent folder (Sent) due to network or file access errors." }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "client-sent-append-fails" },
});
