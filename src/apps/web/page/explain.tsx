import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { drawPicture } from "../../../report/picture.ts";
import type { Summary, Troubles } from "../../../report/summary.ts";
import { stepWords } from "../../../report/steps.ts";
import { tell } from "../../../report/story.ts";
import { chainView } from "../../../report/view/chain.ts";
import type { Explained } from "../protocol.ts";
import { api, Refused } from "./api.ts";
import { Complaint, Field } from "./field.tsx";
import { inLanguage } from "./in-language.ts";
import { Judgement, Verdict } from "./result.tsx";
import { useTexts } from "./texts/index.ts";
import { Says, Tree } from "./tree.tsx";

function TroublesView({ of }: { readonly of: Troubles }): VNode {
  const texts = useTexts();
  return (
    <>
      <p class="soft">
        {texts.times(of.count)}
        {of.first === undefined ? null : `, ${of.first}${of.last === undefined || of.last === of.first ? "" : ` – ${of.last}`}`}
        {of.domains.length === 0 ? null : `: ${of.domains.slice(0, 5).join(", ")}`}
      </p>
      <figure>
        <figcaption>{texts.example}</figcaption>
        <pre lang="en">{of.example}</pre>
      </figure>
    </>
  );
}

function SummaryView({ of }: { readonly of: Summary }): VNode {
  const texts = useTexts();
  return (
    <div class="sheet">
      <header class="verdict">
        <h2>{texts.failures(of.failures)}</h2>
        <p class="lead">
          {texts.readFrom} <span lang="en">{of.material}</span>. {of.failures === 0 ? texts.noFailure : null}
        </p>
      </header>
      {of.causes.map((cause) => (
        <section class="card" key={cause.cause}>
          <p class="stamp named">{texts.view.certainty[cause.certainty]}</p>
          <h3>{texts.titles[cause.cause] ?? cause.title}</h3>
          <TroublesView of={cause} />
          <ul lang="en">
            {cause.steps.slice(0, 2).map((step) => {
              const { sentence, copy } = stepWords(step);
              return (
                <li key={sentence}>
                  {sentence} {copy === undefined ? null : <code>{copy}</code>}
                </li>
              );
            })}
          </ul>
          <p>
            <a href={`#/cause/${cause.cause}`}>{texts.aboutCause}</a>
          </p>
        </section>
      ))}
      {of.undecided.slice(0, 10).map((open) => (
        <section class="card" key={open.example}>
          <h3>{texts.wordsOpen}</h3>
          <TroublesView of={open} />
        </section>
      ))}
    </div>
  );
}

function Judged({ of }: { readonly of: Extract<Explained, { is: "judged" }> }): VNode {
  const texts = useTexts();
  const diagnosis = inLanguage(of.diagnosis, texts);
  const story = tell(diagnosis, of.caseFile);
  return (
    <div class="sheet">
      <Verdict story={story} diagnosis={diagnosis} key={story.headline + story.reported} />
      <div class="split explained">
        <Judgement story={story} diagnosis={diagnosis}>
          <section>
            <h2>{texts.settleTitle}</h2>
            {story.settleQuestion === "" ? null : <Says as="p" of={story.settleQuestion} />}
            <p>{texts.settle[story.settleBy]}</p>
            <p>
              <a class="button" href="#/">
                {texts.explainMeasure}
              </a>
            </p>
          </section>
        </Judgement>
        <section class="way">
          <h2>{texts.view.sendPath}</h2>
          <div class="card">
            <Tree of={chainView(drawPicture(of.caseFile, diagnosis), texts.view)} />
          </div>
        </section>
      </div>
    </div>
  );
}

/** Paste an error, drop a bounce: what the words can mean. */
export function Explain(): VNode {
  const texts = useTexts();
  const [text, setText] = useState("");
  const [over, setOver] = useState<"no" | "yes">("no");
  const [state, setState] = useState<"waiting" | "asking">("waiting");
  const [refused, setRefused] = useState<Refused>();
  const [explained, setExplained] = useState<Explained>();
  const input = useRef<HTMLInputElement>(null);
  const ask = async (act: () => Promise<Explained>) => {
    setState("asking");
    setRefused(undefined);
    try {
      setExplained(await act());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setExplained(undefined);
      setRefused(error);
    } finally {
      setState("waiting");
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver("no");
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void ask(() => api.explainFile(file));
    else {
      const words = event.dataTransfer?.getData("text/plain") ?? "";
      if (words !== "") setText(words);
    }
  };
  return (
    <div class="sheet">
      <form
        class="start explain"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask(() => (text.trim() === "" ? Promise.reject(new Refused({ code: "bad-input", words: texts.explainEmpty })) : api.explainText(text)));
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver("yes");
        }}
        onDragLeave={() => setOver("no")}
        onDrop={drop}
      >
        <h1>{texts.explainTitle}</h1>
        <p class="lead">{texts.explainLead}</p>
        <div class={`card drop${over === "yes" ? " over" : ""}`}>
          <Field label={texts.explainText} name="words" rows={6} value={text} onValue={setText} />
          <div class="actions">
            <button type="submit" class="main" disabled={state === "asking"}>
              {state === "asking" ? texts.explaining : texts.explainGo}
            </button>
            <label class="button file">
              {texts.explainDrop}
              <input
                ref={input}
                type="file"
                name="file"
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  if (file !== undefined) void ask(() => api.explainFile(file));
                  event.currentTarget.value = "";
                }}
              />
            </label>
          </div>
        </div>
        {refused === undefined ? null : <Complaint>{refused.refusal === undefined ? texts.unreachable : <span lang={refused.refusal.words === texts.explainEmpty ? undefined : "en"}>{refused.refusal.words}</span>}</Complaint>}
      </form>
      {explained === undefined ? null : explained.removed === 0 ? null : <p class="weakens">{texts.removed(explained.removed)}</p>}
      {explained === undefined ? null : explained.is === "judged" ? <Judged of={explained} /> : <SummaryView of={explained.summary} />}
    </div>
  );
}
