/**
 * Pieces of text, in small letters, of which every text that fits an expression holds at least one; undefined where the expression pins down
 * nothing. Looking for them costs next to nothing, and saves compiling and running an expression that cannot fit.
 */
export function needlesOf({ source, flags }: RegExp): readonly string[] | undefined {
  // Under `u` and `v` a long s and the Kelvin sign fit "s" and "k", and become neither when a text is put into small letters (ECMA-262, Canonicalize).
  if (/[uv]/.test(flags)) return undefined;
  let at = 0;

  function choice(): Piece {
    let found = sequence();
    while (source[at] === "|") {
      at += 1;
      found = either(found, sequence());
    }
    return found;
  }

  function sequence(): Piece {
    let row: readonly string[] = [""];
    let best: readonly string[] | undefined;
    let broken = false;
    const offer = (some: readonly string[] | undefined) => {
      best = better(best, some);
    };
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const piece = repeated(atom());
      const longer = piece.exactly === undefined ? undefined : product(row, piece.exactly);
      if (longer !== undefined) {
        row = longer;
        continue;
      }
      offer(row);
      offer(piece.oneOf);
      broken = true;
      row = piece.exactly ?? [""];
    }
    offer(row);
    return { exactly: broken ? undefined : row, oneOf: best };
  }

  function atom(): Piece {
    const sign = source[at] ?? "";
    if (sign === "(") return group();
    if (sign === "[") return characterClass();
    if (sign === "\\") return escape();
    at += 1;
    if (sign === "^" || sign === "$") return nothing;
    return sign === "." ? anything : literal(sign);
  }

  function escape(): Piece {
    const letter = source[at + 1] ?? "";
    at += 2;
    if (letter === "b" || letter === "B") return nothing;
    const control = { n: "\n", r: "\r", t: "\t" }[letter];
    if (control !== undefined) return literal(control);
    if (!/[a-z\d]/i.test(letter)) return literal(letter);
    // \xHH, \uHHHH, \cX, \k<name> and \12 go on behind their first letter.
    const more = { x: /^[\da-f]{2}/i, u: /^[\da-f]{4}/i, c: /^[a-z]/i, k: /^<[^>]*>/ }[letter] ?? (/\d/.test(letter) ? /^\d+/ : undefined);
    at += more?.exec(source.slice(at, at + 64))?.[0].length ?? 0;
    return anything;
  }

  function group(): Piece {
    const head = /^\((?:\?(?::|<?[=!]|<[A-Za-z_$][\w$]*>))?/.exec(source.slice(at, at + 64))?.[0] ?? "(";
    at += head.length;
    const inside = choice();
    at += 1;
    return /[=!]$/.test(head) ? nothing : inside;
  }

  function characterClass(): Piece {
    const from = at + 1;
    at = from;
    while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
    const inside = source.slice(from, at);
    at += 1;
    // A class of a few plain characters is a choice of them.
    const plain = inside.replace(/\\([^a-z\d])/gi, "$1");
    if (inside.startsWith("^") || /\\[a-z\d]/i.test(inside) || /.-./s.test(inside) || plain.length > mostOfClass || plain === "") return anything;
    return [...plain].map(literal).reduce(either);
  }

  function repeated(piece: Piece): Piece {
    const quantifier = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 16));
    if (quantifier === null) return piece;
    at += quantifier[0].length;
    const [whole, least] = quantifier;
    if (whole.startsWith("?")) return { exactly: piece.exactly === undefined ? undefined : within([...piece.exactly, ""]), oneOf: undefined };
    if (whole.startsWith("*") || Number(least) === 0) return anything;
    return { exactly: undefined, oneOf: better(piece.oneOf, piece.exactly) };
  }

  const all = choice();
  return better(all.oneOf, all.exactly);
}

/** What is known of a part of an expression: all that it can be, where that is little, and pieces of which one must be in it. */
interface Piece {
  readonly exactly: readonly string[] | undefined;
  readonly oneOf: readonly string[] | undefined;
}

/** What stands between characters, and what may be any of them. */
const nothing: Piece = { exactly: [""], oneOf: undefined };
const anything: Piece = { exactly: undefined, oneOf: undefined };

/** Shorter pieces stand in most texts anyway; of more pieces than this one is in most texts too. */
const shortest = 2;
const most = 40;
const mostOfClass = 6;
/** Beyond this length a piece is as rare as it will get. */
const longEnough = 5;

function literal(letter: string): Piece {
  const small = letter.toLowerCase();
  // Outside ASCII several letters can share a capital: only what has none is sure.
  if (letter.charCodeAt(0) > 126 && small !== letter.toUpperCase()) return anything;
  return { exactly: [small], oneOf: undefined };
}

const within = (some: readonly string[]): readonly string[] | undefined => {
  const different = [...new Set(some)];
  return different.length > most ? undefined : different;
};

/** All that two parts in a row can be. */
function product(before: readonly string[], behind: readonly string[]): readonly string[] | undefined {
  return before.length * behind.length > most ? undefined : within(before.flatMap((one) => behind.map((other) => one + other)));
}

function either(one: Piece, other: Piece): Piece {
  const exactly = one.exactly === undefined || other.exactly === undefined ? undefined : within([...one.exactly, ...other.exactly]);
  const mine = better(one.oneOf, one.exactly);
  const its = better(other.oneOf, other.exactly);
  return { exactly, oneOf: mine === undefined || its === undefined ? undefined : within([...mine, ...its]) };
}

const lengthOf = (some: readonly string[]) => Math.min(longEnough, ...some.map((one) => one.length));

/** Which of two choices of pieces is rarer in a text: the one of longer pieces, then the one of fewer. Undefined where neither says enough. */
function better(one: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] | undefined {
  const able = [one, other].flatMap((some) => (some === undefined || lengthOf(some) < shortest ? [] : [some]));
  const [first, second] = able;
  if (first === undefined || second === undefined) return first === undefined ? undefined : sparse(first);
  const ahead = lengthOf(first) - lengthOf(second) || second.length - first.length;
  return sparse(ahead >= 0 ? first : second);
}

/** Without those that hold another one: where they are, that one is too. */
function sparse(some: readonly string[]): readonly string[] {
  return some.filter((one) => !some.some((other) => other !== one && one.includes(other)));
}

/** May an expression with these needles fit a text, which is given in small letters? */
export function mayFit(needles: readonly string[] | undefined, small: string): boolean {
  return needles === undefined || needles.some((needle) => small.includes(needle));
}
