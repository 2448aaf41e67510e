import { countingConnects } from "../compare.ts";
import { came, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** At least one address of the configured host opens the configured port. */
export const configuredPortOpens: Sign<"tcp-connect"> = {
  id: "configured-port-opens",
  asks: "Does the configured port open?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = countingConnects(seen);
    const [opened] = came(connects);
    if (opened !== undefined) return present(`${named(opened.about)} opens`, [opened]);
    return connects.length === 0 ? unknown("no connection to the configured port was tried") : absent("no address of the configured host opens the configured port", connects);
  },
};
