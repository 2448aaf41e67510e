import { countingConnects } from "../compare.ts";
import { came, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** No address of the configured host answers on the configured port, neither yes nor no, although several attempts were made. */
export const configuredPortIsSilent: Sign<"tcp-connect"> = {
  id: "configured-port-is-silent",
  asks: "Does nothing at all answer on the configured port?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = countingConnects(seen);
    const opened = came(connects);
    const silent = failed(connects, "no-answer");
    if (opened[0] !== undefined) return absent(`${named(opened[0].about)} opens`, opened);
    if (silent[0] !== undefined && silent.length === connects.length) return present(`nothing answers at ${named(silent[0].about)}`, silent);
    return connects.length === 0 ? unknown("no connection to the configured port was tried") : absent("the configured port fails in another way", connects);
  },
};
