import { absent, present, type Sign, unknown } from "../sign.ts";

/** Another device in the same network fails with the same account as well, by the user's own word: nothing on this machine is what stops it. */
export const anotherDeviceHereFailsToo: Sign<never> = {
  id: "another-device-here-fails-too",
  asks: "Does another device in this network fail as well?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["other-device-same-network"];
    if (answer === undefined) return unknown("whether another device sends was not said");
    return answer === "fails" ? present("by the user's word another device in this network fails, too") : absent("by the user's word another device in this network sends");
  },
};
