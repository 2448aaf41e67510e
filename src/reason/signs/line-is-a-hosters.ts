import { absent, present, type Sign, unknown } from "../sign.ts";

/** This machine stands at a hosting company, as its firmware or the user says. */
export const lineIsAHosters: Sign<"machine-interfaces"> = {
  id: "line-is-a-hosters",
  asks: "Is this a rented server?",
  needs: ["machine-interfaces"],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.line;
    const machines = seen.of("machine-interfaces");
    if (answer !== undefined) return answer === "server" ? present("by the user's word this is a rented server", machines) : absent("by the user's word this is no rented server", machines);
    const [hoster] = machines.flatMap((one) => (one.ok && one.saw.hoster !== undefined ? [one.saw.hoster] : []));
    return hoster === undefined ? unknown("nothing tells what kind of line this is") : present(`this machine is rented from ${hoster}`, machines);
  },
};
