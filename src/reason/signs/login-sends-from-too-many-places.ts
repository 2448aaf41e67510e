import { present, type Sign, absent, unknown } from "../sign.ts";

/** A person has a handful of networks a day: home, work, phone, an inn. A shared mailbox has as many as it has users. A stolen password has dozens. */
const manyNetworks = 15;
/** Fewer messages than this are no flood, wherever they come from. */
const manyMessages = 100;

/** The server's log shows one login that handed in many messages on one day from more networks than people are in. */
export const loginSendsFromTooManyPlaces: Sign<"login-use"> = {
  id: "login-sends-from-too-many-places",
  asks: "Does the log show one login that sends much, from many networks, on one day?",
  needs: ["login-use"],
  from: "all",
  read(seen) {
    const uses = seen.of("login-use").flatMap((one) => (one.ok ? [one] : []));
    const [first] = uses;
    if (first === undefined) return unknown("no log was read");
    const odd = uses.find((one) => one.saw.networks >= manyNetworks && one.saw.messages >= manyMessages);
    if (odd === undefined) return absent(`no login sends from more than ${Math.max(...uses.map((one) => one.saw.networks))} networks on a day`, [first]);
    return present(`${odd.saw.login} handed in ${odd.saw.messages} messages on ${odd.saw.day} from ${odd.saw.networks} different networks`, [odd]);
  },
};
