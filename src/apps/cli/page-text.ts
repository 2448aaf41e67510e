import { Page } from "../../report/page.ts";

/** Markup inside a line, taken off: emphasis, code, links. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/`([^`]+)`/g, "$1")
    .replace(/<!--.*?-->/g, "");
}

/** Sets the page of a cause for a terminal: the little of Markdown that the pages use. */
export function pageText(markdown: string, options: { readonly width: number; readonly colour: "yes" | "no" }): string {
  const page = new Page(options.width, options.colour);
  let fenced = false;
  let paragraph = "";
  const flush = () => {
    if (paragraph !== "") page.text(plain(paragraph));
    paragraph = "";
  };
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^#{1,6} (.+)$/.exec(line)?.[1];
    const item = /^(\s*)([-*]|\d+\.) (.+)$/.exec(line);
    const cells = /^\|(.+)\|\s*$/.exec(line)?.[1]?.split("|").map((cell) => plain(cell.trim()));
    if (fenced && !line.startsWith("```")) page.exact(line, 4);
    else if (line.startsWith("```")) {
      flush();
      fenced = !fenced;
    } else if (heading !== undefined) {
      flush();
      page.heading(plain(heading));
    } else if (item !== null) {
      flush();
      page.text(plain(item[3] ?? ""), 2 + (item[1] ?? "").length, `${item[2] === "*" ? "-" : item[2]} `);
    } else if (cells !== undefined) {
      flush();
      if (!cells.every((cell) => /^:?-+:?$/.test(cell))) page.text(cells.filter((cell) => cell !== "").join(": "), 2, "- ");
    } else if (line.trim() === "" || line.startsWith("<!--")) {
      flush();
      page.gap();
    } else paragraph = `${paragraph} ${line.trim()}`.trim();
  }
  flush();
  return page.toString();
}
