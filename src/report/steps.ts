import type { Step } from "../model/diagnosis.ts";
import { whomWords } from "./words.ts";

/** One step in words: a sentence, and below it what is to be copied exactly, or a letter to be sent. */
export interface StepWords {
  readonly sentence: string;
  readonly copy?: string;
  readonly letter?: string;
  /** What protection the step takes away, where it does. */
  readonly weakens?: string;
}

const systems = { linux: "on Linux", windows: "on Windows", macos: "on macOS", any: "in a terminal" } as const;

/** A clause as a sentence: a capital in front, unless a name begins it, and a full stop behind. */
export function sentence(clause: string): string {
  const text = clause.trim();
  const begun = /^[a-z][a-z'-]*(?=[\s,:]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?:…]["”)]?$/.test(begun) ? begun : `${begun}.`;
}

/** Puts the verb in front, unless the words begin with one already. */
function imperative(verb: string, words: string): string {
  if (/^(?:wait|open|check|look|leave|let|try|go|sign|ask)\b/i.test(words)) return words;
  return `${verb} ${words.replace(/^(?:The|A|An|Your)\b/, (article) => article.toLowerCase())}`;
}

/** Turns a step into words. */
export function stepWords(step: Step): StepWords {
  switch (step.do) {
    case "set":
      return { sentence: step.from === undefined ? `Set the ${step.field} to ${step.to}.` : `Change the ${step.field} from ${step.from} to ${step.to}.` };
    case "publish":
      return { sentence: `Publish this ${step.type} record in the DNS:`, copy: `${step.name} ${step.type} ${step.value}` };
    case "ask":
      return { sentence: `Send this to ${whomWords[step.whom]}:`, letter: sentence(step.message) };
    case "run":
      return { sentence: `Run this ${systems[step.os]}:`, copy: step.command };
    case "open":
      return { sentence: step.url === undefined ? sentence(imperative("open", step.what)) : `${imperative("Open", step.what)}:`, ...(step.url === undefined ? {} : { copy: step.url }) };
    case "wait":
      return { sentence: sentence(imperative("wait", step.how)) };
    case "act":
      return { sentence: sentence(step.what), ...(step.weakens === undefined ? {} : { weakens: step.weakens }) };
  }
}
