import { question } from "../look.ts";
import { absent, present, type Sign } from "../sign.ts";

/** The hosts file of this machine has an entry for the outgoing server. */
export const hostsFileNamesTheHost: Sign<"name-overrides"> = {
  id: "hosts-file-names-the-host",
  asks: "Does this machine's hosts file have an entry for the server?",
  needs: ["name-overrides"],
  from: "all",
  read(seen) {
    const host = question(seen)?.host;
    const all = seen.of("name-overrides");
    const found = all.flatMap((one) => (one.ok ? one.saw.overrides.filter((entry) => entry.name === host).map((entry) => ({ one, entry })) : []));
    const [first] = found;
    if (first === undefined) return absent("the hosts file of this machine does not name the server", all);
    return present(`line ${first.entry.line} of this machine's hosts file gives ${first.entry.name} the address ${first.entry.address}`, [first.one]);
  },
};
