import { isThisMachine } from "../compare.ts";
import { connectsToQuestion, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The outgoing server in the settings is this very machine: a bridge, a shield or a mail server of its own. Whatever fails there, no network had a part in it. */
export const serverIsThisMachine: Sign<"tcp-connect"> = {
  id: "server-is-this-machine",
  asks: "Is the outgoing server this very machine?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    if (host === undefined) return unknown("no outgoing server is known");
    return isThisMachine(host) ? present(`${host} is this machine itself: no network lies in between`, connectsToQuestion(seen)) : absent(`${host} is another machine`, connectsToQuestion(seen));
  },
};
