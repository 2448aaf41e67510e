import { XMLParser, XMLValidator } from "fast-xml-parser";

/** What a property list holds; dates and data stay text. */
export type PlistValue = string | number | boolean | readonly PlistValue[] | { readonly [key: string]: PlistValue };

interface Node {
  readonly [tag: string]: readonly Node[] | string | object | undefined;
}

/** Deeper than any settings file, and shallow enough that reading it needs no deep stack. */
const maxDepth = 64;

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five entities of XML and character numbers (XML 1.0 section 4.6); entities of a document type are never followed, so nothing can grow. */
function plainText(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex?: string, number?: string, name?: string) => {
    const point = hex === undefined ? (number === undefined ? undefined : Number(number)) : Number.parseInt(hex, 16);
    if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    return named[name ?? ""] ?? whole;
  });
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node["#text"] === "string" ? plainText(node["#text"]) : "")).join("");
}

function valueOf(node: Node, depth: number): PlistValue | undefined {
  if (depth > maxDepth) throw new RangeError("too deep");
  const [tag, inside] = Object.entries(node).find(([key]) => key !== ":@" && key !== "#text" && !key.startsWith("?")) ?? [];
  const nodes = Array.isArray(inside) ? (inside as readonly Node[]) : [];
  switch (tag) {
    case "string":
    case "data":
    case "date":
      return textOf(nodes);
    case "integer":
    case "real":
      return Number(textOf(nodes).trim());
    case "true":
      return true;
    case "false":
      return false;
    case "array":
      return nodes.map((one) => valueOf(one, depth + 1)).filter((one) => one !== undefined);
    case "dict": {
      const dict: Record<string, PlistValue> = {};
      let key: string | undefined;
      for (const one of nodes) {
        if (Array.isArray(one.key)) key = textOf(one.key as readonly Node[]);
        else {
          const value = valueOf(one, depth + 1);
          if (value !== undefined && key !== undefined) {
            if (key !== "__proto__") dict[key] = value;
            key = undefined;
          }
        }
      }
      return dict;
    }
    default:
      return undefined;
  }
}

/** Reads an XML property list (Apple's PropertyList-1.0.dtd); undefined where it is none, is damaged, or nests too deep. */
export function readPlist(text: string): PlistValue | undefined {
  try {
    const open = (text.match(/<(?:dict|array)\b/g) ?? []).length;
    // the parser's own stack is not ours to bound, so what could be deeper than it allows is counted first
    if (open > 10_000) return undefined;
    // XML that is not well-formed is refused as a whole; a bare & is such a fault (XML 1.0 section 2.4)
    if (XMLValidator.validate(text) !== true || /&(?!#\d+;|#x[0-9a-fA-F]+;|[A-Za-z]\w*;)/.test(text)) return undefined;
    const nodes = new XMLParser({ preserveOrder: true, processEntities: false, trimValues: false, parseTagValue: false }).parse(text) as readonly Node[];
    const plist = nodes.find((node) => Array.isArray(node.plist))?.plist as readonly Node[] | undefined;
    return plist?.map((node) => valueOf(node, 0)).find((value) => value !== undefined);
  } catch {
    return undefined;
  }
}
