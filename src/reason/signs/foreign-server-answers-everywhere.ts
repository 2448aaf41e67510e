import { nameInGreeting, operatorOf } from "../../model/host-name.ts";
import { came, isAt, onQuestion, question, quoteOf } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** So many unrelated providers must be stood in for: one alone may be a customer of the same operator. */
const enough = 2;

/** The server that answers for the configured host bears another operator's name, and under that very name it answers for several unrelated providers as well. No certificate can outweigh that: it proves who has the key, not who was meant. */
export const foreignServerAnswersEverywhere: Sign<"smtp-greeting" | "control-greeting"> = {
  id: "foreign-server-answers-everywhere",
  asks: "Does one foreign server answer for everybody?",
  needs: ["smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host ?? "";
    const [greeting] = came(onQuestion(seen, "smtp-greeting"));
    const name = greeting === undefined ? undefined : nameInGreeting(greeting.saw.reply.text);
    if (greeting === undefined || name === undefined) return unknown("the server's greeting names no host");
    if (operatorOf(name) === operatorOf(host)) return absent(`the server calls itself ${name}`, [greeting], quoteOf(greeting.saw));
    const controls = came(seen.of("control-greeting").filter(isAt));
    const alike = controls.filter((one) => nameInGreeting(one.saw.reply.text) === name && operatorOf(one.about.host) !== operatorOf(name));
    const stoodInFor = new Set(alike.map((one) => operatorOf(one.about.host)));
    if (stoodInFor.size >= enough) return present(`${name} answers for ${host}, and for ${[...new Set(alike.map((one) => one.about.host))].join(" and ")} too`, [greeting, ...alike], quoteOf(greeting.saw));
    return controls.length < enough ? unknown("too few unrelated servers were asked for their greeting") : absent(`${name} answers for ${host} alone`, [greeting, ...controls]);
  },
};
