/** The fewest and the most literal characters that a text must have for an expression to fit. */
export interface LiteralLength {
  readonly least: number;
  readonly most: number;
}

/**
 * How many characters of a text a regular expression pins down: literals count one each, classes and the dot nothing.
 * Where alternatives or options leave a choice, the shortest counts for `least` and the longest for `most`.
 */
export function literalLength(source: string): LiteralLength {
  let at = 0;

  function alternatives(): LiteralLength {
    let { least, most } = sequence();
    while (source[at] === "|") {
      at += 1;
      const other = sequence();
      least = Math.min(least, other.least);
      most = Math.max(most, other.most);
    }
    return { least, most };
  }

  function sequence(): LiteralLength {
    let least = 0;
    let most = 0;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const length = atom();
      least += mayBeAbsent() ? 0 : length.least;
      most += length.most;
    }
    return { least, most };
  }

  function atom(): LiteralLength {
    const sign = source[at];
    if (sign === "(") return group();
    if (sign === "[") return characterClass();
    const escaped = sign === "\\";
    const letter = escaped ? source[at + 1] : sign;
    at += escaped ? 2 : 1;
    const stands = escaped ? !/[a-z]/i.test(letter ?? "") : !/[.^$]/.test(letter ?? "");
    return { least: stands ? 1 : 0, most: stands ? 1 : 0 };
  }

  function group(): LiteralLength {
    const looks = /^\(\?<?[=!]/.test(source.slice(at, at + 4));
    at += source.startsWith("(?:", at) ? 3 : looks ? (source[at + 2] === "<" ? 4 : 3) : 1;
    const length = alternatives();
    at += 1;
    return looks ? { least: 0, most: 0 } : length;
  }

  function characterClass(): LiteralLength {
    while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
    at += 1;
    return { least: 0, most: 0 };
  }

  function mayBeAbsent(): boolean {
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at, at + 12));
    if (quantifier === null) return false;
    at += quantifier[0].length;
    return quantifier[0].startsWith("?") || quantifier[0].startsWith("*") || quantifier[1] === "0";
  }

  return alternatives();
}
