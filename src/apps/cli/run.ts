import { UsageError } from "../../ask/usage-error.ts";
import { safe } from "../../report/safe.ts";
import { exitCodes } from "./exit-codes.ts";
import { Interrupted } from "./interruption.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

/** What went wrong, on one line, without a stack: the stack is for us, and only where somebody asks for it. */
function faultText(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const more = process.env.CANTSEND_DEBUG === "1" && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  return `cantsend: a fault of cantsend itself: ${safe(words.split("\n")[0] ?? "")}.${more}\n`;
}

async function failed(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof UsageError) {
    await terminal.tell(`cantsend: ${safe(error.message)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof Interrupted) return exitCodes.interrupted;
  await terminal.tell(faultText(error));
  return exitCodes.ourFault;
}

/** A bare `explain TEXT` is what people run most: it has no flags, and needs no parser of flags loaded. */
async function act(words: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = words;
  if (first === "explain" && rest.length > 0 && rest.every((word) => word === "-" || !word.startsWith("-"))) return (await import("./commands/explain.ts")).explainCommand({ words: rest, flags: {} }, terminal);
  return (await import("./program.ts")).program(words, terminal);
}

/** Runs the command line and answers with the exit code; whatever goes wrong has been told by then. */
export function answer(words: readonly string[], terminal: Terminal): Promise<number> {
  return act(words, terminal).catch((error: unknown) => failed(error, terminal));
}

/** Runs the command line and ends the process with the code of its outcome. */
export async function run(words: readonly string[]): Promise<never> {
  const terminal = openTerminal();
  const lastResort = (error: unknown) => void failed(error, terminal).then((code) => process.exit(code));
  process.on("uncaughtException", lastResort);
  process.on("unhandledRejection", lastResort);
  const code = await answer(words, terminal);
  // Sockets that were given up may still be closing; nobody waits for them.
  process.exit(code);
}
