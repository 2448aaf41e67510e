/**
 * The longest piece of text that every text fitting an expression must hold, in small letters; undefined where the expression pins down
 * nothing long enough. Looking for it costs next to nothing, and saves running an expression that cannot fit.
 * Counts only what is literal, in a row, and stands in no choice, option or repetition.
 */
export function needleOf(source: string): string | undefined {
  // A choice at the top means that nothing is required of all texts.
  const pieces: string[] = [];
  let piece = "";
  const cut = () => {
    if (piece !== "") pieces.push(piece);
    piece = "";
  };
  let at = 0;
  while (at < source.length) {
    const sign = source[at] ?? "";
    if (sign === "|") return undefined;
    if (sign === "(") {
      // What stands in a group may be one of several: nothing of it is counted.
      cut();
      at = pastGroup(source, at);
      at = pastQuantifier(source, at);
      continue;
    }
    if (sign === "[") {
      cut();
      at = pastQuantifier(source, pastClass(source, at));
      continue;
    }
    const escaped = sign === "\\";
    const letter = escaped ? (source[at + 1] ?? "") : sign;
    const literal = escaped ? !/[a-z0-9]/i.test(letter) : !/[.^$]/.test(letter);
    at += escaped ? 2 : 1;
    const after = pastQuantifier(source, at);
    if (!literal || letter.charCodeAt(0) > 126) cut();
    else if (after === at) piece += letter;
    // "x+" and "x{2}" require one x, but what follows need not stand beside it.
    else {
      if (source[at] === "+" || /^\{[1-9]/.test(source.slice(at, at + 2))) piece += letter;
      cut();
    }
    at = after;
  }
  cut();
  const longest = pieces.sort((a, b) => b.length - a.length)[0]?.toLowerCase();
  return longest !== undefined && longest.length >= shortest ? longest : undefined;
}

/** Shorter pieces stand in most texts anyway. */
const shortest = 4;

function pastClass(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
  return at + 1;
}

function pastGroup(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== ")") {
    if (source[at] === "(") at = pastGroup(source, at);
    else if (source[at] === "[") at = pastClass(source, at);
    else at += source[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}

function pastQuantifier(source: string, at: number): number {
  return at + (/^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at, at + 12))?.[0].length ?? 0);
}
