import { storedHere } from "../stored-programs.ts";
import type { Probe } from "../probe.ts";

/** Lists the modules for logins, where Postfix is to log in at a relay: it takes them from the library of Cyrus SASL. */
export const saslModules: Probe<"sasl-modules", "stored-settings"> = {
  id: "sasl-modules",
  gives: ["sasl-modules"],
  asks: "Which logins can this machine's mail server make?",
  needs: ["stored-settings"],
  risk: "looks",
  timeoutMs: 2_000,
  plan: (seen) => (storedHere(seen).some((one) => one.program === "postfix" && one.submission !== undefined) ? [{ on: "machine" }] : []),
  async measure(_subject, world, walk) {
    await walk.step("sasl-modules", async () => world.local.saslModules());
  },
};
