import { milter } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The mail filter of the server runs, but what it leans on is gone: it puts off every recipient.",
  distinguishedBy: "451 4.7.1 from the own server after a login, for every recipient",
  world: (lab) => milter(lab, "recipient", "tempfail"),
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /451 4\.7\.1 .*Service unavailable - try again later/]],
  expect: { named: "srv-milter-failure", ruledOut: ["rep-greylisting", "quota-rate-throttle"] },
});
