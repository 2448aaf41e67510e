import { jsonSchema } from "../json-output.ts";
import { jsonText } from "../json-text.ts";
import type { Action } from "../program.ts";

/** Prints the JSON Schema of what --json prints. */
export const schemaCommand: Action = async (_given, terminal) => {
  await terminal.print(jsonText(jsonSchema()));
  return 0;
};
