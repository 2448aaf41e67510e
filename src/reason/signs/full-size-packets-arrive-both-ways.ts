import { came, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** More than this no packet of an ordinary line holds, and more than `fewPackets` is not lost for the size of its packets. */
const onePacket = 1_500;
const fewPackets = 4_096;

/** Commands that fill a packet are answered, and the certificates, which fill packets the other way, came: size is not what stops anything. */
export const fullSizePacketsArriveBothWays: Sign<"size-ladder" | "tls-handshake"> = {
  id: "full-size-packets-arrive-both-ways",
  asks: "Do large packets arrive in both directions?",
  needs: ["size-ladder", "tls-handshake"],
  from: "all",
  read(seen) {
    const ladders = seen.of("size-ladder").filter(isAt);
    const short = ladders.find((each) => each.ok && each.saw.rungs.some((rung) => rung.octets <= fewPackets && rung.fate !== "answered"));
    const one = short ?? ladders.find((each) => each.ok && each.saw.rungs.some((rung) => rung.octets > onePacket));
    const [shaken] = came(onQuestion(seen, "tls-handshake"));
    if (!one?.ok) return unknown("the flights of commands did not come about");
    if (short !== undefined) return absent("not every flight of commands was answered", [one]);
    if (shaken === undefined) return unknown("no large packet of the server's was seen to come");
    return present(`${named(one.about)} answers what fills packets (${one.saw.rungs.findLast((rung) => rung.fate === "answered")?.octets} octets), and its certificates came whole`, [one, shaken]);
  },
};
