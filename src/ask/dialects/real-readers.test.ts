import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { awkwardPasswords } from "../../testing/awkward-passwords.ts";
import { composeEnv } from "./compose-env.ts";
import { interpolate, TemplateWrong } from "./compose-template.ts";
import { djangoEnviron } from "./django-environ.ts";
import { dockerEnvFile } from "./docker-env-file.ts";
import type { EnvDialect } from "./env-dialect.ts";
import { goIni } from "./go-ini.ts";
import { nodeDotenv } from "./node-dotenv.ts";
import { phpdotenv } from "./phpdotenv.ts";
import { pythonDotenv } from "./python-dotenv.ts";
import { rubyDotenv } from "./ruby-dotenv.ts";
import { symfonyDotenv } from "./symfony-dotenv.ts";
import { systemdEnvironment } from "./systemd-environment.ts";

// What the real libraries make of awkward passwords, where they are installed (Debian: php-vlucas-phpdotenv, php-symfony-dotenv, python3-dotenv,
// python3-django-environ, ruby-dotenv, docker-compose). Where one is not, its check is skipped by name.

interface Written {
  readonly password: string;
  readonly text: string;
}

const forms: readonly ((value: string) => string)[] = [(value) => value, (value) => `"${value}"`, (value) => `'${value}'`, (value) => `${value} # note`];
const written: readonly Written[] = awkwardPasswords.flatMap((password) => forms.map((form) => ({ password, text: `BEFORE=x\nP=${form(password)}\nAFTER=y\n` })));

/** Runs a program that reads a JSON list of texts and prints a JSON list of what it made of P: a string, or null where it refuses the file. */
function real(program: readonly string[], texts: readonly string[]): readonly (string | null)[] | undefined {
  const [name = "", ...words] = program;
  const run = spawnSync(name, words, { input: JSON.stringify(texts), encoding: "utf8", timeout: 30_000, env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" } });
  return run.status === 0 ? (JSON.parse(run.stdout) as (string | null)[]) : undefined;
}

const php = (read: string) => ["php", "-d", "display_errors=stderr", "-r", `${read} $out = []; foreach (json_decode(stream_get_contents(STDIN), true) as $t) { try { $out[] = parse_one($t); } catch (\\Throwable $e) { $out[] = null; } } echo json_encode($out, JSON_UNESCAPED_UNICODE);`];
const python = (read: string) => ["/usr/bin/python3", "-c", `import sys, json, io, os\n${read}\ndef safe(t):\n    try: return one(t)\n    except Exception: return None\nprint(json.dumps([safe(t) for t in json.load(sys.stdin)]))`];

interface Check {
  readonly dialect: EnvDialect;
  readonly program: readonly string[];
  /** Where the installed version is known to read otherwise than the one that is described. */
  readonly skip?: (one: Written) => boolean;
}

const checks: readonly Check[] = [
  { dialect: phpdotenv, program: php(`require 'Dotenv/autoload.php'; function parse_one($t) { return Dotenv\\Dotenv::parse($t)['P']; }`) },
  // a command in $( ) is never run here; without its component for processes the library refuses it
  { dialect: symfonyDotenv, program: php(`require 'Symfony/Component/Dotenv/autoload.php'; function parse_one($t) { return (new Symfony\\Component\\Dotenv\\Dotenv())->parse($t)['P']; }`), skip: (one) => one.password.includes("$(") },
  { dialect: pythonDotenv, program: python("from dotenv import dotenv_values\ndef one(t): return dotenv_values(stream=io.StringIO(t)).get('P')") },
  // the version of Debian 12 undoes every backslash; newer ones leave \\r, \\n and \\t
  { dialect: djangoEnviron, program: python("import environ, tempfile\ndef one(t):\n    os.environ.pop('P', None)\n    p = '/tmp/.cantsend-environ-%d' % os.getpid()\n    open(p, 'w', encoding='utf8').write(t)\n    environ.Env.read_env(p)\n    os.unlink(p)\n    return os.environ.get('P')"), skip: (one) => /\\[rnt]/.test(one.text) },
  // Debian has version 2, which leaves backslashes outside of double quotes, and inside them knows line ends
  { dialect: rubyDotenv, program: ["ruby", "-rjson", "-rdotenv", "-e", "Encoding.default_external='UTF-8'; puts JSON.generate(JSON.parse(STDIN.read).map { |t| begin; Dotenv::Parser.call(t)['P']; rescue Exception; nil; end })"], skip: (one) => one.text.includes("\\") || one.password.includes("$(") || /['"].*['"]/.test(one.text) && /#/.test(one.text) || one.password.includes('"') || one.password.includes("'") },
];

const ours = (dialect: EnvDialect, text: string): string | null => {
  const reading = dialect.read(text, {});
  if (reading.broken.some((one) => one.whole === "file")) return null;
  return reading.entries.findLast((one) => one.name === "P")?.value ?? null;
};

for (const { dialect, program, skip } of checks) {
  test(`${dialect.title}: reads as the real library does`, (context) => {
    const asked = written.filter((one) => skip?.(one) !== true);
    const theirs = real(program, asked.map((one) => one.text));
    if (theirs === undefined) return context.skip(`${dialect.title} is not installed here`);
    expect(theirs).toHaveLength(asked.length);
    expect(asked.map((one) => [one.text, ours(dialect, one.text)])).toEqual(asked.map((one, at) => [one.text, theirs[at] ?? null]));
  });

  test(`${dialect.title}: the real library reads unchanged what we quote`, (context) => {
    const quotable = awkwardPasswords.flatMap((password) => {
      const quoted = dialect.quote(password);
      return quoted === undefined ? [] : [{ password, text: `P=${quoted}\n` }];
    });
    const theirs = real(program, quotable.map((one) => one.text));
    if (theirs === undefined) return context.skip(`${dialect.title} is not installed here`);
    const judged = quotable.filter((one) => skip === undefined || !/\\/.test(one.text));
    expect(judged.map((one) => theirs[quotable.indexOf(one)])).toEqual(judged.map((one) => one.password));
  });
}

test("Docker Compose: interpolates as the real program does", (context) => {
  const program = python("from compose.config.interpolation import Interpolator, TemplateWithDefaults\nfrom compose.config.environment import Environment\nimport logging; logging.disable(50)\ni = Interpolator(TemplateWithDefaults, Environment({}))\ndef one(t): return i.interpolate(t)");
  const theirs = real(program, awkwardPasswords);
  if (theirs === undefined) return context.skip("docker-compose is not installed here");
  const mine = awkwardPasswords.map((text) => {
    try {
      return interpolate(text, () => undefined);
    } catch (error) {
      if (error instanceof TemplateWrong) return null;
      throw error;
    }
  });
  expect(mine).toEqual(theirs);
});

test("dotenv for Node.js: reads as version 16.6.1 did when it was recorded", () => {
  const recorded = JSON.parse(readFileSync("src/testing/recorded/node-dotenv-16.6.1.json", "utf8")) as Record<string, string | null>;
  expect(Object.keys(recorded).length).toBeGreaterThan(200);
  expect(Object.fromEntries(Object.keys(recorded).map((text) => [text, ours(nodeDotenv, text)]))).toEqual(recorded);
});

const recordedBy = <T,>(name: string) => (JSON.parse(readFileSync(`src/testing/recorded/${name}.json`, "utf8")) as { readonly readings: Record<string, T> }).readings;

test("docker run --env-file: reads as the real client did when it was recorded", () => {
  const readings = recordedBy<string | null>("docker-env-file");
  expect(Object.keys(readings).length).toBeGreaterThanOrEqual(160);
  expect(Object.fromEntries(Object.keys(readings).map((value) => [value, ours(dockerEnvFile, `BEFORE=x\nP=${value}\nAFTER=y\n`)]))).toEqual(readings);
});

test.each([["gitea", "left"], ["grafana", "joined"]] as const)("go-ini as %s asks for it: reads as the real library did when it was recorded", (program, continued) => {
  const readings = recordedBy<Record<string, string | null>>("go-ini");
  expect(Object.keys(readings).length).toBeGreaterThanOrEqual(160);
  const mine = (value: string) => goIni(`[mailer]\nUSER = ann\nPASSWD = ${value}\nFROM = x\n`, continued).findLast((one) => one.key === "PASSWD" && one.commented === undefined)?.value ?? null;
  expect(Object.fromEntries(Object.keys(readings).map((value) => [value, mine(value)]))).toEqual(Object.fromEntries(Object.entries(readings).map(([value, read]) => [value, read[program]])));
});

test.each([phpdotenv, symfonyDotenv, nodeDotenv, djangoEnviron, pythonDotenv, rubyDotenv, dockerEnvFile, systemdEnvironment, composeEnv])("$title: reads back what it quotes", (dialect) => {
  let quotable = 0;
  for (const password of [...awkwardPasswords, "two\nlines"]) {
    const quoted = dialect.quote(password);
    if (quoted === undefined) continue;
    quotable += 1;
    expect([password, ours(dialect, `A=1\nP=${quoted}\nB=2\n`)]).toEqual([password, password]);
  }
  expect(quotable).toBeGreaterThan(45);
});
