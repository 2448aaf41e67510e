import { accessNetworkDemandsItsRelay } from "./access-network-demands-its-relay.ts";
import { controlSamePortFails } from "./control-same-port-fails.ts";
import { dialogueIsCutForControlsToo } from "./dialogue-is-cut-for-controls-too.ts";
import { pasted } from "../compare.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

type Needs = "control-connect" | "control-greeting" | "smtp-greeting" | "smtp-hello" | "smtp-starttls" | "reported-reply";

/** The same trouble meets unrelated providers, so that no server of the one in question has a part in it; unless its own words reached the user all the same. */
export const unrelatedProvidersFailAlike: Sign<Needs> = {
  id: "unrelated-providers-fail-alike",
  asks: "Does the same trouble meet unrelated providers?",
  needs: ["control-connect", "control-greeting", "smtp-greeting", "smtp-hello", "smtp-starttls", "reported-reply"],
  from: "any",
  read(seen) {
    const heard = pasted(seen).filter((one) => one.saw.reply !== undefined);
    if (heard.length > 0) return unknown("a reply of a server did reach the mail program");
    const ways = [controlSamePortFails.read(seen), dialogueIsCutForControlsToo.read(seen), accessNetworkDemandsItsRelay.read(seen)];
    const alike = ways.find((one) => one.state === "present");
    if (alike !== undefined) return present(alike.words, alike.rests, alike.quote);
    const other = ways.find((one) => one.state === "absent");
    return other === undefined ? unknown("no unrelated provider was tried in the same way") : absent(other.words, other.rests);
  },
};
