import { placeOf } from "../elsewhere.ts";
import { at, came, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server offers STARTTLS to a second place and not here: somebody on the way takes it out. */
export const starttlsIsOfferedElsewhere: Sign<"smtp-hello" | "elsewhere-hello"> = {
  id: "starttls-is-offered-elsewhere",
  asks: "Does the server offer STARTTLS to another place, and not here?",
  needs: ["smtp-hello", "elsewhere-hello"],
  from: "all",
  read(seen) {
    const here = came(onQuestion(seen, "smtp-hello"))[0];
    if (here === undefined) return unknown("the server did not say here what it offers");
    if (here.saw.offer.starttls === "offered") return absent("STARTTLS is offered here, too", [here]);
    const there = came(at(seen, "elsewhere-hello", { host: here.about.host.toLowerCase(), port: here.about.port, address: here.about.address }));
    const offered = there.find((one) => one.saw.offer.starttls === "offered");
    if (offered !== undefined) return present(`${named(offered.about)} offers STARTTLS to ${placeOf(offered)}, and not here`, [here, offered]);
    return there[0] === undefined ? unknown("the server did not say to another place what it offers") : absent(`${named(there[0].about)} offers no STARTTLS to ${placeOf(there[0])} either`, [here, there[0]]);
  },
};
