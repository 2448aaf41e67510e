/** More clauses than this tell nothing new. */
const most = 16;

/** Where one thing that was said ends and the next begins: lines, sentences, semicolons, dashes, arrows. */
const between = /\n|(?<=[a-z)\]"'\d])[.;]\s+|; | -> | — | - (?=[a-z])/i;

/** A text as a whole, and each thing that is said in it: what a server replied and what a person adds are judged apart. */
export function clausesOf(text: string): readonly string[] {
  const parts = [text, ...text.split(between)].map((part) => part.trim()).filter((part) => part.length > 2);
  return [...new Set(parts)].slice(0, most);
}
