import { expect, test } from "vitest";
import { helpText } from "./help.ts";
import { manual } from "./manual.ts";
import { didYouMean } from "./nearest.ts";
import { pageText } from "./page-text.ts";
import { colourOf } from "./terminal.ts";

test.each([
  [{}, true, "yes"],
  [{}, false, "no"],
  [{ NO_COLOR: "1" }, true, "no"],
  [{ NO_COLOR: "" }, true, "yes"],
  [{ TERM: "dumb" }, true, "no"],
  [{ FORCE_COLOR: "1" }, false, "yes"],
  [{ FORCE_COLOR: "0" }, true, "no"],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, "yes"],
] as const)("colour with %j on a terminal (%s): %s", (env, isTTY, colour) => {
  expect(colourOf({ isTTY }, env)).toBe(colour);
});

test.each([40, 80, 100, 200])("the help fits %i columns and names every command and flag", (width) => {
  const text = helpText(width);
  const examples = new Set(manual.flatMap((command) => command.examples.map((one) => `  ${one.line}`)));
  for (const line of text.split("\n")) if (!examples.has(line)) expect(line.length).toBeLessThanOrEqual(Math.min(100, width));
  for (const command of manual) if (command.name !== "diagnose") expect(text).toContain(`cantsend ${command.name}`);
  for (const flag of manual[0]?.groups.flatMap((group) => group.flags) ?? []) expect(text).toContain(flag.flags.split(" ")[0]);
});

test("each command has a help of its own", () => {
  for (const { name, groups } of manual) {
    const text = helpText(80, name);
    expect(text.startsWith("Usage\n")).toBe(true);
    for (const flag of groups.flatMap((group) => group.flags)) expect(text).toContain(flag.flags.split(" ")[0]);
  }
});

test("what is near is suggested, what is far is not", () => {
  expect(didYouMean("cuases", ["causes", "schema"])).toBe("; did you mean causes?");
  expect(didYouMean("zzzzzz", ["causes", "schema"])).toBe("");
});

test("the page of a cause is set without its markup", () => {
  const text = pageText("# A *title*\n\nSome **bold** `code` and [a page](https://example.com).\n\n1. One\n- Two\n\n| sign | says |\n| --- | --- |\n| a | b |\n\n```\nkeep  this\n```\n<!-- signs -->\n", { width: 60, colour: "no" });
  expect(text).toBe("A *title*\n\nSome bold code and a page (https://example.com).\n\n  1. One\n  - Two\n\n  - sign: says\n  - a: b\n\n    keep  this\n");
});
