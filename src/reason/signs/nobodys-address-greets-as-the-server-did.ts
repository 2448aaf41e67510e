import { nameInGreeting, operatorOf } from "../compare.ts";
import { at, came, isAt, quoteOf, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** At an address where nobody lives the same server greets as for the host in question, under a name that is not the host's: connections are turned over to it, wherever they go. */
export const nobodysAddressGreetsAsTheServerDid: Sign<"smtp-greeting" | "nowhere-connect"> = {
  id: "nobodys-address-greets-as-the-server-did",
  asks: "Does the same server greet where nobody lives?",
  needs: ["smtp-greeting", "nowhere-connect"],
  from: "all",
  read(seen) {
    const route = question(seen);
    const greetings = came(at(seen, "smtp-greeting", { host: route?.host ?? "" }));
    const nobody = came(seen.of("nowhere-connect").filter(isAt));
    const strange = nobody.flatMap((one) => (one.saw.greeting === undefined ? [] : [{ one, greeting: one.saw.greeting, name: nameInGreeting(one.saw.greeting.text) }]));
    const twin = strange.find(({ name }) => name !== undefined && operatorOf(name) !== operatorOf(route?.host ?? "") && greetings.some((own) => nameInGreeting(own.saw.reply.text) === name));
    if (twin !== undefined) return present(`${twin.name} greets at ${twin.one.about.address} too, where nobody lives`, [twin.one, ...greetings], quoteOf({ reply: twin.greeting }));
    return strange.length === 0 ? unknown("nobody greeted where nobody lives") : absent("who greets there is not who greets for the host in question", nobody);
  },
};
