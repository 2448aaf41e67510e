import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { RunRequest } from "../protocol.ts";
import type { Story } from "../../../report/story.ts";
import { outgoingOf, requestOf } from "./again.tsx";
import { api, Refused } from "./api.ts";
import { Complaint, Field } from "./field.tsx";
import type { Outcome } from "./result.tsx";
import { questionOf } from "../../../model/questions.ts";
import { useTexts } from "./texts/index.ts";

/** What would settle the rest, each with its button. */
export function Settle({ run, outcome, story, onRun, onAnswered }: { readonly run: string; readonly outcome: Outcome; readonly story: Story; readonly onRun: (run: string, before?: string) => void; readonly onAnswered: (outcome: Outcome) => void }): VNode | null {
  const texts = useTexts();
  const { caseFile, diagnosis } = outcome;
  const { target, gaps, observations } = caseFile;
  const [password, setPassword] = useState("");
  const [refused, setRefused] = useState<Refused>();
  const begin = async (more: Partial<RunRequest>) => {
    setRefused(undefined);
    try {
      const begun = await api.begin({ ...requestOf(target, outgoingOf(outcome)), passwordOf: run, ...(target.reported === undefined ? {} : { reported: target.reported }), ...more });
      onRun(begun.run);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
    }
  };
  const answer = async (found: Readonly<Record<string, string>>) => {
    setRefused(undefined);
    try {
      onAnswered(await api.answer(run, { ...target.answers, ...found }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
    }
  };
  const reached = story.path.some((line) => line.stage === "login" && line.state === "left-out");
  const wantsLogin = target.credential === undefined && (reached || diagnosis.verdict !== "named");
  const refusedBefore = gaps.some((gap) => gap.why === "already-refused" || gap.why === "locked-out") || observations.some((one) => one.kind === "smtp-login" && one.ok && one.saw.remembered !== undefined);
  const wantsCanary = diagnosis.verdict !== "named" && target.credential !== undefined && gaps.some((gap) => gap.kind === "smtp-canary" && gap.why === "not-allowed");
  const pairInDoubt = observations.some((one) => (one.kind === "smtp-login" || one.kind === "access-login") && one.ok && one.saw.accepted === "no");
  const said = target.answers?.webmail;
  const undecided = story.verdict === "undecided" && !wantsLogin;
  const question = outcome.question === undefined ? undefined : questionOf(outcome.question);
  const asked = question === undefined ? undefined : (texts.questions?.[question.id] ?? question);
  if (question === undefined && !wantsLogin && !refusedBefore && !wantsCanary && !pairInDoubt && !undecided) return null;
  return (
    <section class="settle">
      <h2>{texts.settleTitle}</h2>
      {undecided ? <p>{texts.settle[story.settleBy]}</p> : null}
      {wantsLogin ? (
        <form
          class="card ask"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (password !== "") void begin({ password });
          }}
        >
          <p>{texts.allowLoginSays}</p>
          <Field label={texts.password} name="password" type="password" complete="current-password" value={password} onValue={setPassword} />
          <button type="submit" class="main" disabled={password === ""}>
            {texts.allowLogin}
          </button>
        </form>
      ) : null}
      {wantsCanary ? (
        <div class="card ask">
          <p>{texts.sendToMyselfSays}</p>
          <button type="button" class="main" onClick={() => void begin({ allow: ["sends-mail"] })}>
            {texts.sendToMyself}
          </button>
        </div>
      ) : null}
      {refusedBefore ? (
        <div class="card ask">
          <p>{texts.loginAgainSays}</p>
          <button type="button" onClick={() => void begin({ allow: ["spends-another-login"] })}>
            {texts.loginAgain}
          </button>
        </div>
      ) : null}
      {pairInDoubt ? (
        <fieldset class="card ask">
          <legend>{texts.webmail}</legend>
          <p>{texts.webmailSays}</p>
          <div class="actions">
            <button type="button" aria-pressed={said === "accepts"} onClick={() => void answer({ webmail: "accepts" })}>
              {texts.webmailWorks}
            </button>
            <button type="button" aria-pressed={said === "refuses"} onClick={() => void answer({ webmail: "refuses" })}>
              {texts.webmailFails}
            </button>
          </div>
        </fieldset>
      ) : null}
      {question === undefined || asked === undefined ? null : (
        <fieldset class="card ask question" lang={asked === question ? "en" : texts.view.language}>
          <legend>{asked.asks}</legend>
          <p>{asked.how}</p>
          <div class="actions">
            {Object.entries(asked.answers).map(([value, means]) => (
              <button type="button" key={value} onClick={() => void answer({ [question.id]: value })}>
                {means}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {refused === undefined ? null : <Complaint>{refused.refusal === undefined ? texts.unreachable : <span lang="en">{refused.refusal.words}</span>}</Complaint>}
    </section>
  );
}
