import { XMLParser } from "fast-xml-parser";
import { isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar } from "yaml";

/** One value at the end of a path of keys, such as `services.web.environment.SMTP_HOST`. */
export interface Leaf {
  readonly path: readonly string[];
  /** As a program that wants a text there gets it. */
  readonly value: string;
  readonly written: string;
  readonly line?: number;
  readonly because?: string;
  /** A tag of YAML such as `!secret`. */
  readonly tag?: string;
}

/** A structured file flattened to its values, or why it cannot be read. */
export type Tree = { readonly documents: readonly (readonly Leaf[])[] } | { readonly refused: string };

/** Settings are shallow and short: what is deeper or longer is something else, or hostile. */
const maxDepth = 60;
const maxLeaves = 20_000;
/** A parser that recurses dies of nesting long before it is refused: brackets are counted first. */
const maxNesting = 200;

class Beyond extends Error {}

function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  let flat = 0;
  for (const c of text) {
    if (c === "[" || c === "{") depth += 1;
    else if (c === "]" || c === "}") depth = Math.max(0, depth - 1);
    else if (c === "\n") flat = depth;
    if (depth - flat > maxNesting || depth > maxNesting * 10) return true;
  }
  // block sequences nest on one line: "- - - - x"
  return /(?:- ){200}/.test(text) || /^ {2000}/m.test(text);
}

/** Reads YAML. `go`: a text is what stands there (gopkg.in/yaml, Compose). `python`: 0123 and yes are what YAML 1.1 makes of them (PyYAML). */
export function yamlTree(text: string, library: "go" | "python"): Tree {
  if (nestsTooDeeply(text)) return { refused: "it is nested too deeply" };
  const lines = new LineCounter();
  try {
    const docs = parseAllDocuments(text, { lineCounter: lines, version: library === "python" ? "1.1" : "1.2", schema: library === "python" ? "yaml-1.1" : "core", keepSourceTokens: false, logLevel: "silent", uniqueKeys: false, merge: true });
    const list = Array.isArray(docs) ? docs : [];
    const broken = list.flatMap((doc) => doc.errors.filter((error) => error.code !== "TAG_RESOLVE_FAILED"))[0];
    if (broken !== undefined) return { refused: `it is no valid YAML: line ${broken.linePos?.[0].line ?? "?"}` };
    let count = 0;
    const documents = list.map((doc) => {
      const leaves: Leaf[] = [];
      const walk = (node: unknown, path: readonly string[]): void => {
        if (path.length > maxDepth) throw new Beyond("it is nested too deeply");
        if ((count += 1) > maxLeaves) throw new Beyond("it holds more values than any file of settings");
        if (isMap(node)) {
          for (const pair of node.items) if (isPair(pair)) walk(pair.value, [...path, isScalar(pair.key) ? String(pair.key.value) : "?"]);
        } else if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...path, String(index)]));
        else if (isScalar(node)) leaves.push(scalarLeaf(node, path, text, lines, library));
        // an alias is followed once, to a value; an alias of a collection is where the bombs are
        else if (node !== null && typeof node === "object" && "source" in node && "resolve" in node) {
          const target = (node as { resolve(doc: unknown): unknown }).resolve(doc);
          if (isScalar(target)) leaves.push(scalarLeaf(target, path, text, lines, library));
          else if (isMap(target) && path.length < 8) {
            for (const pair of target.items) if (isPair(pair) && isScalar(pair.value)) walk(pair.value, [...path, isScalar(pair.key) ? String(pair.key.value) : "?"]);
          }
        }
      };
      walk(doc.contents, []);
      return leaves;
    });
    return { documents };
  } catch (error) {
    if (error instanceof Beyond) return { refused: error.message };
    if (error instanceof RangeError) return { refused: "it is nested too deeply" };
    return { refused: "it is no valid YAML" };
  }
}

function scalarLeaf(node: Scalar, path: readonly string[], text: string, lines: LineCounter, library: "go" | "python"): Leaf {
  const from = node.range?.[0] ?? 0;
  const to = node.range?.[1] ?? from;
  const plain = node.type === Scalar.PLAIN;
  const source = text.slice(from, to);
  const parsed = node.value;
  const value = parsed === null ? "" : typeof parsed === "string" ? parsed : library === "go" || (typeof parsed === "number" && /^[-+]?\d+[eE]/.test(source)) ? (node.source ?? String(parsed)) : typeof parsed === "boolean" ? (parsed ? "True" : "False") : String(parsed);
  const endOfLine = text.indexOf("\n", to) === -1 ? text.length : text.indexOf("\n", to);
  const rest = text.slice(to, endOfLine);
  const written = plain || parsed === null ? (source + (/^\s+#/.test(rest) ? rest : "")).replace(/[ \t\r]+$/, "") : node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? source.slice(1, -1) : value;
  const because =
    written === value ? undefined
    : /^\s+#/.test(rest) ? "# after a blank begins a comment"
    : plain ? "without quotes it is read as a number or a yes or no"
    : node.type === Scalar.QUOTE_DOUBLE ? "a backslash inside double quotes takes the next character with it"
    : "a quote inside single quotes is written twice";
  return { path, value, written, line: lines.linePos(from).line, ...(because === undefined ? {} : { because }), ...(node.tag === undefined || node.tag.startsWith("tag:yaml.org") ? {} : { tag: node.tag }) };
}

/** Reads JSON. */
export function jsonTree(text: string): Tree {
  if (nestsTooDeeply(text)) return { refused: "it is nested too deeply" };
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return { refused: "it is no valid JSON" };
  }
  const leaves: Leaf[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    if (path.length > maxDepth) throw new Beyond("it is nested too deeply");
    if (leaves.length > maxLeaves) throw new Beyond("it holds more values than any file of settings");
    if (typeof node === "object" && node !== null) for (const [key, value] of Object.entries(node)) walk(value, [...path, key]);
    else leaves.push({ path, value: node === null ? "" : String(node), written: node === null ? "" : String(node) });
  };
  try {
    walk(root, []);
  } catch (error) {
    if (error instanceof Beyond) return { refused: error.message };
    throw error;
  }
  return { documents: [leaves] };
}

/** Reads XML. A document type is refused: entities are how a small file becomes a huge one, or another one. */
export function xmlTree(text: string): Tree {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { refused: "it declares entities of its own, which no file of settings needs" };
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(/<\/?[A-Za-z_][^<>]*>/g)) {
    depth += tag.startsWith("</") ? -1 : tag.endsWith("/>") ? 0 : 1;
    deepest = Math.max(deepest, depth);
  }
  if (deepest > maxNesting) return { refused: "it is nested too deeply" };
  // Java writes "1.1" where the library knows "1.0"; nothing that is read here differs
  try {
    const root = new XMLParser({ parseTagValue: false, trimValues: false, ignoreAttributes: true, processEntities: true }).parse(text.replace(/^\s*<\?xml[^>]*\?>/, "")) as unknown;
    const tree = jsonTree(JSON.stringify(root));
    return "refused" in tree ? tree : { documents: tree.documents };
  } catch {
    return { refused: "it is no valid XML" };
  }
}
