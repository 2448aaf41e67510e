import { expect, test } from "vitest";
import { runCommand } from "../world/command.ts";
import { unseal } from "../world/secrets.ts";
import { commandWords } from "./command-words.ts";
import { type CredentialSources, readCredential } from "./credential.ts";

const sources = (more: Partial<CredentialSources> = {}): CredentialSources => ({ env: {}, readStdin: async () => "", run: async () => ({ printed: "" }), ...more });

test("a password from standard input keeps its blanks and loses its line end", async () => {
  const credential = await readCredential({ passwordStdin: "yes" }, sources({ readStdin: async () => " pass word \r\n" }));
  expect(credential === undefined ? "" : unseal(credential.secret)).toBe(" pass word ");
  expect(String(credential?.secret)).toBe("[secret]");
});

test.each([
  ["", /is empty/],
  ["two\nlines", /line break or a NUL/],
  ["nul\0here", /line break or a NUL/],
])("a password %j is refused without being repeated", async (typed, sentence) => {
  await expect(readCredential({ passwordStdin: "yes" }, sources({ readStdin: async () => typed }))).rejects.toThrow(sentence);
  if (typed !== "") await expect(readCredential({ passwordStdin: "yes" }, sources({ readStdin: async () => typed }))).rejects.not.toThrow(typed);
});

test("an OAuth token comes from the environment", async () => {
  expect((await readCredential({ oauthTokenEnv: "TOKEN" }, sources({ env: { TOKEN: "ya29.x" } })))?.kind).toBe("oauth-token");
});

test("without a flag the person is asked, and Enter alone means no login", async () => {
  expect(await readCredential({}, sources({ prompt: async () => "" }))).toBeUndefined();
  expect((await readCredential({}, sources({ prompt: async () => "secret" })))?.kind).toBe("password");
  expect(await readCredential({}, sources())).toBeUndefined();
});

test("a command line is split as a shell does, and nothing more of a shell happens", () => {
  expect(commandWords(`pass  show 'my mail'/"a \\"b\\"" c\\ d $HOME`, "--password-command")).toEqual(["pass", "show", 'my mail/a "b"', "c d", "$HOME"]);
  expect(() => commandWords("pass 'show", "--password-command")).toThrow(/never closed/);
  expect(() => commandWords("  ", "--password-command")).toThrow(/empty/);
});

test("a command that never ends is ended, and one that floods is cut", async () => {
  const limits = { timeoutMs: 400, maxBytes: 1_000 };
  expect(await runCommand([process.execPath, "-e", "setInterval(() => {}, 1000)"], limits)).toEqual({ wrong: "did not end within 0.4 seconds" });
  expect(await runCommand([process.execPath, "-e", "process.stdout.write('x'.repeat(5000)); setInterval(() => {}, 1000)"], { ...limits, timeoutMs: 10_000 })).toEqual({ wrong: "printed more than 1000 bytes" });
  expect(await runCommand([process.execPath, "-p", "'it'"], { ...limits, timeoutMs: 10_000 })).toEqual({ printed: "it\n" });
});
