import { came, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** In one and the same session a small command is answered at once and the first flight that fills a packet never is: it is the size, and neither the server nor the content. */
export const fullSizePacketsVanish: Sign<"size-ladder" | "tcp-connect" | "tls-handshake" | "smtp-canary"> = {
  id: "full-size-packets-vanish",
  asks: "Are only large packets lost?",
  needs: ["size-ladder", "tcp-connect", "tls-handshake", "smtp-canary"],
  from: "any",
  read(seen) {
    const [one] = seen.of("size-ladder").filter(isAt);
    if (one === undefined) {
      // Flights are sent only where something large got no answer.
      const [opened] = came(onQuestion(seen, "tcp-connect"));
      const stuck = [...onQuestion(seen, "tls-handshake"), ...onQuestion(seen, "smtp-canary")].some((step) => !step.ok);
      return opened === undefined || stuck ? unknown("no flights of growing size were sent") : absent("nothing large went without an answer", [opened]);
    }
    if (!one.ok) return unknown("the flights of commands did not come about");
    const [small, ...larger] = one.saw.rungs;
    const lost = larger.find((rung) => rung.fate === "silent");
    if (small?.fate !== "answered") return unknown("not even a small command was answered");
    if (lost !== undefined) return present(`${named(one.about)} answers commands of ${small.octets} octets at once, and none of ${lost.octets} octets within ${Math.round(lost.afterMs / 1000)} s`, [one]);
    return larger.every((rung) => rung.fate === "answered") ? absent(`flights of up to ${one.saw.rungs.at(-1)?.octets} octets are answered`, [one]) : unknown("the line broke for another reason");
  },
};
