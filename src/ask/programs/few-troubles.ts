import type { Reader } from "./reader.ts";

/** A file with an error on every line is told of by the first of them. */
const mostTroubles = 20;

/** A reader that names so many troubles of one file and counts the rest. */
export function fewTroubles(reader: Reader): Reader {
  return {
    ...reader,
    async read(path, files) {
      const { found, trouble } = await reader.read(path, files);
      return trouble.length <= mostTroubles ? { found, trouble } : { found, trouble: [...trouble.slice(0, mostTroubles), `${path} has ${trouble.length - mostTroubles} more troubles of this kind.`] };
    },
  };
}
