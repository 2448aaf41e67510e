import type { View } from "../model/case-file.ts";
import type { Observation } from "../model/observation.ts";

/** How far this machine's clock is from others', in milliseconds: positive where it is fast. */
export interface ClockReading {
  readonly offsetMs: number;
  readonly peers: readonly string[];
  readonly rests: readonly Observation[];
}

/** The date in a greeting, as Exim and Exchange put it there (RFC 5322 section 3.3). */
const greetingDate = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} ?(?:[+-]\d{4}|GMT|UTC)/;

/** What the measured peers make of this machine's clock, the middle one of them; web servers first, dated greetings where there is no web server. */
export function clockReading(seen: View<"clock-offset" | "smtp-greeting" | "control-greeting">): ClockReading | undefined {
  const found: { offsetMs: number; peer: string; one: Observation }[] = [];
  for (const one of seen.of("clock-offset")) if (one.ok) found.push({ offsetMs: one.saw.offsetMs, peer: one.saw.peer, one });
  if (found.length === 0) {
    for (const one of [...seen.of("control-greeting"), ...seen.of("smtp-greeting")]) {
      const said = one.ok ? Date.parse(greetingDate.exec(one.saw.reply.text)?.[0] ?? "") : Number.NaN;
      if (!Number.isNaN(said)) found.push({ offsetMs: Date.parse(one.at) + one.tookMs - said, peer: one.about.on === "endpoint" ? one.about.host : "a mail server", one });
    }
  }
  const sorted = found.sort((a, b) => a.offsetMs - b.offsetMs);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? undefined : { offsetMs: middle.offsetMs, peers: sorted.map((each) => each.peer), rests: sorted.map((each) => each.one) };
}

/** A length of time in words that a person can picture. */
export function inWords(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 120) return `${minutes} minute${minutes === 1 ? "" : "s"}`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
