import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The disk of the server's queue is full.",
  distinguishedBy: "452 4.3.1 Insufficient system storage at MAIL",
  world: (lab) => void (lab.postfix.spoolMegabytes = 12),
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /452 4\.3\.1 Insufficient system storage/]],
  expect: { named: "srv-disk-full", ruledOut: ["quota-recipient-limit", "auth-bad-password"] },
});
