import { absent, present, type Sign } from "../sign.ts";

/** The system's security policy wrote down that it denied a connection. */
export const policyWroteADenial: Sign<"policy-denials"> = {
  id: "policy-wrote-a-denial",
  asks: "Did the system's security policy write down a denial?",
  needs: ["policy-denials"],
  from: "all",
  read(seen) {
    const all = seen.of("policy-denials");
    const found = all.flatMap((one) => (one.ok ? one.saw.denials.map((denial) => ({ one, denial })) : [])).at(-1);
    if (found === undefined) return absent("the security policy wrote down no denial lately", all);
    const who = { selinux: "SELinux", apparmor: "AppArmor", systemd: "systemd" }[found.denial.by];
    return present(`${who} denied ${found.denial.program} a connection`, [found.one], found.denial.line);
  },
};
