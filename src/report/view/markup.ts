import { safe } from "../safe.ts";
import type { Child } from "./element.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text from anywhere, line by line harmless: nothing in it can act on the reader. */
export function safeLines(text: string): string {
  return text.split(/\r?\n/).map(safe).join("\n");
}

/** The one way in which a text gets into a file: nothing in it can be markup. */
export function escape(text: string): string {
  return safeLines(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Sets an element as HTML. A button is for a page that can act; in a file it is left out. */
export function markup(child: Child): string {
  if (typeof child === "string") return escape(child);
  if (child.tag === "button") return "";
  const attributes = Object.entries(child.attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  return `<${child.tag}${attributes.join("")}>${child.children.map(markup).join("")}</${child.tag}>`;
}
