import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The server lists legal but rare words after EHLO.",
  distinguishedBy: "keywords in small letters, with parameters, twice, and AUTH= of old times",
  world: (lab) =>
    providerSpeaks(lab, {
      banner: `220-${lab.provider.name} ESMTP\n220-no spam, please\n220 ready`,
      offers: ["size", "8bitmime", "auth plain LOGIN", "AUTH=PLAIN LOGIN", "X-EXPS GSSAPI NTLM", "XCLIENT NAME ADDR PROTO", "LIMITS RCPTMAX=1000", "MT-PRIORITY MIXER", "DELIVERBY 240", "HELP", "CHUNKING", "BINARYMIME", "FUTURERELEASE 1 2"],
      replies: [],
    }),
  proof: async (lab) => [[await swaks(lab), /235 2\.7\.0/, /FUTURERELEASE/]],
  expect: { named: "healthy" },
});
