import { expect, test } from "vitest";
import { Draw } from "./draw.ts";

test("the same seed draws the same names, another seed others", () => {
  const names = (seed: string) => {
    const draw = new Draw(seed);
    return [draw.domain(), draw.word(), draw.password(), draw.port()];
  };
  expect(names("a")).toEqual(names("a"));
  expect(names("a")).not.toEqual(names("b"));
});

test("no word is drawn twice", () => {
  const draw = new Draw("words");
  const words = Array.from({ length: 400 }, () => draw.word());
  expect(new Set(words).size).toBe(400);
});
