import { spawnSync } from "node:child_process";
import { parse as parseUrl } from "node:url";
import { expect, test } from "vitest";
import { awkwardPasswords } from "../../testing/awkward-passwords.ts";
import { readLiteral } from "./literals.ts";
import { readMailUrl } from "./mail-url.ts";
import { phpArray, phpConstants } from "./php-values.ts";
import { yamlTree } from "./tree.ts";

// Literals, YAML and addresses against the languages themselves, where they are installed (php-cli, ruby, python3-yaml, php-symfony-mailer);
// what is not is skipped by name. go-ini, XML and Ruby's own settings have no program here to compare with.

function real(program: string, words: readonly string[], texts: readonly string[]): readonly (string | null)[] | undefined {
  const run = spawnSync(program, words, { input: JSON.stringify(texts), encoding: "utf8", timeout: 30_000, env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" } });
  return run.status === 0 ? (JSON.parse(run.stdout) as (string | null)[]) : undefined;
}

/** In single and in double quotes, as somebody pastes it: not every such text is a whole literal, and then nothing is compared. */
const literals = awkwardPasswords.flatMap((password) => [`'${password}'`, `"${password}"`]);
const php = (body: string) => ["-d", "display_errors=stderr", "-d", "error_reporting=0", "-r", `$out = []; foreach (json_decode(stream_get_contents(STDIN), true) as $t) { try { ${body} } catch (\\Throwable $e) { $out[] = null; } } echo json_encode($out, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);`];

test("PHP: reads string literals as PHP does", (context) => {
  const mine = literals.map((text) => {
    const literal = readLiteral(text, 0, "php");
    return literal === undefined || literal.end !== text.length || literal.computed !== undefined ? null : literal.value;
  });
  const judged = literals.filter((_, at) => mine[at] !== null);
  const theirs = real("php", php("$v = eval('return '.$t.';'); $out[] = is_string($v) ? $v : null;"), judged);
  if (theirs === undefined) return context.skip("php is not installed here");
  expect(judged.length).toBeGreaterThan(80);
  expect(mine.filter((one) => one !== null)).toEqual(theirs);
});

test("PHP: reads what PHP exports, as a constant and in an array", (context) => {
  const exported = real("php", php("$out[] = var_export($t, true);"), awkwardPasswords);
  if (exported === undefined) return context.skip("php is not installed here");
  const constants = exported.map((literal) => phpConstants(`<?php define( 'P', ${literal} );`)[0]?.value);
  expect(constants).toEqual(awkwardPasswords);
  const whole = `array (\n${exported.map((literal, at) => `  'p${at}' => ${literal},\n`).join("")})`;
  expect(phpArray(whole, 0).map((one) => one.value)).toEqual(awkwardPasswords);
});

test("Python: reads string literals as Python does", (context) => {
  const mine = literals.map((text) => {
    const literal = readLiteral(text, 0, "python");
    return literal === undefined || literal.end !== text.length ? null : literal.value;
  });
  const judged = literals.filter((_, at) => mine[at] !== null);
  const theirs = real("python3", ["-W", "ignore", "-c", "import sys, json, ast\ndef one(t):\n    try: return ast.literal_eval(t)\n    except Exception: return None\nprint(json.dumps([one(t) for t in json.load(sys.stdin)]))"], judged);
  if (theirs === undefined) return context.skip("python3 is not installed here");
  expect(mine.filter((one) => one !== null)).toEqual(theirs);
});

test("Ruby: reads string literals as Ruby does", (context) => {
  const mine = literals.map((text) => {
    const literal = readLiteral(text, 0, "ruby");
    return literal === undefined || literal.end !== text.length || literal.computed !== undefined ? null : literal.value;
  });
  const judged = literals.filter((_, at) => mine[at] !== null);
  const theirs = real("ruby", ["-W0", "-rjson", "-e", "puts JSON.generate(JSON.parse(STDIN.read).map { |t| begin; v = eval(t); v.is_a?(String) ? v : nil; rescue Exception; nil; end })"], judged);
  if (theirs === undefined) return context.skip("ruby is not installed here");
  expect(mine.filter((one) => one !== null)).toEqual(theirs);
});

test("YAML: reads values as PyYAML does", (context) => {
  const texts = awkwardPasswords.flatMap((password) => [password, `"${password}"`, `'${password}'`, `${password} # note`].map((form) => `p: ${form}\n`));
  const theirs = real("/usr/bin/python3", ["-c", "import sys, json, yaml\ndef one(t):\n    try:\n        v = yaml.safe_load(t)['p']\n        return '' if v is None else str(v) if isinstance(v, (str, int, float)) else None\n    except Exception: return None\nprint(json.dumps([one(t) for t in json.load(sys.stdin)]))"], texts);
  if (theirs === undefined) return context.skip("python3-yaml is not installed here");
  const mine = texts.map((text) => {
    const tree = yamlTree(text, "python");
    return "refused" in tree ? null : (tree.documents[0]?.find((leaf) => leaf.path.join() === "p")?.value ?? null);
  });
  // where both read something, it is the same; a form that one of them refuses (a %, an @ or a backtick at the front) is no password in any file
  const both = texts.flatMap((text, at) => (mine[at] === null || theirs[at] === null || theirs[at] === undefined ? [] : [{ text, mine: mine[at], theirs: theirs[at] }]));
  expect(both.length).toBeGreaterThan(170);
  expect(both.filter((one) => one.mine !== one.theirs)).toEqual([]);
});

const addresses = awkwardPasswords.flatMap((password) => [`smtp://ann:${password}@mail.example.net:587`, `smtp://ann:${encodeURIComponent(password)}@mail.example.net:587`]);

test("Symfony: takes addresses apart as its Dsn does", (context) => {
  const theirs = real("php", php("require_once 'Symfony/Component/Mailer/autoload.php'; $d = Symfony\\Component\\Mailer\\Transport\\Dsn::fromString($t); $out[] = $d->getHost().' '.$d->getPassword();"), addresses);
  if (theirs === undefined) return context.skip("php-symfony-mailer is not installed here");
  const mine = addresses.map((text) => {
    const url = readMailUrl(text, "php");
    return url === undefined ? null : `${url.host} ${url.password ?? ""}`;
  });
  // what is no UTF-8 any more after decoding cannot be told by JSON
  expect(addresses.flatMap((text, at) => (mine[at] === theirs[at] ? [] : [{ text, mine: mine[at], theirs: theirs[at] }]))).toEqual([]);
});

test("nodemailer: takes addresses apart as url.parse does", () => {
  const odd: unknown[] = [];
  for (const text of addresses) {
    let theirs: string | null;
    try {
      const url = parseUrl(text, true);
      theirs = url.hostname === null || url.hostname === "" ? null : `${url.hostname} ${url.auth?.split(":").slice(1).join(":") ?? ""}`;
    } catch {
      theirs = null;
    }
    const url = readMailUrl(text, "node");
    const mine = url === undefined || url.host === "" ? null : `${url.host} ${url.password ?? ""}`;
    if (mine !== theirs) odd.push({ text, mine, theirs });
  }
  expect(odd).toEqual([]);
});
