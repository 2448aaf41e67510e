import { absent, present, type Sign, unknown } from "../sign.ts";

/** Mechanisms that providers take a password by. */
const forPasswords: readonly string[] = ["PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"];

/** The machine's own mail server is to log in at a relay, and no module for that is installed. */
export const loginModuleIsNotInstalled: Sign<"stored-settings" | "sasl-modules"> = {
  id: "login-module-is-not-installed",
  asks: "Does this machine's mail server lack the modules for a login?",
  needs: ["stored-settings", "sasl-modules"],
  from: "all",
  read(seen) {
    const postfix = seen.of("stored-settings").find((one) => one.ok && one.saw.program === "postfix");
    const modules = seen.of("sasl-modules").find((one) => one.ok);
    if (postfix?.ok !== true || modules?.ok !== true) return unknown("no mail server of this machine was looked at");
    if (postfix.saw.submission?.login?.value !== "on") return absent("the mail server of this machine is not set to log in", [postfix]);
    const fitting = modules.saw.mechanisms.filter((one) => forPasswords.includes(one));
    if (fitting.length > 0) return absent(`modules for ${fitting.join(", ")} are installed`, [postfix, modules]);
    return present(modules.saw.mechanisms.length === 0 ? "no module for any login is installed" : `only modules for ${modules.saw.mechanisms.join(", ")} are installed`, [postfix, modules]);
  },
};
