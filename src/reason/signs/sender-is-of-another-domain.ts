import { absent, present, type Sign, unknown } from "../sign.ts";
import { sendingLogins } from "../words.ts";

const domainOf = (address: string) => (address.includes("@") ? address.slice(address.lastIndexOf("@") + 1).toLowerCase() : undefined);

/** The account that logs in for sending is of another domain than the sender's address. */
export const senderIsOfAnotherDomain: Sign<"smtp-login"> = {
  id: "sender-is-of-another-domain",
  asks: "Is the sender's address of another domain than the account that logs in?",
  needs: ["smtp-login"],
  from: "all",
  read(seen) {
    const login = sendingLogins(seen)[0];
    const account = login === undefined ? undefined : domainOf(login.saw.user);
    const sender = domainOf(seen.target.from);
    if (login === undefined || account === undefined || sender === undefined) return unknown("the account's domain is not known from its user name");
    if (account === sender) return absent(`both are of ${sender}`, [login]);
    return present(`the login is one of ${account} and the sender one of ${sender}`, [login]);
  },
};
