/**
 * How many characters of a text a regular expression pins down at least: literals count one each, classes and the dot
 * nothing, of alternatives the shortest, and what may be left out nothing. It measures how much a rule states.
 */
export function literalLength(source: string): number {
  let at = 0;

  function alternatives(): number {
    let least = sequence();
    while (source[at] === "|") {
      at += 1;
      least = Math.min(least, sequence());
    }
    return least;
  }

  function sequence(): number {
    let sum = 0;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const length = atom();
      sum += mayBeAbsent() ? 0 : length;
    }
    return sum;
  }

  function atom(): number {
    const sign = source[at];
    if (sign === "(") return group();
    if (sign === "[") return characterClass();
    if (sign === "\\") {
      const escaped = source[at + 1] ?? "";
      at += 2;
      return /[a-z]/i.test(escaped) ? 0 : 1;
    }
    at += 1;
    return sign === "." || sign === "^" || sign === "$" ? 0 : 1;
  }

  function group(): number {
    const looks = /^\(\?(?:<?[=!])/.test(source.slice(at, at + 4));
    at += source.startsWith("(?:", at) ? 3 : looks ? (source[at + 2] === "<" ? 4 : 3) : 1;
    const length = alternatives();
    at += 1;
    return looks ? 0 : length;
  }

  function characterClass(): number {
    while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
    at += 1;
    return 0;
  }

  function mayBeAbsent(): boolean {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at, at + 12));
    if (quantifier === null) return false;
    at += quantifier[0].length;
    return quantifier[0].startsWith("?") || quantifier[0].startsWith("*") || quantifier[1] === "0";
  }

  return alternatives();
}
