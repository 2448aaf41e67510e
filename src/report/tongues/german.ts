import { germanEvidence } from "./german-evidence.ts";
import { germanSteps } from "./german-steps.ts";
import { germanWords } from "./german-words.ts";
import { type Phrase, translator } from "./translator.ts";

/** Alle Sätze des Berichts, die es auf Deutsch gibt. Was fehlt, bleibt englisch und wird so ausgezeichnet: eine neue Ursache braucht hier nichts. */
export const germanPhrases: readonly Phrase[] = [...germanWords, ...germanEvidence, ...germanSteps];

export const german = translator(germanPhrases);
