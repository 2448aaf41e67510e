import type { WriteStream } from "node:tty";

/** A report is at most this wide, and never narrower than can be read. */
const widest = 100;
const narrowest = 40;
const usual = 80;

/** Where the program prints, and what that place can show. */
export interface Terminal {
  /** Writes to standard output and waits until it is gone. A reader that left is no fault of ours. */
  print(text: string): Promise<void>;
  /** The same to standard error. */
  tell(text: string): Promise<void>;
  readonly width: number;
  readonly colour: "yes" | "no";
  /** Can lines be drawn over on standard error? */
  readonly live: "yes" | "no";
  /** Is there a person who can be asked? */
  readonly person: "yes" | "no";
  readonly errorColour: "yes" | "no";
}

/** May there be colour? FORCE_COLOR and NO_COLOR as their pages define them; a dumb terminal has none. */
export function colourOf(stream: Pick<WriteStream, "isTTY">, env: Readonly<Record<string, string | undefined>>): "yes" | "no" {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced === "0" || forced === "false" ? "no" : "yes";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return "no";
  return stream.isTTY === true && env.TERM !== "dumb" ? "yes" : "no";
}

function writer(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  let gone = "no";
  // `cantsend … | head` closes the pipe early; the exit code still tells the verdict.
  stream.on("error", () => {
    gone = "yes";
  });
  return (text) =>
    new Promise((resolve) => {
      if (gone === "yes") resolve();
      else stream.write(text, () => resolve());
    });
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  const dumb = env.TERM === "dumb";
  return {
    print: writer(stdout),
    tell: writer(stderr),
    width: Math.min(widest, Math.max(narrowest, stdout.columns ?? usual)),
    colour: colourOf(stdout, env),
    errorColour: colourOf(stderr, env),
    live: stderr.isTTY === true && !dumb ? "yes" : "no",
    person: stdin.isTTY === true && stderr.isTTY === true ? "yes" : "no",
  };
}
