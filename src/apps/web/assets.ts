import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** One file of the page, as it is served. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Every file of the page, and nothing else can be asked for: no path of a request ever reaches the disk. */
const files: Readonly<Record<string, string>> = {
  "index.html": "text/html; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "page.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

/** The folder of the built page: beside this file in the package; run from the sources, it is built first where it is not fresh. */
async function folder(): Promise<string> {
  if (!import.meta.url.endsWith(".ts")) return fileURLToPath(new URL("./page/", import.meta.url));
  const tool = new URL("../../../tools/page.ts", import.meta.url).href;
  const { freshPage } = (await import(tool)) as { readonly freshPage: () => Promise<string> };
  return freshPage();
}

/** Reads the page into memory. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const from = await folder();
  return new Map(await Promise.all(Object.entries(files).map(async ([name, type]) => [name, { type, body: new Uint8Array(await readFile(`${from}/${name}`)) }] as const)));
}
