import { questionOf, questions } from "../model/questions.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** Reads `QUESTION=VALUE`, each of them once. Throws `UsageError` with what there is. */
export function readAnswers(given: readonly string[]): Readonly<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const text of given) {
    const [, id = "", value = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const question = questionOf(id.trim());
    if (question === undefined) throw new UsageError(`--answer: ${quoted(text)} answers no question that is asked; there are ${questions.map((one) => `${one.id}=${Object.keys(one.answers).join("|")}`).join(", ")}.`);
    const answer = value.trim().toLowerCase();
    if (!Object.hasOwn(question.answers, answer)) throw new UsageError(`--answer: ${quoted(value)} is no answer to ${question.id}; there are ${Object.keys(question.answers).join(", ")}.`);
    if (Object.hasOwn(answers, question.id) && answers[question.id] !== answer) throw new UsageError(`--answer: ${question.id} is answered twice, and not alike.`);
    answers[question.id] = answer;
  }
  return answers;
}
