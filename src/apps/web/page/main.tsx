import { render, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Welcome } from "../protocol.ts";
import { api } from "./api.ts";
import { Cause, Causes } from "./causes.tsx";
import { Explain } from "./explain.tsx";
import { Complaint } from "./field.tsx";
import { RunView } from "./run.tsx";
import { Start } from "./start.tsx";
import { Watch, WatchedOne } from "./watch.tsx";
import { type Language, LanguageContext, languages, preferred } from "./texts/index.ts";

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => {
      setHash(location.hash);
      scrollTo(0, 0);
    };
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return hash.replace(/^#\/?/, "");
}

/** A name out of the address line; what nobody wrote there properly is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Which run is shown, and with which it is compared; "none" is the start form. */
interface Shown {
  readonly run: string;
  readonly before?: string;
}

function App(): VNode {
  const [language, setLanguage] = useState<Language>(preferred);
  const [welcome, setWelcome] = useState<Welcome | "unreachable">();
  const [shown, setShown] = useState<Shown>();
  const hash = useHash();
  const texts = languages[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
  }, [language]);
  useEffect(() => {
    api.welcome().then(
      (said) => {
        setWelcome(said);
        if (said.run !== undefined) setShown({ run: said.run });
      },
      () => setWelcome("unreachable"),
    );
  }, []);
  const here = (name: string) => (hash.split("/")[0] === name || (name === "causes" && hash.startsWith("cause/")) ? { "aria-current": "page" as const } : {});
  const show = (run: string, before?: string) => {
    setShown({ run, ...(before === undefined ? {} : { before }) });
    scrollTo(0, 0);
  };
  const content = () => {
    if (welcome === undefined) return null;
    if (welcome === "unreachable") return <Complaint>{texts.unreachable}</Complaint>;
    if (hash === "explain") return <Explain />;
    if (hash === "causes") return <Causes />;
    if (hash.startsWith("cause/")) return <Cause id={hash.slice("cause/".length)} />;
    if (hash === "watch") return <Watch />;
    if (hash.startsWith("watch/")) return <WatchedOne key={hash} account={decoded(hash.slice("watch/".length))} />;
    if (shown !== undefined) return <RunView key={shown.run} run={shown.run} version={welcome.version} before={shown.before} onRun={show} onNew={() => setShown(undefined)} />;
    return <Start welcome={welcome} onRun={show} />;
  };
  return (
    <LanguageContext.Provider value={language}>
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("content")?.focus();
        }}
      >
        {texts.skip}
      </a>
      <header class="top">
        <a class="brand" href="#/">
          cantsend
        </a>
        <nav aria-label={texts.navigation}>
          <a href="#/" {...here("")}>
            {texts.navCheck}
          </a>
          <a href="#/explain" {...here("explain")}>
            {texts.navExplain}
          </a>
          {typeof welcome === "object" && welcome.watch === "yes" ? (
            <a href="#/watch" {...here("watch")}>
              {texts.navWatch}
            </a>
          ) : null}
          <a href="#/causes" {...here("causes")}>
            {texts.navCauses}
          </a>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {typeof welcome === "object" && welcome.demo !== undefined && hash === "" ? (
          <p class="demo">
            <strong>{texts.demo}.</strong> {texts.demoNote} <span lang="en">{welcome.demo.title}.</span>
          </p>
        ) : null}
        {content()}
      </main>
      <footer>
        <p>{texts.footer}</p>
        <button type="button" class="plain" lang={language === "en" ? "de" : "en"} onClick={() => setLanguage(language === "en" ? "de" : "en")}>
          {texts.language}
        </button>
      </footer>
    </LanguageContext.Provider>
  );
}

const root = document.getElementById("page");
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
