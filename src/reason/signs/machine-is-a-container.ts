import { absent, present, type Sign } from "../sign.ts";

/** This machine is a container. */
export const machineIsAContainer: Sign<"machine-interfaces"> = {
  id: "machine-is-a-container",
  asks: "Does this run in a container?",
  needs: ["machine-interfaces"],
  from: "all",
  read(seen) {
    const machines = seen.of("machine-interfaces");
    return machines.some((one) => one.ok && one.saw.container === "yes") ? present("this machine is a container", machines) : absent("nothing says that this machine is a container", machines);
  },
};
