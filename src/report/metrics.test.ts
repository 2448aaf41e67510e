import { expect, test } from "vitest";
import { diagnose } from "../reason/diagnose.ts";
import { doesNotOpen, helloInTls, imagine, opens } from "../testing/imagined.ts";
import { renderMetrics } from "./metrics.ts";

const caseFile = imagine([doesNotOpen("refused"), opens({ port: 465, security: "tls" }), helloInTls({ auth: ["PLAIN"] }, { port: 465, security: "tls" })]);

test("each line is a comment or a sample of the text format", () => {
  const text = renderMetrics(diagnose(caseFile), caseFile);
  for (const line of text.trimEnd().split("\n")) expect(line).toMatch(/^# (HELP|TYPE) cantsend_\w+ .+$|^cantsend_\w+\{(\w+="(?:[^"\\]|\\.)*",?)+\} -?\d+(\.\d+)?$/);
  expect(text).toContain('verdict="named"} 1\n');
  expect(text).toContain('cause="cfg-wrong-port"');
  expect(text).toMatch(/cantsend_examination_duration_seconds\{.*\} 0\.9\n/);
});

test("a label cannot break out of its quotes", () => {
  const odd = imagine([], { target: { address: '"a\\"\n# x"@example.com' } });
  const text = renderMetrics(diagnose(odd), odd);
  expect(text.split("\n").filter((line) => line !== "" && !/^(# |cantsend_)/.test(line))).toEqual([]);
  expect(text).toContain('address="\\"a\\\\\\"');
});
