import { absent, present, type Sign, unknown } from "../sign.ts";

/** No program of this machine sets its clock by the time of others. */
export const nobodySetsTheClock: Sign<"clock-keeper"> = {
  id: "nobody-sets-the-clock",
  asks: "Does nobody set this machine's clock?",
  needs: ["clock-keeper"],
  from: "all",
  read(seen) {
    const [one] = seen.of("clock-keeper");
    if (one === undefined || !one.ok) return unknown("this machine does not tell who sets its clock");
    const { synchronised, source } = one.saw;
    if (synchronised === "unknown") return unknown("the clock is to be set by the network; whether it is nobody tells");
    return synchronised === "no" ? present("no time server sets this machine's clock", [one]) : absent(`this machine's clock is set by the network${source === undefined ? "" : ` (${source})`}`, [one]);
  },
};
