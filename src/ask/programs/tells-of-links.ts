import { dirname } from "node:path";
import type { StoredSettings } from "../../model/settings-facts.ts";
import type { Reader } from "./reader.ts";

/** A reader that says in a note where a setting comes from a file that is a link out of the folder in which the reading began: what was read is then not what its name suggests. Links whose files say nothing about an account are counted for it at most, for a system may have dozens. */
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
      const out = led.filter(({ from, to }, at) => !to.startsWith(`${dirname(base)}/`) && led.findIndex((other) => other.from === from) === at);
      if (out.length === 0) return { found, trouble };
      const noted = (facts: StoredSettings): StoredSettings => {
        const told = JSON.stringify(facts);
        const speaking = out.filter(({ from }) => told.includes(JSON.stringify(from)));
        const silent = out.length - speaking.length;
        const notes = [...speaking.map(({ from, to }) => `${from} is a link out of its folder; what was read is ${to}`), ...(silent > 2 || silent === 0 ? [] : out.filter((one) => !speaking.includes(one)).map(({ from, to }) => `${from} is a link out of its folder to ${to}, which says nothing about this account`))];
        return notes.length === 0 ? facts : { ...facts, notes: [...facts.notes, ...notes] };
      };
      return { trouble, found: found.map((one) => ({ ...one, facts: noted(one.facts) })) };
    },
  };
}
