import { dirname } from "node:path";
import type { Reader } from "./reader.ts";

/** A reader that says in a note where a file that it was led to is a link out of the folder in which the reading began: what was read is then not what its name suggests. */
export function tellsOfLinks(reader: Reader): Reader {
  return {
    ...reader,
    async read(path, files) {
      const led: { readonly from: string; readonly to: string }[] = [];
      let base = path;
      const { found, trouble } = await reader.read(path, {
        ...files,
        async read(name) {
          const read = await files.read(name);
          const to = "text" in read ? (read.linkedTo ?? name) : name;
          if (name === path) base = to;
          else if (to !== name && name.startsWith(`${dirname(path)}/`)) led.push({ from: name, to });
          return read;
        },
      });
      const notes = led.filter(({ to }) => !to.startsWith(`${dirname(base)}/`)).map(({ from, to }) => `${from} is a link out of its folder; what was read is ${to}`);
      return notes.length === 0 ? { found, trouble } : { trouble, found: found.map((one) => ({ ...one, facts: { ...one.facts, notes: [...one.facts.notes, ...new Set(notes)] } })) };
    },
  };
}
