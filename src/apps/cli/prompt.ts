import { StringDecoder } from "node:string_decoder";
import { Interrupted } from "./interruption.ts";

const enter = /[\r\n]/;
const interrupt = "\x03";
const endOfInput = "\x04";
const erase = ["\x7f", "\b"];
const eraseLine = "\x15";
// Terminals that mark pasted text put it between these; they are no part of the password.
const pasteMarks = /\x1b\[20[01]~/g;

/** Asks on the terminal and shows nothing of what is typed. Throws `Interrupted` on Ctrl-C. */
export function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.resume();
  const decoder = new StringDecoder("utf8");
  let typed = "";
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      stdin.off("data", onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write("\n");
      settle();
    };
    const onData = (bytes: Buffer) => {
      for (const character of decoder.write(bytes).replace(pasteMarks, "")) {
        if (character === interrupt) return end(() => reject(new Interrupted()));
        if (enter.test(character) || character === endOfInput) return end(() => resolve(typed));
        if (erase.includes(character)) typed = [...typed].slice(0, -1).join("");
        else if (character === eraseLine) typed = "";
        else typed += character;
      }
    };
    stdin.on("data", onData);
  });
}
