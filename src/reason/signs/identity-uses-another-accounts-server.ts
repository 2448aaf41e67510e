import { absent, present, type Sign, unknown } from "../sign.ts";

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** In the program's settings, the sender logs in for sending as an account of another domain. */
export const identityUsesAnotherAccountsServer: Sign<"stored-settings"> = {
  id: "identity-uses-another-accounts-server",
  asks: "Is this sender attached to the outgoing server of another account?",
  needs: ["stored-settings"],
  from: "all",
  read(seen) {
    const { from } = seen.target;
    const stored = seen.of("stored-settings");
    const own = stored.filter((one) => one.ok && one.saw.addresses.some((address) => address.toLowerCase() === from.toLowerCase()));
    const first = own[0];
    const user = first?.ok ? first.saw.submission?.user?.value : undefined;
    if (first === undefined || user?.includes("@") !== true) return unknown("the settings do not say as whom this sender logs in");
    if (domainOf(user) === domainOf(from)) return absent(`${from} logs in for sending as ${user}`, [first]);
    const owner = stored.find((one) => one.ok && one !== first && one.saw.addresses.some((address) => address.toLowerCase() === user.toLowerCase()));
    if (owner === undefined) return unknown(`${from} logs in for sending as ${user}, which is no other account of this program`);
    return present(`${from} is set to send through the account ${user}`, [first, owner]);
  },
};
