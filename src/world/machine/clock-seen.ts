import type { ClockKeeperFacts } from "../../model/machine-facts.ts";
import { printedBy, type StateReading } from "./ask-system.ts";
import { readChrony, readNtpq, readSystemsetup, readTimedatectl, readW32tm } from "./clock.ts";

/** Asks the keepers one after the other; the first that tells is the one that knows. */
export async function clock(): Promise<StateReading<ClockKeeperFacts>> {
  const asked: readonly (readonly [readonly string[], (printed: string) => ClockKeeperFacts | undefined])[] =
    process.platform === "win32"
      ? [[["w32tm", "/query", "/status", "/verbose"], readW32tm]]
      : process.platform === "darwin"
        ? [[["systemsetup", "-getusingnetworktime"], readSystemsetup]]
        : [
            [["chronyc", "-c", "tracking"], readChrony],
            [["ntpq", "-c", "rv"], readNtpq],
            [["timedatectl", "show"], readTimedatectl],
          ];
  for (const [words, read] of asked) {
    const printed = await printedBy(words);
    const facts = "printed" in printed ? read(printed.printed) : undefined;
    if (facts !== undefined) return { saw: facts };
  }
  if (process.platform === "win32") return { why: "w32tm, which tells what the time service does, told nothing: the service Windows Time may be switched off" };
  if (process.platform === "darwin") return { why: "whether the network sets this Mac's clock is not readable without root" };
  return { why: "no program of this machine tells who keeps its clock (chronyc, ntpq, timedatectl)" };
}
