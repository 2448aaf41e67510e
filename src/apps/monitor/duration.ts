const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads a length of time such as "90s", "5m", "1h 30m" or "2d" into milliseconds; undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  if (!/^\d{1,6}\s*[smhd](\s*\d{1,6}\s*[smhd])*$/.test(words)) return undefined;
  let total = 0;
  for (const [, count = "", unit = ""] of words.matchAll(/(\d+)\s*([smhd])/g)) total += Number(count) * (unitMs[unit] ?? 0);
  return total;
}

/** Milliseconds as a person would say them: "45 s", "5 min", "2 h", "3 days". */
export function sayDuration(ms: number): string {
  const days = ms / 86_400_000;
  if (days >= 1.5) return `${Math.round(days)} days`;
  if (ms >= 5_400_000) return `${Math.round(ms / 3_600_000)} h`;
  if (ms >= 90_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 1000)} s`;
}
