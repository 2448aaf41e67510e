import { absent, present, type Sign, unknown } from "../sign.ts";

/** The test message went to another address of the user's, which leads back to the mailbox, and came back as a bounce although the own server had taken it. */
export const onlyTheDetourFails: Sign<"message-arrival" | "smtp-canary"> = {
  id: "only-the-detour-fails",
  asks: "Does a test message come back that took the way over a forwarding?",
  needs: ["message-arrival", "smtp-canary"],
  from: "all",
  read(seen) {
    const { testAddress } = seen.target;
    const arrival = seen.of("message-arrival").find((one) => one.ok);
    if (testAddress === undefined || !arrival?.ok) return unknown("no test message went over another address of yours");
    return arrival.saw.outcome === "bounced" ? present(`the test message to ${testAddress} is taken by the own server and then comes back`, [arrival]) : absent(`the test message to ${testAddress} does not come back`, [arrival]);
  },
};
