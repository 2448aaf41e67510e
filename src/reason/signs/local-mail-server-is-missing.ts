import { absent, present, type Sign, unknown } from "../sign.ts";

/** A program hands its mail to this machine, and there is nothing here to take it. */
export const localMailServerIsMissing: Sign<"stored-settings" | "local-mail-server"> = {
  id: "local-mail-server-is-missing",
  asks: "Does a program hand its mail to a mail server on this machine that is not there?",
  needs: ["stored-settings", "local-mail-server"],
  from: "all",
  read(seen) {
    const here = seen.of("local-mail-server").find((one) => one.ok);
    if (here?.ok !== true) return unknown("this machine was not looked at");
    const stored = seen.of("stored-settings").filter((one) => one.ok);
    const calls = stored.find((one) => one.ok && one.saw.program === "php");
    const talks = stored.find((one) => one.ok && /^(?:localhost|127\.|::1|\[::1\])/i.test(one.saw.submission?.host?.value ?? ""));
    const { sendmail, port25, running } = here.saw;
    if (calls?.ok === true && sendmail === undefined && calls.saw.notes.some((note) => note.includes("there is no such program"))) return present("the program calls sendmail, and there is none on this machine", [calls, here]);
    const port = talks?.ok === true ? (talks.saw.submission?.port?.value ?? 25) : 25;
    if (talks?.ok === true && port === 25 && port25 === "refuses") return present("the program names this machine itself as its server, and nothing listens on port 25 here", [talks, here]);
    if (port25 === "unknown" && sendmail === undefined && running === undefined) return unknown("this machine does not tell whether it has a mail server");
    if (calls === undefined && talks === undefined) return unknown("no program was read that hands its mail to this machine");
    return absent(running === undefined ? "there is something on this machine that takes mail" : `${running} runs on this machine`, [here]);
  },
};
