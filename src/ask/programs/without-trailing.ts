/** The text without these signs at its end. A pattern such as `[ \t]+$` begins anew at every blank, which takes time by the square. */
export function withoutTrailing(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
