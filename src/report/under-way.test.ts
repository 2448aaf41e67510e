import { expect, test } from "vitest";
import { greets, imagine, opens } from "../testing/imagined.ts";
import { firstUnderWay, nextUnderWay } from "./under-way.ts";

test("what is waited for follows the way out, and the receiving side moves nothing", () => {
  const [opened, greeted] = imagine([opens(), greets()]).observations;
  if (opened === undefined || greeted === undefined || opened.about.on !== "endpoint") throw new TypeError("nothing was imagined");
  const after = nextUnderWay(firstUnderWay, opened);
  expect(after).toContain("smtp-greeting");
  expect(nextUnderWay(after, { ...opened, about: { ...opened.about, protocol: "imap" } })).toBe(after);
  expect(nextUnderWay(["smtp-greeting"], greeted)).toEqual(["smtp-hello"]);
});
