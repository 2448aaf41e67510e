import { came, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** So many octets fill packets; what is lost only beyond is not lost for the size of its packets. */
const fewPackets = 4_096;

/** In one and the same session a small command is answered at once and the first flight that fills a packet never is: it is the size, and neither the server nor the content. */
export const fullSizePacketsVanish: Sign<"size-ladder" | "tcp-connect" | "tls-handshake" | "smtp-canary"> = {
  id: "full-size-packets-vanish",
  asks: "Are only large packets lost?",
  needs: ["size-ladder", "tcp-connect", "tls-handshake", "smtp-canary"],
  from: "any",
  read(seen) {
    const ladders = seen.of("size-ladder").filter(isAt);
    const climbed = ladders.filter((each) => each.ok);
    // The one on which something fell silent tells more than one whose every rung was answered.
    const one = climbed.find((each) => each.ok && each.saw.rungs.some((rung) => rung.fate === "silent" && rung.octets <= fewPackets)) ?? climbed.find((each) => each.ok && each.saw.rungs.some((rung) => rung.fate === "silent")) ?? climbed[0] ?? ladders[0];
    if (one === undefined) {
      // Flights are sent only where something large got no answer.
      const [opened] = came(onQuestion(seen, "tcp-connect"));
      const stuck = [...onQuestion(seen, "tls-handshake"), ...onQuestion(seen, "smtp-canary")].some((step) => !step.ok);
      return opened === undefined || stuck ? unknown("no flights of growing size were sent") : absent("nothing large went without an answer", [opened]);
    }
    if (!one.ok) return unknown("the flights of commands did not come about");
    const [small, ...larger] = one.saw.rungs;
    const lost = larger.find((rung) => rung.fate === "silent");
    if (lost !== undefined && lost.octets > fewPackets) return unknown(`messages of ${larger.filter((rung) => rung.fate === "answered").at(-1)?.octets ?? small?.octets} octets are answered, which fill packets, and of ${lost.octets} octets none is: it is not the size of a packet`);
    if (small?.fate !== "answered") return unknown(small !== undefined && small.octets > fewPackets ? `a message of ${small.octets} octets was not answered, and no smaller one was tried` : "not even a small command was answered");
    if (lost !== undefined) return present(`${named(one.about)} answers ${small.by === "chunk" || small.by === "message" ? "messages" : "commands"} of ${small.octets} octets at once, and none of ${lost.octets} octets within ${Math.round(lost.afterMs / 1000)} s`, [one]);
    return larger.every((rung) => rung.fate === "answered") ? absent(`flights of up to ${one.saw.rungs.at(-1)?.octets} octets are answered`, [one]) : unknown("the line broke for another reason");
  },
};
