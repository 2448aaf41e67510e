import { countingConnects } from "../compare.ts";
import { came, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Every address of the configured host turns connections to the configured port away at once. */
export const configuredPortRefuses: Sign<"tcp-connect"> = {
  id: "configured-port-refuses",
  asks: "Is the configured port refused?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = countingConnects(seen);
    const opened = came(connects);
    const refused = failed(connects, "refused");
    if (opened[0] !== undefined) return absent(`${named(opened[0].about)} opens`, opened);
    if (refused[0] !== undefined && refused.length === connects.length) return present(`${named(refused[0].about)} refuses the connection`, refused);
    return connects.length === 0 ? unknown("no connection to the configured port was tried") : absent("the configured port fails in another way", connects);
  },
};
