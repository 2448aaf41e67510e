import { pasted } from "../compare.ts";
import { absent, present, type Sign } from "../sign.ts";

/** Names of protection programs, and what the best known of their mail rules is called. */
const words = /mass.?mailing worm|access protection|VirusScan|\b(McAfee|Trellix|Norton|Symantec|Kaspersky|Avast|AVG|Avira|Bitdefender|ESET|Sophos|Trend ?Micro|F-Secure|G ?Data|Malwarebytes)\b/i;

/** The error or log that the user pasted names an antivirus program or one of its rules. */
export const reportedNamesAnAntivirus: Sign<"reported-reply"> = {
  id: "reported-names-an-antivirus",
  asks: "Does the pasted error or log name a protection program?",
  needs: ["reported-reply"],
  from: "all",
  read(seen) {
    const texts = pasted(seen);
    const found = texts.find((one) => words.test(one.saw.text));
    return found === undefined ? absent("the pasted text says nothing of the kind", texts) : present("the pasted text names a protection program", [found], found.saw.text);
  },
};
