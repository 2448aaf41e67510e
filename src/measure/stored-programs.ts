import type { StoredSettings } from "../model/settings-facts.ts";
import type { PlanView } from "./probe.ts";

/** Names and addresses of the machine itself (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
const itself = /^(?:localhost|localhost\.localdomain|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;
/** Programs that are mail servers themselves. */
const servers: readonly string[] = ["postfix", "exim", "nullmailer", "opensmtpd"];

/** The settings of programs on this machine, as they were read. */
export function storedHere(seen: PlanView<"stored-settings">): readonly StoredSettings[] {
  return seen.of("stored-settings").flatMap((one) => (one.ok ? [one.saw] : []));
}

/** Settings that need a mail server on this very machine: it is one, it names the machine itself, or it calls sendmail. */
export function mailServersOfMachine(seen: PlanView<"stored-settings">): readonly StoredSettings[] {
  return storedHere(seen).filter((one) => servers.includes(one.program) || one.program === "php" || itself.test(one.submission?.host?.value ?? ""));
}
