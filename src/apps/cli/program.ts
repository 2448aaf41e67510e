import { Command, CommanderError, Option } from "commander";
import { UsageError } from "../../ask/usage-error.ts";
import { version } from "../../version.ts";
import { exitCodes } from "./exit-codes.ts";
import { helpText } from "./help.ts";
import { type CommandManual, manual } from "./manual.ts";
import { nearest } from "./nearest.ts";
import type { Terminal } from "./terminal.ts";

/** What a command gets: its arguments and flags as commander read them. */
export interface Given {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | readonly string[] | true | false | undefined>>;
}

/** Runs one command and answers with the exit code. */
export type Action = (given: Given, terminal: Terminal) => Promise<number>;

/** Each command is loaded when it is called. */
const actions: Readonly<Record<string, () => Promise<Action>>> = {
  diagnose: async () => (await import("./commands/diagnose.ts")).diagnoseCommand,
  domains: async () => (await import("./commands/domains.ts")).domainsCommand,
  domain: async () => (await import("./commands/domain.ts")).domainCommand,
  settings: async () => (await import("./commands/settings.ts")).settingsCommand,
  clients: async () => (await import("./commands/clients.ts")).clientsCommand,
  machine: async () => (await import("./commands/machine.ts")).machineCommand,
  reason: async () => (await import("./commands/reason.ts")).reasonCommand,
  compare: async () => (await import("./commands/compare.ts")).compareCommand,
  vantage: async () => (await import("./commands/vantage.ts")).vantageCommand,
  demo: async () => (await import("./commands/demo.ts")).demoCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  message: async () => (await import("./commands/message.ts")).messageCommand,
  causes: async () => (await import("./commands/causes.ts")).causesCommand,
  ui: async () => (await import("./commands/ui.ts")).uiCommand,
  watch: async () => (await import("./commands/watch.ts")).watchCommand,
  history: async () => (await import("./commands/history.ts")).historyCommand,
  changes: async () => (await import("./commands/history.ts")).changesCommand,
  check: async () => (await import("./commands/check.ts")).checkCommand,
  schema: async () => (await import("./commands/schema.ts")).schemaCommand,
};

/** Flags by which people give a password to other programs. Here they end in a sentence that does not repeat what was given. */
const passwordOnTheLine = /^--?(?:p|pw|pwd|pass|passwd|password|secret|token|oauth-token|smtp-password|imap-password)(?:=|$)/i;

const collect = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

function commandOf(one: CommandManual, done: (given: Given) => void): Command {
  const command = new Command(one.name).description(one.says);
  if (one.takes !== "") command.argument(one.takes);
  for (const flag of one.groups.flatMap((group) => group.flags)) {
    const option = new Option(flag.flags, flag.says);
    if (flag.times === "many") option.argParser(collect);
    command.addOption(option);
  }
  return command.action((...all: unknown[]) => {
    const flags = all.at(-2) as Given["flags"];
    done({ words: all.slice(0, -2).flat().filter((word) => typeof word === "string"), flags });
  });
}

/** Commander's complaint as one sentence of ours, without the value that a mistyped flag may carry. */
function sentenceOf(error: CommanderError, words: readonly string[]): string {
  const called = manual.find((one) => words.includes(one.name));
  if (error.code === "commander.missingArgument" && called !== undefined) return `cantsend ${called.name} needs one word more at least; write it like cantsend ${called.name} ${called.usage}.`;
  // What stands there too much could be a password: it is not repeated.
  if (error.code === "commander.excessArguments") return "there are more words than this command takes; put words that belong together into quotes.";
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const meant = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(" "))?.[1];
  const plain = first.replace(/('--?[^'=]*)=[^']*'/, "$1'").replace(/\.$/, "");
  return `${plain}${meant === undefined ? "; cantsend --help lists what there is." : `; did you mean ${meant}?`}`;
}

/** A single word that is no address is rather a command that was mistyped. */
function checkCommand(words: readonly string[]): void {
  const [first] = words;
  if (first === undefined || !/^[a-z]{3,10}$/i.test(first) || Object.hasOwn(actions, first) || first === "help") return;
  const [meant] = nearest(first, Object.keys(actions));
  if (meant !== undefined) throw new UsageError(`"${first}" is neither a mail address nor a command; did you mean ${meant}?`);
}

/** Reads the command line and runs what it says. Throws `UsageError` where it cannot be read. */
export async function program(words: readonly string[], terminal: Terminal): Promise<number> {
  if (words.some((word) => passwordOnTheLine.test(word))) {
    throw new UsageError("a password or token on the command line can be read by every program of this machine; give it with --password-stdin, --password-env VARIABLE or --password-command COMMAND.");
  }
  checkCommand(words);
  let called: { readonly name: string; readonly given: Given } | undefined;
  const root = new Command("cantsend").version(version).exitOverride().configureOutput({ writeErr() {}, writeOut() {} });
  for (const one of manual) {
    const command = commandOf(one, (given) => {
      called = { name: one.name, given };
    });
    command.exitOverride().configureOutput({ writeErr() {}, writeOut() {} });
    root.addCommand(command, { isDefault: one.name === "diagnose" });
  }
  try {
    await root.parseAsync([...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.version") {
      await terminal.print(`${version}\n`);
      return 0;
    }
    if (error.exitCode === 0 || error.code === "commander.help") {
      const topic = words.find((word) => word in actions);
      await terminal.print(helpText(terminal.width, topic));
      return 0;
    }
    throw new UsageError(sentenceOf(error, words));
  }
  if (called === undefined) return exitCodes.ourFault;
  const action = await actions[called.name]?.();
  return action === undefined ? exitCodes.ourFault : action(called.given, terminal);
}
