import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, test, vi } from "vitest";
import * as cantsend from "./index.ts";
import { doesNotOpen, helloInTls, imagine, opens, shakesHands } from "./testing/imagined.ts";
import { mailbox } from "./testing/scripted-mailbox.ts";
import { scriptedWorld } from "./world/scripted.ts";

const source = readFileSync(new URL("./index.ts", import.meta.url), "utf8");
const on465 = { port: 465, security: "tls" } as const;
const savedText = JSON.stringify(imagine([doesNotOpen("refused"), opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465)]));

/** Each value that is exported, with the doc comment above it. */
const exported = [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport \{ (\w+) \} from/g)].map((match) => ({ name: match[2] ?? "", comment: (match[1] ?? "").replace(/^ \* ?/gm, "") }));

test("every value that is exported has a doc comment of its own", () => {
  expect(exported.map((one) => one.name).sort()).toEqual(Object.keys(cantsend).sort());
  expect(exported.length).toBeGreaterThan(10);
});

test.each(exported)("the example of $name does what it says", async ({ comment }) => {
  const code = /```ts\n([\s\S]*?)```/.exec(comment)?.[1];
  expect(code).toBeDefined();
  const printed: string[] = [];
  const expected = [...(code ?? "").matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map((match) => match[1] ?? "");
  // The world of the examples is on paper: the reader's own would need a network.
  const library = { ...cantsend, nodeWorld: (options: cantsend.NodeWorldOptions = {}) => scriptedWorld({ ...mailbox, ...(options.secret === undefined ? {} : { secret: options.secret }) }) };
  const script = stripTypeScriptTypes((code ?? "").replace(/^import \{ (.+) \} from "cantsend";$/m, "const { $1 } = cantsend;"));
  const AsyncFunction = (async () => {}).constructor as new (...words: string[]) => (...values: unknown[]) => Promise<void>;
  vi.stubEnv("MAIL_PASSWORD", "swordfish");
  await new AsyncFunction("cantsend", "savedText", "console", script)(library, savedText, { log: (...words: unknown[]) => printed.push(words.join(" ")) });
  vi.unstubAllEnvs();
  expect(expected.length).toBeGreaterThan(0);
  expect(printed).toEqual(expected.map((text) => (text.startsWith('"') ? JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(text)?.[0] ?? '""') : text)));
});
