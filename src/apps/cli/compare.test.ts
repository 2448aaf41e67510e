import { Ajv2020 } from "ajv/dist/2020.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { controlDoesNotOpen, controlOpens, doesNotOpen, type Draft, healthyWalk, imagine, resolves } from "../../testing/imagined.ts";
import { runCli, scratch } from "../../testing/run-cli.ts";
import { jsonSchema } from "./json-output.ts";

const folder = scratch();
const keep = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const fine = imagine(healthyWalk());
const home = keep("home.case", imagine([resolves(), doesNotOpen("no-answer"), controlDoesNotOpen("no-answer", 587), controlOpens(443, "web.example.org")] as Draft[]));
const phone = keep("phone.case", JSON.parse(JSON.stringify(fine).replaceAll("198.51.100.7", "192.168.43.7")));

test("two networks: the one that shuts the port is named, in words and as JSON that fits the schema", async () => {
  const [text, json] = await Promise.all([runCli(["compare", home, phone]), runCli(["compare", home, phone, "--json"])]);
  expect(text.code).toBe(1);
  expect(text.stdout).toContain("The network is to blame");
  expect(text.stdout).toContain("no-answer -> opens");
  const validate = new Ajv2020({ strict: false }).compile(jsonSchema());
  validate(JSON.parse(json.stdout));
  expect(validate.errors).toBeNull();
  expect(json.code).toBe(1);
});

test("nothing to blame exits with 0, and not told with 2", async () => {
  const [alike, open] = await Promise.all([runCli(["compare", phone, phone]), runCli(["compare", home, home])]);
  expect([alike.code, open.code]).toEqual([0, 2]);
  expect(open.stdout).toContain("These two do not tell");
});

test.each([
  ["one file", [home], "two case files are compared"],
  ["no case file", [home, keep("letter.txt", "Dear all")], "is not JSON, so it is no case file"],
  ["a newer version", [home, keep("newer.case", { ...fine, version: 99 })], "update cantsend to read it"],
  ["another mailbox", [home, keep("ben.case", imagine(healthyWalk(), { target: { address: "ben@example.com" } }))], "only two case files of one mailbox can be compared"],
  ["a file that is not there", [home, join(folder, "none.case")], "none.case"],
])("%s ends in one clear sentence", async (_what, words, sentence) => {
  const run = await runCli(["compare", ...words]);
  expect(run.code).toBe(64);
  expect(run.stdout).toBe("");
  expect(run.stderr).toContain(sentence);
  expect(run.stderr.trim().split("\n")).toHaveLength(1);
});

test("a kept case file is judged again with an answer, and the letter for it is printed", async () => {
  const [asks, answered, letter, wrong, both] = await Promise.all([
    runCli(["reason", home]),
    runCli(["reason", home, "--answer", "other-device-same-network=works", "--json"]),
    runCli(["reason", home, "--letter"]),
    runCli(["reason", home, "--answer", "weather=fine"]),
    runCli(["reason", home, "--letter", "--json"]),
  ]);
  expect(asks.stdout).toContain("--answer ");
  expect((JSON.parse(answered.stdout) as { ruledOut: { cause: string }[] }).ruledOut.map((one) => one.cause)).toContain("net-submission-port-blocked");
  expect(letter.stdout).toMatch(/^To: whoever runs the network\nSubject: /);
  expect([letter.code, wrong.code, both.code]).toEqual([1, 64, 64]);
  expect(wrong.stderr).toContain("webmail-sends=yes|no");
}, 60_000);
