import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { examine } from "../../../examine.ts";
import { nagiosCodes, renderNagios } from "../../monitor/nagios.ts";
import type { Action } from "../program.ts";
import { allowedBy, readOrder } from "./diagnose.ts";

const usualWarnDays = 14;

/** Examines a mailbox for Nagios and its kin: one line, and the exit codes of its plug-ins. */
export const checkCommand: Action = async (given, terminal) => {
  try {
    const text = given.flags.warnDays;
    const warnDays = typeof text !== "string" ? usualWarnDays : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(warnDays)) throw new UsageError(`--warn-days: ${quoted(String(text))} is no number of days.`);
    const { target, world, flags, timeoutMs } = await readOrder(given, { ...terminal, person: "no", live: "no" });
    const { caseFile, diagnosis } = await examine(target, world, { allow: allowedBy(flags), ...(timeoutMs === undefined ? {} : { timeoutMs }) });
    const { line, code } = renderNagios(diagnosis, caseFile, Date.now(), { warnDays });
    await terminal.print(`${line}\n`);
    return code;
  } catch (error) {
    // What is no verdict is "unknown" to Nagios, whatever the reason.
    await terminal.print(`CANTSEND UNKNOWN - ${error instanceof UsageError ? error.message : "a fault of cantsend itself"}\n`);
    return nagiosCodes.unknown;
  }
};
