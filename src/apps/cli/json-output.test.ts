import { Ajv2020 } from "ajv/dist/2020.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnose } from "../../reason/diagnose.ts";
import { nextQuestion } from "../../reason/next-question.ts";
import { settingsReport } from "../../reason/settings-report.ts";
import { renderHtml } from "../../report/html.ts";
import { toJson } from "../../report/json.ts";
import { settingsToJson } from "../../report/settings-json.ts";
import { controlOpens, doesNotOpen, healthyWalk, helloInTls, imagine, opens, resolves, shakesHands } from "../../testing/imagined.ts";
import { runCli, scratch } from "../../testing/run-cli.ts";
import { jsonSchema } from "./json-output.ts";

const on465 = { port: 465, security: "tls" } as const;
const wrongPort = imagine([doesNotOpen("refused"), opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465)]);
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(jsonSchema());

test.each([
  ["healthy", imagine(healthyWalk())],
  ["named", wrongPort],
  ["undecided", imagine([])],
])("a %s diagnosis fits the schema", (verdict, caseFile) => {
  const json: unknown = JSON.parse(JSON.stringify(toJson(diagnose(caseFile), caseFile)));
  expect((json as { verdict: string }).verdict).toBe(verdict);
  validate(json);
  expect(validate.errors).toBeNull();
});

test("a report on settings fits the schema, with and without an earlier look", () => {
  const settings = settingsReport(wrongPort, diagnose(wrongPort));
  expect(settings.accounts.length).toBe(1);
  for (const before of [undefined, settings]) {
    validate(JSON.parse(JSON.stringify(settingsToJson(settings, before, diagnose(wrongPort), wrongPort))));
    expect(validate.errors).toBeNull();
  }
});

test("the one thing to try is in the object, in the form of the schema and in the HTML report, and gone once it is answered", () => {
  const blocked = imagine([resolves(), doesNotOpen("no-answer"), doesNotOpen("no-answer", { port: 465, security: "none", protocol: "any" }), doesNotOpen("no-answer", { port: 25, security: "none", protocol: "any" }), controlOpens(587), controlOpens(443, "web.example.org")], { target: { history: "worked-before" } });
  const question = nextQuestion(diagnose(blocked), blocked);
  expect(question).toBeDefined();
  const json = JSON.parse(JSON.stringify(toJson(diagnose(blocked), blocked, question)));
  expect(json.question).toEqual(question);
  validate(json);
  expect(validate.errors).toBeNull();
  expect(validate({ ...json, question: { id: 7 } })).toBe(false);
  const [answer] = Object.keys(question?.answers ?? {});
  expect(renderHtml(diagnose(blocked), blocked, question === undefined ? {} : { question })).toContain(`--answer ${question?.id}=${answer}`);
  expect(renderHtml(diagnose(blocked), blocked)).not.toContain("--answer");
  const answered = { ...blocked, target: { ...blocked.target, answers: { [question?.id ?? ""]: answer ?? "" } } };
  expect(nextQuestion(diagnose(answered), answered)?.id).not.toBe(question?.id);
});

test("the schema refuses what is no report", () => {
  const json = JSON.parse(JSON.stringify(toJson(diagnose(wrongPort), wrongPort)));
  expect(validate({ ...json, verdict: "perhaps" })).toBe(false);
  expect(validate({ ...json, caseFile: undefined })).toBe(false);
  expect(validate({})).toBe(false);
});

test.concurrent("what the program prints fits the schema that it prints", async () => {
  const path = join(scratch(), "case.json");
  writeFileSync(path, JSON.stringify(wrongPort));
  const client = join(scratch(), ".msmtprc");
  writeFileSync(client, "account work\nhost smtp.example.com\nport 587\ntls on\nauth plain\nfrom ann@example.com\nuser ann\npassword geheim99 # x\n");
  const [schema, ...outputs] = await Promise.all([
    runCli(["schema"]),
    runCli(["reason", path, "--json"]),
    runCli(["explain", "550 5.7.60 not allowed to send as this sender", "--json"]),
    runCli(["causes", "--json"]),
    runCli(["clients", client, "--json"]),
    runCli(["demo", "closed-port", "--json"]),
    runCli(["ann@example.com", "--smtp", "127.0.0.1:1", "--imap", "127.0.0.1:1", "--dns", "127.0.0.1:1", "--control", "127.0.0.1:2", "--timeout", "5", "--no-login", "--json"]),
  ]);
  const printed = new Ajv2020({ strict: false }).compile(JSON.parse(schema.stdout));
  expect(outputs.map((run) => run.stderr)).toEqual(["", "", "", "", "", ""]);
  for (const run of outputs) {
    printed(JSON.parse(run.stdout));
    expect(printed.errors).toBeNull();
  }
  expect(outputs[0]?.code).toBe(1);
});

test.concurrent("a case file that was written reads back to the same diagnosis", async () => {
  const path = join(scratch(), "case.json");
  const first = await runCli(["ann@example.com", "--smtp", "127.0.0.1:1", "--imap", "127.0.0.1:1", "--dns", "127.0.0.1:1", "--control", "127.0.0.1:2", "--timeout", "5", "--no-login", "--json", "--case", path]);
  const again = await runCli(["reason", path, "--json"]);
  expect(JSON.parse(again.stdout)).toEqual(JSON.parse(first.stdout));
  expect(again.code).toBe(first.code);
});
