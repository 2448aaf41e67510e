import { mailServersOfMachine } from "../stored-programs.ts";
import type { Probe } from "../probe.ts";

/** Looks whether this machine has a mail server, where a program's settings hand their mail to one. */
export const localMailServer: Probe<"local-mail-server", "stored-settings"> = {
  id: "local-mail-server",
  gives: ["local-mail-server"],
  asks: "Is there a mail server on this machine?",
  needs: ["stored-settings"],
  risk: "looks",
  timeoutMs: 5_000,
  plan: (seen) => (mailServersOfMachine(seen).length > 0 ? [{ on: "machine" }] : []),
  async measure(_subject, world, walk) {
    await walk.step("local-mail-server", () => world.local.mailServer());
  },
};
