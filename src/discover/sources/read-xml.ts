import { XMLParser, XMLValidator } from "fast-xml-parser";

/** Real configuration files have a few kilobytes. */
const maxChars = 256 * 1024;
/** Real ones nest five deep. */
const maxDepth = 32;
const maxTags = 5_000;

/** One element of a document that somebody else wrote. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, blanks at the ends removed. */
  readonly text: string;
}

/** The shape that the parser gives when it keeps the order. */
type Ordered = Readonly<Record<string, unknown>>;

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "", processEntities: false, parseTagValue: false, parseAttributeValue: false, ignoreDeclaration: true, ignorePiTags: true });

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five names that XML itself has (section 4.6), and numbers; nothing that a document declares. */
function plain(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Why a document is not even parsed: what it does before anything is built from it. */
function refusal(text: string): string | undefined {
  if (text.length > maxChars) return `it has more than ${maxChars >> 10} kB`;
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return "it declares a document type, which no configuration needs and attacks use";
  let depth = 0;
  let tags = 0;
  for (const tag of text.matchAll(/<(\/?)[A-Za-z_][^<>]{0,2000}?(\/?)>/g)) {
    tags += 1;
    depth += tag[1] === "/" ? -1 : tag[2] === "/" ? 0 : 1;
    if (depth > maxDepth) return `its elements stand more than ${maxDepth} deep in each other`;
    if (tags > maxTags) return `it has more than ${maxTags} elements`;
  }
  return XMLValidator.validate(text) === true ? undefined : "it is no well-formed XML";
}

function element(name: string, node: Ordered): XmlElement {
  const inner = (Object.hasOwn(node, name) ? node[name] : []) as readonly Ordered[];
  const attributes = Object.hasOwn(node, ":@") ? Object.entries(node[":@"] as Record<string, unknown>) : [];
  const texts = inner.filter((one) => Object.hasOwn(one, "#text")).map((one) => plain(String(one["#text"])));
  return { name, attributes: new Map(attributes.map(([key, value]) => [key, plain(String(value))])), children: elements(inner), text: texts.join("").trim() };
}

function elements(nodes: readonly Ordered[]): readonly XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
    return name === undefined ? [] : [element(name, node)];
  });
}

/** Reads a small XML document without ever expanding an entity or opening anything that it names. */
export function readXml(text: string): { readonly root: XmlElement } | { readonly refused: string } {
  const bare = text.replace(/^\uFEFF/, "").trim();
  const refused = refusal(bare);
  if (refused !== undefined) return { refused };
  try {
    const [root] = elements(parser.parse(bare) as readonly Ordered[]);
    return root === undefined ? { refused: "it has no element" } : { root };
  } catch {
    return { refused: "it cannot be read as XML" };
  }
}

/** The children of this name, whatever prefix and case they have. */
export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (parent?.children ?? []).filter((one) => one.name.replace(/^.*:/, "").toLowerCase() === name.toLowerCase());
}

/** The text of the first child of this name; undefined where there is none or it is empty. */
export function textOf(parent: XmlElement | undefined, name: string): string | undefined {
  const text = childrenOf(parent, name)[0]?.text;
  return text === "" ? undefined : text;
}
