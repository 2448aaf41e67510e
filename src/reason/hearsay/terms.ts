const idle = new Set("the a an of to in is it and or for on by that this with be as are not no at from was has have its which if but does do can all there they then than so only where what when one you your who will any".split(" "));

/** A word without its ending, as far as English endings go. */
const stem = (word: string) => word.replace(/(?:ations?|ing|ers?|ed|es|s)$/, "").slice(0, 9);

/** Between two terms where one phrase ends and the next begins. */
export const phraseEnd = ";";

/** The words of a text in their order, cut to their stems, with numbers, status codes and pairs of Chinese characters; and where phrases end. */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const word of text.toLowerCase().match(/[a-z]{2,}|\d{2,5}|\d\.\d\.\d+|[\u4e00-\u9fff]{2}|[,;()]|\. /g) ?? []) {
    if (idle.has(word)) continue;
    const first = word.charCodeAt(0);
    const term = first >= 97 && first <= 122 ? stem(word) : word;
    if (term.length > 1 && first > 47) terms.push(term);
    else if ((first <= 47 || first === 59) && terms.at(-1) !== phraseEnd) terms.push(phraseEnd);
  }
  return terms;
}
