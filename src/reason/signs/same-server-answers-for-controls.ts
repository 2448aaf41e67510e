import type { Observation } from "../../model/observation.ts";
import { nameInGreeting, operatorOf } from "../compare.ts";
import { at, came, isAt, quoteOf, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

interface Answer {
  readonly host: string;
  readonly name: string;
  readonly one: Observation;
  readonly quote: string;
}

/** One and the same server answers for hosts of unrelated operators, and belongs to none of those that it stands in for. */
export const sameServerAnswersForControls: Sign<"smtp-greeting" | "control-greeting"> = {
  id: "same-server-answers-for-controls",
  asks: "Does the same server answer for unrelated providers?",
  needs: ["smtp-greeting", "control-greeting"],
  from: "any",
  read(seen) {
    const route = question(seen);
    const own = came(at(seen, "smtp-greeting", { host: route?.host ?? "" }));
    const controls = came(seen.of("control-greeting").filter(isAt));
    if (controls.length === 0) return unknown("no unrelated server was asked for its greeting");
    const answers = [...own, ...controls].flatMap((one): Answer[] => {
      const name = nameInGreeting(one.saw.reply.text);
      return name === undefined ? [] : [{ host: one.about.host, name, one, quote: quoteOf(one.saw) }];
    });
    // An operator's own name at its own host proves nothing: the configured host may be a customer of the control.
    const strangers = answers.filter((answer) => operatorOf(answer.name) !== operatorOf(answer.host));
    for (const first of strangers) {
      const twin = answers.find((other) => other.name === first.name && operatorOf(other.host) !== operatorOf(first.host));
      const isControl = controls.some((one) => one === first.one);
      if (twin !== undefined && isControl) return present(`${first.name} answers for ${first.host} as well as for ${twin.host}`, [first.one, twin.one], first.quote);
    }
    return answers.length < 2 ? unknown("too few servers say who they are") : absent("each server answers under a name of its own", answers.map((answer) => answer.one));
  },
};
