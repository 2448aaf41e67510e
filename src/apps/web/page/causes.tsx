import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CauseGroup } from "../../../model/catalogue.ts";
import type { CauseEntry, CausePage as Page } from "../protocol.ts";
import { api, Refused } from "./api.ts";
import { Complaint, Field } from "./field.tsx";
import { Markdown } from "./markdown.tsx";
import { useTexts } from "./texts/index.ts";

/** Asks once for what a page shows. */
function useAsked<T>(ask: () => Promise<T>, key: string): { readonly got: T | undefined; readonly refused: Refused | undefined } {
  const [got, setGot] = useState<T>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    let wanted = "yes";
    setGot(undefined);
    setRefused(undefined);
    ask().then(
      (answer) => wanted === "yes" && setGot(answer),
      (error: unknown) => wanted === "yes" && setRefused(error instanceof Refused ? error : new Refused(undefined)),
    );
    return () => {
      wanted = "no";
    };
  }, [key]);
  return { got, refused };
}

/** The catalogue, by group, with a search. */
export function Causes(): VNode {
  const texts = useTexts();
  const [search, setSearch] = useState("");
  const { got, refused } = useAsked<readonly CauseEntry[]>(api.causes, "causes");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const { groups } = texts.view;
  const titled = (got ?? []).map((one) => ({ ...one, title: texts.titles[one.id] ?? one.title, english: one.title }));
  const fitting = titled.filter((one) => words.every((word) => `${one.title} ${one.english} ${one.id} ${groups[one.group]}`.toLowerCase().includes(word)));
  return (
    <div class="sheet">
      <header class="verdict">
        <h1>{texts.causesTitle}</h1>
        {got === undefined ? null : <p class="lead">{texts.causesLead(got.length)}</p>}
      </header>
      {refused === undefined ? null : <Complaint>{texts.unreachable}</Complaint>}
      <Field label={texts.filter} name="search" type="search" value={search} onValue={setSearch} />
      {got !== undefined && fitting.length === 0 ? <p role="status">{texts.nothingFound}</p> : null}
      <div class="groups">
        {(Object.keys(groups) as CauseGroup[]).map((group) => {
          const own = fitting.filter((one) => one.group === group);
          return own.length === 0 ? null : (
            <section key={group}>
              <h2>{groups[group].charAt(0).toUpperCase() + groups[group].slice(1)}</h2>
              <ul class="list">
                {own.map((one) => (
                  <li key={one.id}>
                    <a href={`#/cause/${one.id}`}>{one.title}</a>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** The page of one cause. */
export function Cause({ id }: { readonly id: string }): VNode {
  const texts = useTexts();
  const { got, refused } = useAsked<Page>(() => api.cause(id), id);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (got !== undefined) page.current?.querySelector("h1")?.focus();
  }, [got]);
  if (refused !== undefined) return <Complaint>{refused.refusal?.code === "not-found" ? texts.notFound : texts.unreachable}</Complaint>;
  return (
    <>
      {texts.english === "" ? null : <p class="soft">{texts.english}</p>}
      <article class="page" lang="en" ref={page}>
        {got === undefined ? null : <Markdown of={got.markdown} />}
      </article>
    </>
  );
}
