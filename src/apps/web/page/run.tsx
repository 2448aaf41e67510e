import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { drawPicture } from "../../../report/picture.ts";
import { chainView } from "../../../report/view/chain.ts";
import { api } from "./api.ts";
import { Complaint } from "./field.tsx";
import { Result } from "./result.tsx";
import { partialCase, type RunState, useRun } from "./run-state.ts";
import { save } from "./save.ts";
import { useTexts } from "./texts/index.ts";
import { Tree } from "./tree.tsx";

/** Says to a screen reader which link has just been measured. */
function useSaid(state: RunState): string {
  const texts = useTexts();
  const told = useRef(new Map<string, string>());
  const picture = state.target === undefined ? undefined : drawPicture({ ...state, target: state.target });
  const fresh = picture?.sending.filter((link) => link.state !== "now" && link.state !== "not-measured" && told.current.get(link.id) !== link.state) ?? [];
  const last = fresh.at(-1);
  for (const link of fresh) told.current.set(link.id, link.state);
  const said = useRef("");
  if (last !== undefined) said.current = `${texts.view.links[last.id]}: ${texts.view.states[last.state]}`;
  return said.current;
}

/** A run: live while it goes on, then its result. */
export function RunView({ run, version, before, onRun, onNew }: { readonly run: string; readonly version: string; readonly before: string | undefined; readonly onRun: (run: string, before?: string) => void; readonly onNew: () => void }): VNode {
  const texts = useTexts();
  const { state, line } = useRun(run);
  const [stopping, setStopping] = useState<"no" | "yes">("no");
  const said = useSaid(state);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [run]);
  const picture = useMemo(() => (state.target === undefined ? undefined : drawPicture({ ...state, target: state.target })), [state]);
  if (state.outcome !== undefined) return <Result run={run} outcome={state.outcome} scope={state.scope} proofs={state.proofs} before={before} onRun={onRun} onNew={onNew} />;
  const unfinished = line === "gone" || state.fault !== "";
  const known = partialCase(state, version);
  return (
    <div class="sheet live">
      <header class="verdict">
        <h1 tabIndex={-1} ref={heading}>
          {state.scope === "the fix" ? texts.runFix : texts.runTitle}
        </h1>
        <p class="lead">{state.target === undefined ? texts.looking : <strong class="mailbox">{state.target.address}</strong>} {unfinished ? null : texts.runLead}</p>
      </header>
      {line === "lost" ? <Complaint>{texts.lost}</Complaint> : null}
      {line === "gone" ? <Complaint>{texts.gone}</Complaint> : null}
      {state.fault === "" ? null : (
        <Complaint>
          {texts.faultTitle}: <span lang="en">{state.fault}</span>
        </Complaint>
      )}
      <section class="card">{picture === undefined ? <p class="soft">{texts.looking}</p> : <Tree of={chainView(picture, texts.view)} />}</section>
      <p class="hidden" role="status">
        {said}
      </p>
      <div class="actions">
        <span class="soft tally">{texts.steps(state.observations.length)}</span>
        {unfinished ? (
          <>
            {known === undefined ? null : (
              <button type="button" class="main" onClick={() => save("cantsend-case.json", `${JSON.stringify(known, null, 2)}\n`)}>
                {texts.keepPartial}
              </button>
            )}
            <button type="button" onClick={onNew}>
              {texts.newRun}
            </button>
          </>
        ) : (
          <button
            type="button"
            disabled={stopping === "yes"}
            onClick={() => {
              setStopping("yes");
              void api.stop(run).catch(() => setStopping("no"));
            }}
          >
            {stopping === "yes" ? texts.stopping : texts.stop}
          </button>
        )}
      </div>
    </div>
  );
}
