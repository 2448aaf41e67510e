import { type CauseGroup, type CauseId, catalogue } from "../../../model/catalogue.ts";
import { causes } from "../../../reason/causes/index.ts";
import { schemaVersion } from "../../../report/json.ts";
import { Page } from "../../../report/page.ts";
import { groupWords } from "../../../report/words.ts";
import { jsonText } from "../json-text.ts";
import type { Action } from "../program.ts";

/** Lists the catalogue by group: every cause by its id, with the title of those that can be diagnosed already. */
export const causesCommand: Action = async ({ flags }, terminal) => {
  const titles = new Map<CauseId, string>(causes.map((cause) => [cause.id, cause.title]));
  const ids = Object.keys(catalogue) as CauseId[];
  if (flags.json === true) {
    const list = ids.map((id) => ({ id, ...catalogue[id], ...(titles.has(id) ? { title: titles.get(id) } : {}) }));
    await terminal.print(jsonText({ schemaVersion, causes: list }));
    return 0;
  }
  const page = new Page(terminal.width, terminal.colour);
  page.text(`${ids.length} causes; the ${titles.size} marked with * can be diagnosed, the others are known and named only.`);
  const longest = Math.max(...ids.map((id) => id.length));
  for (const group of Object.keys(groupWords) as CauseGroup[]) {
    page.heading(`${group}: ${groupWords[group]}`);
    for (const id of ids.filter((one) => catalogue[one].group === group)) page.text(titles.get(id) ?? "", 2, `${titles.has(id) ? "*" : " "} ${id.padEnd(longest)}  `);
  }
  await terminal.print(page.toString());
  return 0;
};
