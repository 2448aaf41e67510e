import type { ClockKeeperFacts } from "../../model/machine-facts.ts";

// Who keeps this machine's clock, by the words of the programs that keep it. All of them are asked on this machine: no time server hears of it.

const seconds = (text: string | undefined) => {
  const value = Number((text ?? "").replace(",", "."));
  return text === undefined || text.trim() === "" || !Number.isFinite(value) ? undefined : Math.round(Math.abs(value) * 1000);
};

const withOffset = (offMs: number | undefined) => (offMs === undefined ? {} : { offMs });
const withSource = (source: string | undefined) => (source === undefined || source === "" ? {} : { source });

/** `chronyc -c tracking` (chronyc(1)): reference id, name, stratum, time of the last update, offset of the system clock in seconds, …, leap status. */
export function readChrony(printed: string): ClockKeeperFacts | undefined {
  const fields = printed.trim().split(",");
  const leap = fields.at(-1);
  if (fields.length < 10 || leap === undefined) return undefined;
  const synchronised = !/^not synch/i.test(leap) && fields[0] !== "00000000" ? "yes" : "no";
  return { keeper: "chrony", synchronised, ...(synchronised === "yes" ? { ...withOffset(seconds(fields[4])), ...withSource(fields[1]) } : {}) };
}

/** `ntpq -c rv` (ntpq(8)): the system's own variables; leap 11 and stratum 16 mean that it follows nobody (RFC 5905 section 7.3). */
export function readNtpq(printed: string): ClockKeeperFacts | undefined {
  const value = (name: string) => new RegExp(`\\b${name}=([^,\\s]+)`).exec(printed)?.[1];
  const stratum = value("stratum");
  if (stratum === undefined) return undefined;
  const synchronised = /\bleap_alarm\b|\bsync_unspec\b/.test(printed) || value("leap") === "11" || Number(stratum) >= 16 ? "no" : "yes";
  const offset = value("offset");
  return { keeper: "ntpd", synchronised, ...(synchronised === "yes" ? { ...withOffset(offset === undefined ? undefined : Math.round(Math.abs(Number(offset)))), ...withSource(value("refid")) } : {}) };
}

/** `timedatectl show` (timedatectl(1)): whether the kernel's clock is disciplined by anybody, and whether a service of systemd's is to do it. */
export function readTimedatectl(printed: string): ClockKeeperFacts | undefined {
  const told = /^NTPSynchronized=(yes|no)$/m.exec(printed)?.[1];
  return told === undefined ? undefined : { keeper: "systemd", synchronised: told as "yes" | "no" };
}

/** Reference ids of a Windows machine that follows only itself: none, or "LOCL" ([MS-W32T] section 2.2.9). */
const followsItself = ["0x00000000", "0x4C4F434C"];

/** `w32tm /query /status /verbose`: the labels are translated, the order of the lines and the numbers are not. */
export function readW32tm(printed: string): ClockKeeperFacts | undefined {
  const lines = printed.split(/\r?\n/).map((line) => line.trim());
  const start = lines.findIndex((line) => /:\s*[0-3]\s*\(/.test(line));
  const leap = /:\s*([0-3])\s*\(/.exec(lines[start] ?? "")?.[1];
  if (leap === undefined) return undefined;
  const reference = lines.flatMap((line) => /(0x[0-9A-F]{8})/i.exec(line)?.[1] ?? [])[0];
  const synchronised = leap === "3" || (reference !== undefined && followsItself.some((own) => own.toLowerCase() === reference.toLowerCase())) ? "no" : "yes";
  const after = lines.indexOf("", start);
  const phase = after < 0 ? undefined : /:\s*(-?\d+[.,]\d+)s$/.exec(lines[after + 1] ?? "")?.[1];
  // The source stands in the line before the interval of asking, which ends in "(1024s)".
  const interval = lines.findIndex((line) => /:\s*\d+\s*\(\d+s\)$/.test(line));
  const source = /^[^:]+:\s*(.+?)(?:,0x[0-9a-f]+)?\s*$/i.exec(lines[interval - 1] ?? "")?.[1];
  return { keeper: "windows-time", synchronised, ...(synchronised === "yes" ? { ...withOffset(seconds(phase)), ...withSource(source) } : {}) };
}

/** `systemsetup -getusingnetworktime` of macOS, which only an administrator may ask: whether the clock is set by the network at all. */
export function readSystemsetup(printed: string): ClockKeeperFacts | undefined {
  const told = /Network Time: (On|Off)/i.exec(printed)?.[1]?.toLowerCase();
  return told === undefined ? undefined : { keeper: "macos", synchronised: told === "on" ? "unknown" : "no" };
}
