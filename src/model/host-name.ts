/** Endings that fingers make out of "com"; two of them are real and lead to somebody else. */
const slipsOfCom = ["con", "cmo", "ocm", "comm", "coom", "vom", "xom", "cim", "cpm", "cm", "co", "om"];
/** Words by which services are called: one for another is a mix-up, not a slip of the finger. */
const serviceWords = ["smtp", "smtps", "imap", "imaps", "pop", "pop3", "mail", "mx", "send", "out", "in", "submission"];
/** Of shorter words one letter may well be a name of its own. */
const shortestLabel = 4;

/** How many slips (a letter too many, too few, another one, or two in the wrong order) lead from one word to the other. */
function slips(from: string, to: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= from.length; i += 1) {
    const row: number[] = [i];
    for (let j = 1; j <= to.length; j += 1) {
      if (i === 0) {
        row.push(j);
        continue;
      }
      const changed = (rows[i - 1]?.[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}

/** Is a host name what comes out when somebody means the other one and slips once on the keyboard? */
export function misspells(host: string, meant: string): "yes" | "no" {
  const typed = host.toLowerCase().replace(/\.$/, "");
  const right = meant.toLowerCase().replace(/\.$/, "");
  if (typed === right) return "no";
  if (typed.replaceAll(".", "") === right.replaceAll(".", "")) return "yes";
  const labels = typed.split(".");
  const wanted = right.split(".");
  if (labels.length !== wanted.length) return "no";
  const differing = wanted.flatMap((label, at) => (label === labels[at] ? [] : [at]));
  const [at] = differing;
  if (at === undefined || differing.length > 1) return "no";
  const [is, should] = [labels[at] ?? "", wanted[at] ?? ""];
  if (at === wanted.length - 1) return should === "com" && slipsOfCom.includes(is) ? "yes" : "no";
  if (serviceWords.includes(is) || should.length < shortestLabel) return "no";
  return slips(is, should) === 1 ? "yes" : "no";
}
