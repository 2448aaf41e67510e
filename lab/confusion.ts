type Pairs = readonly (readonly [truth: string, said: string])[];

/** The confusions as text: one line for each truth that was taken for something else. */
export function confusionText(pairs: Pairs): string {
  const counts = new Map<string, number>();
  for (const [truth, said] of pairs) {
    if (truth !== said) counts.set(`${truth} taken for ${said}`, (counts.get(`${truth} taken for ${said}`) ?? 0) + 1);
  }
  if (counts.size === 0) return "no confusions";
  return [...counts].sort((a, b) => b[1] - a[1]).map(([pair, times]) => `${String(times).padStart(3)} x ${pair}`).join("\n");
}

/** The confusion matrix as one HTML page: rows are the truth, columns what was said. */
export function confusionPicture(pairs: Pairs): string {
  const truths = [...new Set(pairs.map(([truth]) => truth))].sort();
  const saids = [...new Set([...truths, ...pairs.map(([, said]) => said)])].sort();
  const cell = (truth: string, said: string) => {
    const times = pairs.filter(([a, b]) => a === truth && b === said).length;
    const kind = times === 0 ? "none" : truth === said ? "right" : "wrong";
    return `<td class="${kind}" title="${truth} → ${said}">${times === 0 ? "" : times}</td>`;
  };
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Confusion matrix</title><style>
body { font: 12px system-ui; margin: 2em }
table { border-collapse: collapse }
td { width: 1.4em; height: 1.4em; text-align: center; border: 1px solid #ddd }
th { font-weight: normal; text-align: right; padding-right: .5em; white-space: nowrap }
thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left }
.right { background: #2a7 ; color: white } .wrong { background: #c33; color: white }
</style></head><body><h1>Rows: the truth. Columns: what was said first.</h1>
<table><thead><tr><td></td>${saids.map((said) => `<th>${said}</th>`).join("")}</tr></thead><tbody>
${truths.map((truth) => `<tr><th>${truth}</th>${saids.map((said) => cell(truth, said)).join("")}</tr>`).join("\n")}
</tbody></table></body></html>
`;
}
