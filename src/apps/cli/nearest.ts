/** The words of a list that are within a few slips of what was typed, the nearest first. Optimal string alignment distance. */
export function nearest(typed: string, list: readonly string[]): readonly string[] {
  const most = Math.max(2, Math.floor(typed.length * 0.35));
  return list
    .map((word) => ({ word, slips: slips(typed.toLowerCase(), word) }))
    .filter(({ slips: count }) => count <= most)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 3)
    .map(({ word }) => word);
}

function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > a.length) return a.length + b.length;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_empty, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
    }
    before = above;
  }
  return row[b.length] ?? 0;
}

/** "; did you mean …?", or nothing. */
export function didYouMean(typed: string, list: readonly string[]): string {
  const [first, ...rest] = nearest(typed, list);
  return first === undefined ? "" : `; did you mean ${[first, ...rest].join(" or ")}?`;
}
