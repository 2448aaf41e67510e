import { absent, present, type Sign } from "../sign.ts";

/** A network card of this machine bears a public IPv4 address itself, as servers do and machines behind a home router do not. */
export const machineHasAPublicAddress: Sign<"machine-interfaces"> = {
  id: "machine-has-a-public-address",
  asks: "Has this machine a public address of its own?",
  needs: ["machine-interfaces"],
  from: "all",
  read(seen) {
    const machines = seen.of("machine-interfaces");
    return machines.some((one) => one.ok && one.saw.interfaces.some((each) => each.ipv4 === "public")) ? present("this machine has a public IPv4 address of its own", machines) : absent("this machine has only private addresses", machines);
  },
};
