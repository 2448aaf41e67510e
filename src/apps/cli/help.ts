import { type CommandManual, exitCodeWords, type Flag, manual } from "./manual.ts";

/** Help is at most this wide, whatever the terminal: longer lines are hard to read. */
const maxWidth = 100;
const minWidth = 40;

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Two columns; where there is no room for two, the second goes below the first. */
function columns(rows: readonly (readonly [string, string])[], width: number, left: number): string[] {
  const beside = width - left - 4 >= 24;
  const indent = beside ? left + 4 : 6;
  return rows.flatMap(([name, says]) => {
    const lines = wrapped(says, Math.max(20, width - indent));
    const fits = beside && name.length <= left;
    const first = fits ? `  ${name.padEnd(left)}  ${lines[0] ?? ""}` : `  ${name}`;
    return [first, ...lines.slice(fits ? 1 : 0).map((line) => " ".repeat(indent) + line)];
  });
}

function flagRows(flags: readonly Flag[]): (readonly [string, string])[] {
  return flags.map((flag) => [flag.flags.replace(/<([^>]+)>/g, (_all, name: string) => name.toUpperCase()), flag.times === "many" ? `${flag.says} (repeatable)` : flag.says]);
}

function examples(command: CommandManual, width: number): string[] {
  if (command.examples.length === 0) return [];
  return ["", "Examples", ...command.examples.flatMap(({ line, says }) => [`  ${line}`, ...wrapped(says, width - 6).map((text) => `      ${text}`)])];
}

function body(command: CommandManual, width: number): string[] {
  const left = 28;
  return command.groups.flatMap((group) => ["", ...wrapped(group.title, width), ...columns(flagRows(group.flags), width, left)]);
}

function usageOf(command: CommandManual): string {
  return `cantsend ${command.name === "diagnose" ? "" : `${command.name} `}${command.usage}`.trim();
}

/** The help of the program, or of one of its commands. Throws TypeError for a command that is not in the manual. */
export function helpText(columnsOfTerminal: number, name?: string): string {
  const width = Math.min(maxWidth, Math.max(minWidth, columnsOfTerminal));
  const codes = ["", "Exit codes", ...columns(exitCodeWords, width, 4)];
  const main = manual.find((one) => one.name === (name ?? "diagnose"));
  if (main === undefined) throw new TypeError(`no command ${name}`);
  const notes = (main.notes ?? []).flatMap((note) => ["", ...wrapped(note, width)]);
  if (name !== undefined) {
    const options = main.groups.length === 0 ? "" : " [options]";
    return `${["Usage", `  ${usageOf(main)}${options}`, "", ...wrapped(main.says, width), ...body(main, width), ...examples(main, width), ...notes, ...codes].join("\n")}\n`;
  }
  return `${[
    ...wrapped("cantsend: mail comes in but will not go out. It measures the whole send path, names the cause with its evidence, and gives the exact fix.", width),
    "",
    "Usage",
    ...columns(
      manual.map((command) => [usageOf(command), command.says] as const),
      width,
      28,
    ),
    ...body(main, width),
    ...columns([["--help, --version", "this help, also of each command (cantsend demo --help); the version"]], width, 28),
    ...examples(main, width),
    ...notes,
    ...codes,
  ].join("\n")}\n`;
}
