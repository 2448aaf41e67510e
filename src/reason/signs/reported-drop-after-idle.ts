import { pasted } from "../compare.ts";
import { absent, present, type Sign } from "../sign.ts";

/** How servers, pools and firewalls speak of a connection that was not used for too long. */
const words = /\bidle\b.{0,80}(time ?d? ?out|too long|clos|drop|disconnect|reset)|(time ?d? ?out|clos\w*|reset|disconnect\w*).{0,60}\b(idle|inactiv\w+)\b|421.{0,90}\btimeout\b.{0,60}(clos|exceeded)|timed out waiting for (a |the )?(next )?(client |input|command)/i;

/** The error that the user pasted speaks of a connection that was dropped because nothing went over it. */
export const reportedDropAfterIdle: Sign<"reported-reply"> = {
  id: "reported-drop-after-idle",
  asks: "Does the pasted error speak of a connection that was idle too long?",
  needs: ["reported-reply"],
  from: "all",
  read(seen) {
    const texts = pasted(seen);
    const found = texts.find((one) => words.test(one.saw.text));
    return found === undefined ? absent("the pasted text says nothing of the kind", texts) : present("the pasted error speaks of a connection that was idle for too long", [found], found.saw.text);
  },
};
