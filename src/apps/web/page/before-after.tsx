import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { CaseFile } from "../../../model/case-file.ts";
import type { Kind } from "../../../model/observation.ts";
import { submissionInQuestion } from "../../../model/route.ts";
import { evidenceOf, type Outcome as Came } from "../../../report/evidence.ts";
import type { LinkState } from "../../../report/picture.ts";
import { mark } from "../../../report/view/chain.ts";
import { sentence } from "../../../report/steps.ts";
import { proofWords } from "../../../report/words.ts";
import type { Outcome } from "./result.tsx";
import { useTexts } from "./texts/index.ts";
import { Says, Tree } from "./tree.tsx";

/** The measurements of the send path, in its order. */
const alongTheWay: readonly Kind[] = ["system-lookup", "tcp-connect", "smtp-greeting", "smtp-hello", "smtp-starttls", "tls-handshake", "smtp-hello-tls", "smtp-login", "smtp-envelope"];

/** What came of one kind of measurement, on the route in question where it has one. */
function cameOf(caseFile: CaseFile, kind: Kind): Came | undefined {
  const route = submissionInQuestion(caseFile.routes);
  const own = caseFile.observations.filter((one) => one.kind === kind);
  // Other ports of the same host, and the receiving side, are looked at too, and say nothing about the one in question.
  const here = own.filter((one) => one.about.on !== "endpoint" || kind.startsWith("access-") || (one.about.protocol === "smtp" && one.about.host === route?.host && one.about.port === route.port && one.about.security === route.security));
  const seen = here.map(evidenceOf);
  return (seen.find((one) => one.outcome === "seen") ?? seen[0])?.outcome;
}

const stateOf = (came: Came | undefined): LinkState => (came === undefined ? "not-measured" : came === "seen" ? "ok" : "stops");

/** What the fix was to change, before it and after it. */
export function BeforeAfter({ before, after, proofs }: { readonly before: string; readonly after: Outcome; readonly proofs: readonly Kind[] }): VNode | null {
  const texts = useTexts();
  const [was, setWas] = useState<CaseFile>();
  useEffect(() => {
    void fetch(`api/runs/${before}/case.json?names=keep`)
      .then((answer) => (answer.ok ? (answer.json() as Promise<CaseFile>) : undefined))
      .then(setWas, () => undefined);
  }, [before]);
  if (was === undefined) return null;
  const cell = (caseFile: CaseFile, kind: Kind) => {
    const came = cameOf(caseFile, kind);
    return (
      <td>
        <span class="came">
          <Tree of={mark(stateOf(came))} /> {came === undefined ? texts.view.states["not-measured"] : texts.view.outcomes[came]}
        </span>
      </td>
    );
  };
  const broke = alongTheWay.filter((kind) => ["failed", "refused"].includes(cameOf(was, kind) ?? ""));
  const shown = alongTheWay.filter((kind) => broke.includes(kind) || proofs.includes(kind) || kind === "smtp-envelope");
  const others = proofs.filter((kind) => !alongTheWay.includes(kind));
  return (
    <section class="card before-after">
      <h2>{texts.beforeAfter}</h2>
      <p>{after.diagnosis.verdict === "healthy" ? texts.nowSends : texts.notYet}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {[...others, ...shown].map((kind) => (
            <tr key={kind}>
              <th scope="row">
                <Says of={sentence(proofWords[kind])} />
              </th>
              {cell(was, kind)}
              {cell(after.caseFile, kind)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
