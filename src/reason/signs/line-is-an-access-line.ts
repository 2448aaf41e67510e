import { absent, present, type Sign, unknown } from "../sign.ts";

/** This machine hangs on the line of an access provider: at home, in an office, on a mobile network, as the user says. */
export const lineIsAnAccessLine: Sign<"machine-interfaces"> = {
  id: "line-is-an-access-line",
  asks: "Is this a line at home, in an office or a mobile one?",
  needs: ["machine-interfaces"],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.line;
    const machines = seen.of("machine-interfaces");
    if (answer !== undefined) return answer === "server" ? absent("by the user's word this is a rented server", machines) : present(`by the user's word this is a ${answer} line`, machines);
    const [hoster] = machines.flatMap((one) => (one.ok && one.saw.hoster !== undefined ? [one.saw.hoster] : []));
    return hoster === undefined ? unknown("nothing tells what kind of line this is") : absent(`this machine is rented from ${hoster}`, machines);
  },
};
