/** A piece of a page as plain data: made by pure functions, set as text by `markup`, and as living nodes by the page in the browser. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Child[];
}

/** What stands inside an element: another one, or text. */
export type Child = Element | string;

type Given = Child | readonly Given[] | undefined;

const flat = (given: readonly Given[]): readonly Child[] => given.flatMap((one) => (one === undefined || one === "" ? [] : Array.isArray(one) ? flat(one as readonly Given[]) : [one as Child]));

/** Makes an element; what is undefined is left out. */
export function h(tag: string, attributes: Readonly<Record<string, string | undefined>> = {}, ...children: readonly Given[]): Element {
  return { tag, attributes: Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined)), children: flat(children) };
}
