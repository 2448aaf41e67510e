/** Ports that have a use of their own near mail: whoever wrote one of them meant it. */
const meant = [25, 26, 80, 110, 143, 443, 465, 587, 993, 995, 2465, 2525, 2587];

/** Is one number what comes out when fingers slip once on the other: a digit too few, too many, another one, or two in the wrong order? */
function isSlip(from: string, to: string): boolean {
  if (from.length === to.length - 1) return [...to].some((_digit, at) => to.slice(0, at) + to.slice(at + 1) === from);
  if (from.length === to.length + 1) return [...from].some((_digit, at) => from.slice(0, at) + from.slice(at + 1) === to);
  if (from.length !== to.length) return false;
  const differing = [...to].flatMap((digit, at) => (digit === from[at] ? [] : [at]));
  const [a, b] = differing;
  if (differing.length === 1) return true;
  // Three digits in another order are the same fingers in another turn: 578 for 587, 456 for 465.
  return differing.length === 2 && a !== undefined && b !== undefined && from[a] === to[b] && from[b] === to[a];
}

/** The port that was meant where a number looks like a slip for one of these; undefined where it is a port of its own. */
export function portSlip(port: number, rights: readonly number[]): number | undefined {
  return meant.includes(port) ? undefined : rights.find((right) => isSlip(String(port), String(right)));
}
