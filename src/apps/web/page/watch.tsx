import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { drawPicture } from "../../../report/picture.ts";
import { tell } from "../../../report/story.ts";
import { chainView } from "../../../report/view/chain.ts";
import type { WatchedAccount, WatchedList, WatchedRow } from "../protocol.ts";
import { api, Refused } from "./api.ts";
import { Complaint, Field } from "./field.tsx";
import { inLanguage } from "./in-language.ts";
import { Judgement } from "./result.tsx";
import type { Texts } from "./texts/en.ts";
import { useTexts } from "./texts/index.ts";
import { Tree } from "./tree.tsx";
import { dayOf, Legend, Strip } from "./watch-strip.tsx";

/** What stands is looked at again so often, in milliseconds, while somebody can see it. */
const againMs = 30_000;
/** A search begins so long after the last key. */
const typedMs = 200;

/** Asks for what a screen shows, and again from time to time; what was shown stays until something newer is there. */
function useWatched<T>(ask: (byItself: string) => Promise<T>, key: string): { readonly got: T | undefined; readonly refused: Refused | undefined } {
  const [got, setGot] = useState<T>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    let wanted = "yes";
    const look = (byItself: string) =>
      ask(byItself).then(
        (answer) => {
          if (wanted === "no") return;
          setGot(answer);
          setRefused(undefined);
        },
        (error: unknown) => wanted === "yes" && setRefused(error instanceof Refused ? error : new Refused(undefined)),
      );
    const first = setTimeout(() => void look(""), got === undefined ? 0 : typedMs);
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void look("by-itself");
    }, againMs);
    return () => {
      wanted = "no";
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [key]);
  return { got, refused };
}

const moment = (at: string, texts: Texts) => new Date(at).toLocaleString(texts.view.language === "en" ? "en-GB" : "de-DE", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

function causeWords({ cause, title }: Pick<WatchedRow, "cause" | "title">, texts: Texts): string {
  if (cause === undefined) return "";
  if (cause === "token-not-renewed") return texts.watch.token;
  if (cause.startsWith("record ")) return texts.watch.record(cause.slice("record ".length));
  return (texts.titles as Readonly<Record<string, string>>)[cause] ?? title ?? cause;
}

const stampOf = { well: "healthy", ill: "named", new: "undecided" } as const;

function State({ row }: { readonly row: WatchedRow }): VNode {
  const texts = useTexts();
  return (
    <>
      <span class={`stamp ${stampOf[row.state]}`}>{texts.watch.states[row.state]}</span>
      {row.flapping === "yes" ? <span class="stamp undecided">{texts.watch.flapping}</span> : null}
    </>
  );
}

const trouble = (refused: Refused, texts: Texts) => (refused.refusal === undefined ? texts.unreachable : refused.refusal.code === "bad-input" ? <span lang="en">{refused.refusal.words}</span> : texts.notFound);

/** All that is watched: a row each, with the strip of its last days. */
export function Watch(): VNode {
  const texts = useTexts();
  const { watch } = texts;
  const [search, setSearch] = useState("");
  const { got, refused } = useWatched<WatchedList>((byItself) => api.watch(search, byItself === "" ? "" : `&${byItself}`), search);
  return (
    <div class="sheet">
      <header class="verdict">
        <h1>{watch.title}</h1>
        {got === undefined ? null : <p class="lead">{got.of === 0 ? watch.empty : watch.lead(got.of, got.ill)}</p>}
      </header>
      {refused === undefined ? null : <Complaint>{trouble(refused, texts)}</Complaint>}
      {got === undefined || got.of < 6 ? null : <Field label={texts.filter} name="search" type="search" value={search} onValue={setSearch} />}
      {got !== undefined && got.of > 0 && got.fitting === 0 ? <p role="status">{watch.none}</p> : null}
      {got === undefined || got.rows.length === 0 ? null : (
        <div>
          <ul class="watched">
            {got.rows.map((row) => (
              <li key={row.account} class={`card ${row.state}`}>
                <h2>
                  <a href={`#/watch/${encodeURIComponent(row.account)}`}>{row.account}</a>
                </h2>
                <p class="states">
                  <State row={row} />
                </p>
                <p class="soft what">
                  {row.cause === undefined ? null : <strong>{causeWords(row, texts)}</strong>}
                  {row.since === undefined ? null : (
                    <span>
                      {" "}
                      {watch.since} {moment(row.since, texts)}
                    </span>
                  )}
                </p>
                <Strip days={row.days} />
              </li>
            ))}
          </ul>
          <Legend />
          {got.rows.length < got.fitting ? <p class="soft">{watch.shown(got.rows.length, got.fitting)}</p> : null}
        </div>
      )}
    </div>
  );
}

/** Changes that one run showed stand together. */
function byRun(changes: WatchedAccount["changes"]): readonly { readonly at: string; readonly nearest: "yes" | "no"; readonly all: WatchedAccount["changes"] }[] {
  const runs = new Map<string, WatchedAccount["changes"][number][]>();
  for (const change of changes) runs.set(change.at, [...(runs.get(change.at) ?? []), change]);
  return [...runs].map(([at, all]) => ({ at, nearest: all.some((one) => one.nearest === "yes") ? ("yes" as const) : ("no" as const), all })).reverse();
}

function Changes({ changes }: { readonly changes: WatchedAccount["changes"] }): VNode {
  const texts = useTexts();
  const { watch } = texts;
  if (changes.length === 0) return <p>{watch.changesNone}</p>;
  return (
    <>
      <p class="soft">{watch.changesLead}</p>
      <ol class="changes">
        {byRun(changes).map(({ at, nearest, all }) => (
          <li key={at} class={nearest === "yes" ? "nearest" : ""}>
            <p class="when">
              <time dateTime={at}>{moment(at, texts)}</time>
              {nearest === "yes" ? <strong>{watch.nearest}</strong> : null}
            </p>
            <dl>
              {all.map(({ difference }) => (
                <div key={`${difference.what} ${difference.about}`}>
                  <dt>
                    {watch.kinds[difference.what]} <span lang="en">{difference.about}</span>
                  </dt>
                  <dd>
                    <del>{difference.before === undefined ? watch.notThere : <span lang="en">{difference.before}</span>}</del> <span class="hidden">{watch.became}</span>
                    <span aria-hidden="true">→</span> <ins>{difference.after === undefined ? watch.notThere : <span lang="en">{difference.after}</span>}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}

function LastLook({ watched }: { readonly watched: WatchedAccount }): VNode {
  const texts = useTexts();
  const { caseFile, records, row } = watched;
  const diagnosis = inLanguage(watched.diagnosis, texts);
  const story = tell(diagnosis, caseFile);
  const saved = (
    <p>
      <a class="button" href={`api/watch/${encodeURIComponent(row.account)}/case.json`} download="cantsend-case.json">
        {texts.saveCase}
      </a>
    </p>
  );
  if (caseFile.target.order !== undefined) {
    return (
      <section>
        <h2>{texts.watch.recordsTitle}</h2>
        {records.length === 0 ? <p>{texts.watch.states.well}</p> : null}
        <ul lang="en">
          {records.map((one) => (
            <li key={`${one.what} ${one.at}`}>
              {one.what}, {one.at}: {one.found}
              {one.expected === undefined ? null : (
                <>
                  {" "}
                  <span lang={texts.view.language}>{texts.watch.expected}</span> <code>{one.expected}</code>
                </>
              )}
            </li>
          ))}
        </ul>
        {saved}
      </section>
    );
  }
  return (
    <section>
      <h2>
        {texts.watch.lastTitle}, <time dateTime={caseFile.startedAt}>{moment(caseFile.startedAt, texts)}</time>
      </h2>
      <div class="split">
        <section class="way">
          <div class="card">
            <Tree of={chainView(drawPicture(caseFile, diagnosis), texts.view)} />
          </div>
        </section>
        <Judgement story={story} diagnosis={diagnosis}>
          {saved}
        </Judgement>
      </div>
    </section>
  );
}

/** One account: how it stands, its last days, what changed, and the last case file. */
export function WatchedOne({ account }: { readonly account: string }): VNode {
  const texts = useTexts();
  const { watch } = texts;
  const { got, refused } = useWatched<WatchedAccount>((byItself) => api.watched(account, byItself === "" ? "" : `?${byItself}`), account);
  const heading = useRef<HTMLHeadingElement>(null);
  const known = got === undefined ? "no" : "yes";
  useEffect(() => heading.current?.focus(), [known]);
  return (
    <div class="sheet">
      <header class="verdict">
        <p>
          <a href="#/watch">{watch.all}</a>
        </p>
        <h1 tabIndex={-1} ref={heading}>
          {account}
        </h1>
        {got === undefined ? null : (
          <>
            <p class="states">
              <State row={got.row} />
            </p>
            <p class="lead">
              {got.row.cause === undefined ? null : got.row.cause === got.diagnosis.named[0]?.cause ? <a href={`#/cause/${got.row.cause}`}>{causeWords(got.row, texts)}</a> : causeWords(got.row, texts)} {got.row.since === undefined ? null : `${watch.since} ${moment(got.row.since, texts)}.`}
            </p>
            {got.row.vantage === "offline" ? <p class="weakens">{watch.offline}</p> : null}
          </>
        )}
      </header>
      {refused === undefined ? null : <Complaint>{trouble(refused, texts)}</Complaint>}
      {got === undefined ? null : (
        <>
          <section>
            <h2>{watch.stripTitle}</h2>
            <div class="strip-with-days">
              <Strip days={got.row.days} />
              <p class="soft" aria-hidden="true">
                <span>{got.row.days[0] === undefined ? "" : dayOf(got.row.days[0].at, texts)}</span>
                <span>{watch.today}</span>
              </p>
            </div>
            <Legend />
          </section>
          <section>
            <h2>{watch.changesTitle}</h2>
            <Changes changes={got.changes} />
          </section>
          <LastLook watched={got} />
        </>
      )}
    </div>
  );
}
