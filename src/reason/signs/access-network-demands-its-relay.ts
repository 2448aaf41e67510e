import { at, came, isAt, quoteOf, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Whoever answers first refuses at the greeting and says that mail must go through the network's own relay. */
export const accessNetworkDemandsItsRelay: Sign<"smtp-greeting" | "control-greeting"> = {
  id: "access-network-demands-its-relay",
  asks: "Does the network demand that its own relay is used?",
  needs: ["smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const greetings = [...came(at(seen, "smtp-greeting", { host: question(seen)?.host ?? "" })), ...came(seen.of("control-greeting").filter(isAt))];
    const demand = greetings.find((one) => one.saw.reply.code >= 400 && /\b(smart ?host|(use|through|via) .{0,40}\b(relay|mail ?server|outgoing server)|network policy)\b/i.test(one.saw.reply.text));
    if (demand !== undefined) return present(`whoever answers for ${demand.about.host} demands another relay`, [demand], quoteOf(demand.saw));
    return greetings.length === 0 ? unknown("no greeting was seen") : absent("nobody demands another relay", greetings);
  },
};
