import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CaseFile } from "../../../model/case-file.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { Kind } from "../../../model/observation.ts";
import { drawPicture } from "../../../report/picture.ts";
import { type Story, tell } from "../../../report/story.ts";
import { timelineOf } from "../../../report/timeline.ts";
import { chainView } from "../../../report/view/chain.ts";
import { fixView, openView, othersView, ruledOutView, whyView } from "../../../report/view/result.ts";
import { timelineView } from "../../../report/view/timeline-view.ts";
import { CheckAgain } from "./again.tsx";
import { BeforeAfter } from "./before-after.tsx";
import { inLanguage } from "./in-language.ts";
import { Settle } from "./settle.tsx";
import { useTexts } from "./texts/index.ts";
import { Tree } from "./tree.tsx";

/** What was measured, and what it means. */
export interface Outcome {
  readonly diagnosis: Diagnosis;
  readonly caseFile: CaseFile;
  /** The one thing to try that would settle most, by its id. */
  readonly question?: string;
}

/** The verdict on top: its stamp, its sentence. */
export function Verdict({ story, diagnosis }: { readonly story: Story; readonly diagnosis: Diagnosis }): VNode {
  const texts = useTexts();
  const [first] = diagnosis.named;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const lead = first === undefined ? (texts.said[story.lead] ?? story.lead) : (texts.leadOf?.(first.certainty, diagnosis.named.length - 1) ?? story.lead);
  const headline = texts.said[story.headline] ?? story.headline;
  const languageOf = (words: string, english: string) => (first === undefined && words === english ? "en" : texts.view.language);
  const stamp = first !== undefined ? texts.view.certainty[first.certainty] : story.verdict === "healthy" ? texts.healthy : texts.undecided;
  return (
    <header class="verdict">
      <p class={`stamp ${story.verdict}`}>{stamp}</p>
      <h1 tabIndex={-1} ref={heading} lang={languageOf(headline, story.headline)}>
        {headline}
      </h1>
      <p class="lead" lang={languageOf(lead, story.lead)}>
        {lead}
      </p>
      {story.interrupted === "yes" ? <p class="weakens">{texts.view.interrupted}</p> : null}
    </header>
  );
}

/** Fix, check, evidence, and what else is known: what stands beside the chain. */
export function Judgement({ story, diagnosis, children }: { readonly story: Story; readonly diagnosis: Diagnosis; readonly children?: VNode | readonly (VNode | null)[] | null }): VNode {
  const texts = useTexts();
  const words = texts.view;
  const [first, ...others] = story.findings;
  const count = story.ruledOut.reduce((sum, bundle) => sum + bundle.causes.length, 0);
  return (
    <div class="rest">
      {first === undefined ? null : (
        <section>
          <h2>{words.whatToDo}</h2>
          <Tree of={fixView(first, diagnosis.named[0]?.remedy, words)} />
          <p>
            <a href={`#/cause/${first.id}`}>{texts.aboutCause}</a>
          </p>
        </section>
      )}
      {children}
      {first === undefined ? null : (
        <section>
          <h2>{words.why}</h2>
          <Tree of={whyView(first, words)} />
        </section>
      )}
      {story.refusal === "" ? null : (
        <section>
          <h2>{words.serversWords}</h2>
          <pre lang="en">{story.refusal}</pre>
        </section>
      )}
      {story.reported === "" ? null : (
        <section>
          <h2>{words.reported}</h2>
          <pre lang="en">{story.reported}</pre>
        </section>
      )}
      {story.sections.map((one) => (
        <section key={one.title} lang="en">
          <h2>{one.title}</h2>
          <ul>
            {one.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      {others.length === 0 ? null : (
        <section>
          <h2>{words.alsoPossible}</h2>
          <Tree of={othersView(others, diagnosis.named.slice(1), words)} />
        </section>
      )}
      {count === 0 ? null : (
        <section>
          <h2>{words.ruledOut(count)}</h2>
          <Tree of={ruledOutView(story, words)} />
        </section>
      )}
      {story.open.length === 0 ? null : (
        <section>
          <Tree of={openView(story, words)} />
        </section>
      )}
    </div>
  );
}

/** The result of a run. */
export function Result({ run, outcome: measured, scope, proofs, before, onRun, onNew }: { readonly run: string; readonly outcome: Outcome; readonly scope: "everything" | "the fix"; readonly proofs: readonly Kind[]; readonly before: string | undefined; readonly onRun: (run: string, before?: string) => void; readonly onNew: () => void }): VNode {
  const texts = useTexts();
  const [answered, setAnswered] = useState<Outcome>();
  const [names, setNames] = useState<"hide" | "keep">("hide");
  const { diagnosis: told, caseFile, question } = answered ?? measured;
  const diagnosis = inLanguage(told, texts);
  const story = tell(diagnosis, caseFile);
  const timeline = timelineOf(caseFile);
  return (
    <div class="sheet result">
      <Verdict story={story} diagnosis={diagnosis} key={story.headline} />
      {scope === "the fix" && before !== undefined ? <BeforeAfter before={before} after={{ diagnosis, caseFile }} proofs={proofs} /> : null}
      <div class="split">
        <section class="way">
          <h2>{texts.view.sendPath}</h2>
          <div class="card">
            <Tree of={chainView(drawPicture(caseFile, diagnosis), texts.view)} />
          </div>
        </section>
        <Judgement story={story} diagnosis={diagnosis}>
          {diagnosis.verdict === "healthy" && scope === "everything" ? null : <CheckAgain run={run} outcome={{ diagnosis, caseFile }} onRun={onRun} />}
          <Settle run={run} outcome={{ diagnosis, caseFile, ...(question === undefined ? {} : { question }) }} story={story} onRun={onRun} onAnswered={setAnswered} />
        </Judgement>
      </div>
      <section>
        <details class="fold card">
          <summary>
            <h2>{texts.view.timeline}</h2>
          </summary>
          <Tree of={timelineView(timeline, texts.view)} />
        </details>
      </section>
      <section>
        <h2>{texts.save}</h2>
        <div class="actions">
          <a class="button" href={`api/runs/${run}/report.html?names=${names}`} download="cantsend-report.html">
            {texts.saveReport}
          </a>
          <a class="button" href={`api/runs/${run}/case.json?names=${names}`} download="cantsend-case.json">
            {texts.saveCase}
          </a>
          {diagnosis.named.length === 0 ? null : (
            <a class="button" href={`api/runs/${run}/letter.txt`} download="cantsend-letter.txt">
              {texts.saveLetter}
            </a>
          )}
          <button type="button" onClick={onNew}>
            {texts.newRun}
          </button>
        </div>
        <label class="tick">
          <input type="checkbox" checked={names === "keep"} onChange={(event) => setNames(event.currentTarget.checked ? "keep" : "hide")} /> {texts.keepNames}
        </label>
        <p class="soft" lang="en">
          {story.measured}
        </p>
      </section>
    </div>
  );
}
