import { countingConnects } from "../compare.ts";
import { came, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** An answer this fast cannot have come from the network: Linux also says "not permitted" where a distant IPv6 router prohibits (RFC 4443 section 3.1, code 1). */
const atOnceMs = 100;

/** This machine itself forbids the connection, at once: EACCES or EPERM from its own kernel. */
export const connectionIsNotPermitted: Sign<"tcp-connect"> = {
  id: "connection-is-not-permitted",
  asks: "Does this machine itself forbid the connection?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = countingConnects(seen);
    const [opened] = came(connects);
    const forbidden = failed(connects, "not-permitted").filter((one) => one.tookMs < atOnceMs);
    if (opened !== undefined) return absent(`${named(opened.about)} opens`, [opened]);
    if (forbidden[0] !== undefined) return present(`this machine does not permit a connection to ${named(forbidden[0].about)}`, forbidden);
    return connects.length === 0 ? unknown("no connection to the configured port was tried") : absent("the connection fails in another way than by a prohibition", connects);
  },
};
