import { came, onQuestion, saidToEnvelope, saidToUser } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** "Must issue a STARTTLS command first" and its kin (RFC 3207 section 4 gives it code 530). */
const demand = /must (first )?(issue|use|start)( an?)? (start)?tls|starttls (command )?(is )?(required|needed|first|must)|requires? (the use of )?(start)?tls|(session |connection )?encryption (is )?(required|needed)|(?<!no )\btls (is )?required|secure connection (is )?required/i;
/** The receiving domain's wish, or the program's own complaint, is another matter. */
const otherMatter = /rcpt domain|for recipient|not (supported|offered|available|advertised)|does(n't| not) (support|offer)|no tls/i;

/** The server refuses to take mail before the connection is encrypted, by its own words. */
export const serverDemandsTlsFirst: Sign<"smtp-envelope" | "reported-reply"> = {
  id: "server-demands-tls-first",
  asks: "Does the server say that encryption must come first?",
  needs: ["smtp-envelope", "reported-reply"],
  from: "any",
  read(seen) {
    const clear = came(onQuestion(seen, "smtp-envelope")).filter((one) => one.saw.encrypted === "no");
    const said = [...saidToEnvelope(seen, "no"), ...saidToUser(seen)];
    const hit = said.find((one) => demand.test(one.text) && !otherMatter.test(one.text));
    if (hit !== undefined) return present("the server says that encryption must come first", [hit.by], hit.quote);
    const heard = [...clear, ...saidToUser(seen).map((one) => one.by)];
    return heard.length === 0 ? unknown("nothing was tried or reported that the server could say it to") : absent("the server asks for no encryption", heard);
  },
};
