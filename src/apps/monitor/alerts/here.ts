import { spawn } from "node:child_process";
import { commandWords } from "../../../ask/command-words.ts";
import { type Message, messageText } from "../message.ts";
import type { AlertChannel } from "../settings.ts";

// Alerts that leave no machine: a command of the user's, and a notification on the desktop.

const commandMs = 30_000;

/** Runs a program without a shell, with the message as JSON on its standard input and the title in CANTSEND_TITLE. Answers with the trouble, if any. */
export function runAlert(words: readonly string[], message: Message, more: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const [program, ...rest] = words;
  if (program === undefined) return Promise.resolve("the command is empty");
  return new Promise((resolve) => {
    const child = spawn(program, rest, { stdio: ["pipe", "ignore", "ignore"], shell: false, windowsHide: true, env: { ...process.env, CANTSEND_EVENT: message.event, CANTSEND_ACCOUNT: message.account, CANTSEND_TITLE: message.title, CANTSEND_CAUSE: message.cause ?? "", ...more } });
    const end = (trouble: string | undefined) => {
      clearTimeout(timer);
      resolve(trouble);
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      end(`the command did not end within ${commandMs / 1000} s`);
    }, commandMs);
    child.on("error", (error: NodeJS.ErrnoException) => end(`the command could not be started (${error.code ?? "no code"})`));
    child.on("close", (code) => end(code === 0 ? undefined : `the command failed with exit code ${code}`));
    // A program that reads nothing closes its end: that is its right.
    child.stdin.on("error", () => {});
    child.stdin.end(`${JSON.stringify(message)}\n`);
  });
}

export const commandOf = (channel: AlertChannel) => commandWords(channel.options.command ?? "", `the alert "${channel.name}"`);

/** The program that shows a notification on this system's desktop. The text goes in as an argument of its own, never through a shell. */
export function desktopWords(message: Message, platform: NodeJS.Platform): readonly string[] | undefined {
  const body = messageText(message).split("\n").slice(1, 8).join("\n");
  switch (platform) {
    case "linux":
      return ["notify-send", "--app-name=cantsend", `--urgency=${message.severity === "critical" ? "critical" : "normal"}`, "--", message.title, body];
    case "darwin":
      return ["osascript", "-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run", message.title, body];
    case "win32":
      return ["msg", "*", "/TIME:60", message.title];
    default:
      return undefined;
  }
}
