import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Step } from "../../../model/diagnosis.ts";
import { submissionInQuestion, type Security } from "../../../model/route.ts";
import type { Target } from "../../../model/target.ts";
import { sentence } from "../../../report/steps.ts";
import { proofWords } from "../../../report/words.ts";
import type { RunRequest, ServerForm } from "../protocol.ts";
import { api, Refused } from "./api.ts";
import { Complaint, Field } from "./field.tsx";
import { complaintAt } from "./in-language.ts";
import type { Outcome } from "./result.tsx";
import { ServerFields } from "./settings.tsx";
import { Says } from "./tree.tsx";
import { useTexts } from "./texts/index.ts";

const securityOf: Readonly<Record<string, Security>> = { "SSL/TLS": "tls", STARTTLS: "starttls", none: "none" };

/** The settings as they are once the steps are done. */
export function settingsAfter(outgoing: ServerForm, steps: readonly Step[]): ServerForm {
  return steps.reduce<ServerForm>((form, step) => {
    if (step.do !== "set") return form;
    if (/^outgoing server/i.test(step.field)) return { ...form, host: step.to };
    if (/^port$/i.test(step.field)) return { ...form, port: step.to };
    const security = securityOf[step.to];
    return /security/i.test(step.field) && security !== undefined ? { ...form, security } : form;
  }, outgoing);
}

/** The request that would run the same once more. */
export function requestOf(target: Target, outgoing: ServerForm): RunRequest {
  const access = target.imap ?? target.pop;
  return {
    address: target.address,
    outgoing,
    ...(access === undefined ? {} : { incoming: { protocol: target.imap === undefined ? "pop" : "imap", host: access.host, port: access.port === undefined ? "" : String(access.port), security: target.imap === undefined ? "" : (access.security ?? "") } }),
    ...(target.credential === undefined || target.credential.submissionUser === target.address ? {} : { user: target.credential.submissionUser }),
    ...(target.credential === undefined ? {} : { secretKind: target.credential.kind }),
    ...(target.from === target.address ? {} : { from: target.from }),
    ...(target.ehloName === undefined ? {} : { ehlo: target.ehloName }),
    ...(target.mechanism === undefined ? {} : { mechanism: target.mechanism }),
    history: target.history,
    ...(target.answers === undefined ? {} : { answers: target.answers }),
  };
}

/** The outgoing server as it was measured. */
export function outgoingOf({ caseFile }: Outcome): ServerForm {
  const { submission } = caseFile.target;
  const route = submissionInQuestion(caseFile.routes);
  if (submission === undefined) return { host: route?.host ?? "", port: route === undefined ? "" : String(route.port), security: route?.security ?? "" };
  return { host: submission.host, port: submission.port === undefined ? "" : String(submission.port), security: submission.security ?? "" };
}

/** "Check again": the settings as they should be now, and one button. */
export function CheckAgain({ run, outcome, onRun }: { readonly run: string; readonly outcome: Outcome; readonly onRun: (run: string, before?: string) => void }): VNode {
  const texts = useTexts();
  const { target } = outcome.caseFile;
  const [first] = outcome.diagnosis.named;
  const proofs = first?.remedy.proveBy ?? [];
  const [outgoing, setOutgoing] = useState<ServerForm>(() => settingsAfter(outgoingOf(outcome), first?.remedy.steps ?? []));
  const [password, setPassword] = useState("");
  const [refused, setRefused] = useState<Refused>();
  const [state, setState] = useState<"waiting" | "asking">("waiting");
  const begin = async (scope: "the fix" | "everything") => {
    setState("asking");
    setRefused(undefined);
    try {
      const begun = await api.begin({ ...requestOf(target, outgoing), ...(password === "" ? { passwordOf: run } : { password }), ...(scope === "the fix" ? { again: run } : {}) });
      onRun(begun.run, run);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
      setState("waiting");
    }
  };
  const field = refused?.refusal?.field;
  const wrong = (name: string) => complaintAt(name, refused?.refusal, texts);
  const inField = wrong("password");
  return (
    <section class="again">
      <h2>{texts.checkAgain}</h2>
      {first === undefined ? null : <p class="soft">{texts.checkAgainLead}</p>}
      {proofs.length === 0 ? null : (
        <div>
          <p>{texts.mustHold}</p>
          <ul class="proofs">
            {proofs.map((kind) => (
              <Says key={kind} as="li" of={sentence(proofWords[kind])} />
            ))}
          </ul>
        </div>
      )}
      <form
        class="card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void begin(first === undefined ? "everything" : "the fix");
        }}
      >
        <ServerFields which="outgoing" value={outgoing} onValue={setOutgoing} wrong={wrong} />
        <Field label={texts.newPassword} name="password" type="password" complete="current-password" value={password} onValue={setPassword} {...(inField === undefined ? {} : { wrong: inField })} />
        <div class="actions">
          {first === undefined ? null : (
            <button type="submit" class="main" disabled={state === "asking"}>
              {texts.checkAgainStart}
            </button>
          )}
          <button type="button" disabled={state === "asking"} onClick={() => void begin("everything")}>
            {texts.fullRun}
          </button>
        </div>
        {refused === undefined || field?.startsWith("outgoing") === true || field === "password" ? null : <Complaint>{refused.refusal === undefined ? texts.unreachable : <span lang="en">{refused.refusal.words}</span>}</Complaint>}
      </form>
    </section>
  );
}
