import { came, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Commands that fill a packet are answered, and the certificates, which fill packets the other way, came: size is not what stops anything. */
export const fullSizePacketsArriveBothWays: Sign<"size-ladder" | "tls-handshake"> = {
  id: "full-size-packets-arrive-both-ways",
  asks: "Do large packets arrive in both directions?",
  needs: ["size-ladder", "tls-handshake"],
  from: "all",
  read(seen) {
    const [one] = seen.of("size-ladder").filter(isAt);
    const [shaken] = came(onQuestion(seen, "tls-handshake"));
    if (!one?.ok) return unknown("the flights of commands did not come about");
    if (one.saw.rungs.some((rung) => rung.fate !== "answered")) return absent("not every flight of commands was answered", [one]);
    if (shaken === undefined) return unknown("no large packet of the server's was seen to come");
    return present(`${named(one.about)} answers flights of ${one.saw.rungs.at(-1)?.octets} octets, and its certificates came whole`, [one, shaken]);
  },
};
