import { absent, present, type Sign, unknown } from "../sign.ts";

/** Another device in the same network sends with the same account, by the user's own word: the network, the server and the account are all right. */
export const anotherDeviceHereSends: Sign<never> = {
  id: "another-device-here-sends",
  asks: "Does another device in this network send with the same account?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["other-device-same-network"];
    if (answer === undefined) return unknown("whether another device sends was not said");
    return answer === "works" ? present("by the user's word another device in this network sends with the same account") : absent("by the user's word another device in this network fails, too");
  },
};
