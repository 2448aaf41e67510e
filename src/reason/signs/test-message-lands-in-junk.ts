import { absent, present, type Sign, unknown } from "../sign.ts";

/** The test message was found again, and in the folder for junk (RFC 6154). */
export const testMessageLandsInJunk: Sign<"message-arrival"> = {
  id: "test-message-lands-in-junk",
  asks: "Does the test message arrive in the folder for junk?",
  needs: ["message-arrival"],
  from: "all",
  read(seen) {
    const arrival = seen.of("message-arrival").flatMap((one) => (one.ok ? [one] : []))[0];
    if (arrival === undefined || arrival.saw.outcome !== "arrived") return unknown("the test message was not found again");
    const { folder, isJunk } = arrival.saw.found;
    return isJunk === "yes" ? present(`the test message arrives in ${folder}, the folder for junk`, [arrival]) : absent(`the test message arrives in ${folder}`, [arrival]);
  },
};
