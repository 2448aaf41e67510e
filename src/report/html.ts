import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import { stateMarks } from "./progress.ts";
import { safe } from "./safe.ts";
import { type FindingStory, reasonsOf, type Story, tell } from "./story.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The one way in which a text gets into the page: nothing in it can be markup or act on the reader. */
function escape(text: string): string {
  return safe(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

function lines(text: string): string {
  return text.split(/\r?\n/).map(escape).join("\n");
}

const css = `:root{color-scheme:light dark;--ink:#1a1c20;--soft:#5b616b;--paper:#fff;--line:#d9dce1;--good:#17663a;--bad:#a4161a;--care:#7a5200;--wash:#f5f6f8}
@media (prefers-color-scheme:dark){:root{--ink:#e7e9ec;--soft:#a3a9b3;--paper:#16181c;--line:#363a42;--good:#7fd6a2;--bad:#ff9a94;--care:#f0c060;--wash:#1f2227}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 4rem}h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}th{font-weight:600}
pre{background:var(--wash);border-left:3px solid var(--line);padding:.6rem .8rem;margin:.4rem 0;white-space:pre-wrap;overflow-wrap:anywhere;font:.9rem/1.45 ui-monospace,monospace}
li{margin:.35rem 0}.soft{color:var(--soft)}.ok{color:var(--good)}.stops{color:var(--bad);font-weight:700}.odd,.now,.weakens{color:var(--care)}.not-reached,.left-out{color:var(--soft)}
details{margin:.4rem 0}summary{cursor:pointer}td:last-child{overflow-wrap:anywhere}td:not(:last-child){white-space:nowrap}`;

function section(title: string, body: string): string {
  return body === "" ? "" : `<section>\n<h2>${escape(title)}</h2>\n${body}\n</section>\n`;
}

function list(items: readonly string[], tag: "ul" | "ol" = "ul"): string {
  return items.length === 0 ? "" : `<${tag}>\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</${tag}>`;
}

function pathTable(story: Story): string {
  if (story.path.length === 0) return "";
  const rows = story.path.map(({ stage, state, words }) => `<tr><th scope="row">${stage}</th><td class="${state}">${stateMarks[state][0]}</td><td>${escape(state === "not-reached" ? "not reached" : words)}</td></tr>`);
  const refusal = story.refusal === "" ? "" : `\n<p class="soft">The server's own words:</p>\n<pre>${lines(story.refusal)}</pre>`;
  return `<table>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>${refusal}`;
}

function evidence(finding: FindingStory): string {
  const items = finding.evidence.map(({ words, quote }) => `${escape(words)}${quote === undefined ? "" : `<pre>${lines(quote)}</pre>`}`);
  const besides = finding.besides.length === 0 ? [] : [`Not ruled out beside it: ${escape(finding.besides.join("; "))}.`];
  return list([...items, `This is ${escape(finding.certainty)}.`, ...besides]);
}

function steps(finding: FindingStory): string {
  const items = finding.steps.map(({ sentence, copy, letter, weakens }) => `${escape(sentence)}${copy === undefined && letter === undefined ? "" : `<pre>${lines(copy ?? letter ?? "")}</pre>`}${weakens === undefined ? "" : `<p class="weakens">This weakens your protection: ${escape(weakens)}</p>`}`);
  return list(items, "ol");
}

function findings(story: Story): string {
  const [first, ...others] = story.findings;
  if (first === undefined) return "";
  const more = others.map((one) => `<details><summary>${escape(one.title)} (${escape(one.certainty)})</summary>\n${evidence(one)}\n${steps(one)}</details>`);
  return [
    section("Why we say so", evidence(first)),
    section(`What to do (${first.who})`, steps(first)),
    section("How to check that it worked", `<p>${escape(first.check)}</p>`),
    section("Also possible", more.join("\n")),
  ].join("");
}

function ruledOut(story: Story): string {
  return story.ruledOut
    .map((bundle) => {
      const sweeping = reasonsOf(bundle).length === 0;
      const items = bundle.causes.map(({ id, title, because }) => `${escape(title)} <span class="soft">(${escape(id)})</span>${sweeping ? "" : `: ${escape(because)}`}`);
      return `<details><summary>${bundle.causes.length} ${sweeping ? "because " : ""}${escape(bundle.what)}</summary>\n${list(items)}</details>`;
    })
    .join("\n");
}

/** Renders a diagnosis as one HTML file that needs nothing else: no script, no font, no picture, no network. */
export function renderHtml(diagnosis: Diagnosis, caseFile: CaseFile): string {
  const story = tell(diagnosis, caseFile);
  const open = list(story.open.map(({ title, missing }) => `${escape(title)}${missing === "" ? "" : `: <span class="soft">${escape(missing)}</span>`}`));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(story.headline)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>${escape(story.headline)}</h1>
<p>${escape(story.lead)}</p>
${story.interrupted === "yes" ? "<p>The run was interrupted: this is what was known by then.</p>\n" : ""}${section("The send path", pathTable(story))}${story.reported === "" ? "" : section("What the mail program says", `<pre>${lines(story.reported)}</pre>`)}${story.sections.map((one) => section(one.title, list(one.lines.map(escape)))).join("")}${findings(story)}${section("Ruled out", ruledOut(story))}${story.verdict === "undecided" ? section("What would settle it", `<p>${escape(story.settle)}</p>`) : ""}${open === "" ? "" : section("Could not be told", `<details><summary>${story.open.length} ${story.open.length === 1 ? "cause" : "causes"}</summary>\n${open}</details>`)}${section("Not measured", list(story.notMeasured.map(({ words, flag }) => escape(flag === undefined ? words : `${words} It would be with ${flag}.`))))}${story.measured === "" ? "" : `<p class="soft">Measured: ${escape(story.measured)}</p>`}
</main>
</body>
</html>
`;
}
