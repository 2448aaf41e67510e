// Makes the README's picture out of a real run: `node tools/node.mjs tools/picture.ts`. The demo's own colours become an SVG, nothing is retouched.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const fault = "smtp-login-switched-off";
/** The report goes on below; the picture ends where the fix has been said. */
const until = "Ruled out:";
const columns = 80;
const cell = { width: 8.43, height: 19 } as const;
const margin = 20;

const colours: Readonly<Record<string, string>> = { "31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#76e3ea", "90": "#8b949e" };

interface Style {
  colour: string;
  bold: boolean;
  dim: boolean;
}

const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function line(text: string, y: number): string {
  const style: Style = { colour: "#e6edf3", bold: false, dim: false };
  let out = "";
  for (const part of text.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
    if (codes === undefined) {
      if (part === "") continue;
      const attributes = [`fill="${style.dim ? "#8b949e" : style.colour}"`, ...(style.bold ? ['font-weight="700"'] : [])].join(" ");
      out += `<tspan ${attributes}>${escape(part)}</tspan>`;
      continue;
    }
    for (const code of codes.split(";")) {
      if (code === "1") style.bold = true;
      else if (code === "2") style.dim = true;
      else if (code === "22") style.bold = style.dim = false;
      else if (code === "0" || code === "") Object.assign(style, { colour: "#e6edf3", bold: false, dim: false });
      else if (code === "39") style.colour = "#e6edf3";
      else style.colour = colours[code] ?? style.colour;
    }
  }
  return `<text x="${margin}" y="${y}" xml:space="preserve">${out}</text>`;
}

const run = spawnSync(process.execPath, [`${root}src/apps/cli/main.ts`, "demo", fault], { encoding: "utf8", env: { ...process.env, FORCE_COLOR: "1", COLUMNS: String(columns) } });
if (run.status !== 0) {
  process.stderr.write(`The demo ended with ${run.status}: ${run.stderr}\n`);
  process.exit(1);
}
const all = run.stdout.trimEnd().split("\n");
const end = all.findIndex((text) => text.includes(until));
const lines = [`\u001b[32m$\u001b[39m npm start -- demo ${fault}`, "", ...all.slice(0, end === -1 ? all.length : end).join("\n").trimEnd().split("\n")];
const plain = (text: string) => text.replace(/\u001b\[[\d;]*m/g, "").length;
const width = Math.ceil(Math.max(columns, ...lines.map(plain)) * cell.width + 2 * margin);
const height = Math.ceil(lines.length * cell.height + 2 * margin);
writeFileSync(
  `${root}docs/report.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A report of cantsend in a terminal">
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${lines.map((text, at) => line(text, margin + (at + 1) * cell.height - 5)).join("\n")}
</g>
</svg>
`,
);
console.log(`docs/report.svg: ${lines.length} lines`);
