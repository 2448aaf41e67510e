import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../testing/run-cli.ts";
import { cutLetterWords, readCutLetter } from "./cut-letter.ts";

const folder = scratch();
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test("reads a letter octet by octet, without the line that mbox files put in front", async () => {
  const read = await readCutLetter(file("a.eml", Buffer.from("From ann Mon Jan 1\nFrom: <ann@example.com>\n\ngr\u00fc\u00dfe\n", "utf8")), undefined);
  expect(read.letter.startsWith("From: <ann@example.com>")).toBe(true);
  expect(Buffer.from(read.letter, "latin1").toString("utf8")).toContain("grüße");
  expect(cutLetterWords(read, "ann@example.com")).toMatch(/^at most 30 tries .* to ann@example\.com and nobody else/);
});

test("allows fewer tries for a large letter, and says why a file is none", async () => {
  const large = await readCutLetter(file("b.eml", `Subject: x\n\n${"line of text\n".repeat(600_000)}`), "60");
  expect(large.tries).toBeLessThan(20);
  await expect(readCutLetter(file("c.eml", "hello there\n"), undefined)).rejects.toThrow("is no letter");
  await expect(readCutLetter(file("d.eml", ""), undefined)).rejects.toThrow("is empty");
  await expect(readCutLetter(join(folder, "none.eml"), undefined)).rejects.toThrow("there is no such file");
  await expect(readCutLetter(file("e.eml", "Subject: x\n\nx\n"), "7")).rejects.toThrow("--bisect-tries");
  await expect(readCutLetter(file("f.eml", `Subject: x\n\n${"x".repeat(9 * 1024 * 1024)}`), undefined)).rejects.toThrow("larger than 8 MB");
});
