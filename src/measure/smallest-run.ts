/** A run of things that stand one after another, the last included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The smallest run of `count` things in a row that is still cut, where all of them together are: at most twice the binary logarithm of
 * their number, and one, tries. `narrowed` hears of each step, so that what is known is not lost where the tries run out.
 */
export async function smallestRun(count: number, isCut: (run: Run) => Promise<boolean>, narrowed: (run: Run) => void): Promise<Run> {
  let low = 0;
  let end = count - 1;
  while (low < end) {
    const middle = (low + end) >> 1;
    if (await isCut({ from: 0, to: middle })) end = middle;
    else low = middle + 1;
    narrowed({ from: 0, to: end });
  }
  if (end === 0) return { from: 0, to: 0 };
  if (await isCut({ from: end, to: end })) {
    narrowed({ from: end, to: end });
    return { from: end, to: end };
  }
  // It takes more than the last one: from which one on?
  let from = 0;
  let short = end;
  while (short - from > 1) {
    const middle = (from + short) >> 1;
    if (await isCut({ from: middle, to: end })) from = middle;
    else short = middle;
    narrowed({ from, to: end });
  }
  return { from, to: end };
}
