import type { VNode } from "preact";

type Piece = VNode | string;

/** Markup inside a line: emphasis, code, links; a link leads nowhere but is shown, since this page asks nobody else. */
function inline(text: string): readonly Piece[] {
  const out: Piece[] = [];
  let rest = 0;
  for (const match of text.matchAll(/\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g)) {
    out.push(text.slice(rest, match.index));
    if (match[1] !== undefined) out.push(<strong>{match[1]}</strong>);
    else if (match[2] !== undefined) out.push(<code>{match[2]}</code>);
    else out.push(`${match[3]} (${match[4]})`);
    rest = match.index + match[0].length;
  }
  return [...out, text.slice(rest)];
}

interface Item {
  readonly depth: number;
  readonly ordered: "yes" | "no";
  readonly text: string;
}

function listOf(items: readonly Item[]): VNode {
  const [first] = items;
  const depth = first?.depth ?? 0;
  const groups: Item[][] = [];
  for (const item of items) {
    if (item.depth <= depth || groups.length === 0) groups.push([item]);
    else groups.at(-1)?.push(item);
  }
  const entries = groups.map(([head, ...below]) => (
    <li>
      {inline(head?.text ?? "")}
      {below.length === 0 ? null : listOf(below)}
    </li>
  ));
  return first?.ordered === "yes" ? <ol>{entries}</ol> : <ul>{entries}</ul>;
}

function tableOf(rows: readonly (readonly string[])[]): VNode {
  const [head = [], ...body] = rows;
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{inline(cell)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((cells) => (
          <tr>
            {cells.map((cell) => (
              <td>{inline(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The little of Markdown that the pages of the causes use, as living nodes: no markup of theirs is ever executed. */
export function Markdown({ of }: { readonly of: string }): VNode {
  const out: VNode[] = [];
  const lines = of.split(/\r?\n/).filter((line) => !line.startsWith("<!--"));
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const while_ = (fits: (text: string) => boolean) => {
      const from = at;
      while (at < lines.length && fits(lines[at] ?? "")) at += 1;
      return lines.slice(from, at);
    };
    const heading = /^(#{1,3}) (.+)$/.exec(line);
    if (line.trim() === "") at += 1;
    else if (heading !== null) {
      at += 1;
      out.push(heading[1] === "#" ? <h1 tabIndex={-1}>{heading[2]}</h1> : heading[1] === "##" ? <h2>{heading[2]}</h2> : <h3>{heading[2]}</h3>);
    } else if (line.startsWith("```")) {
      at += 1;
      out.push(<pre>{while_((text) => !text.startsWith("```")).join("\n")}</pre>);
      at += 1;
    } else if (/^\s*([-*]|\d+\.) /.test(line)) {
      const items = while_((text) => /^\s*([-*]|\d+\.) /.test(text)).map((text): Item => {
        const match = /^(\s*)([-*]|\d+\.) (.*)$/.exec(text);
        return { depth: match?.[1]?.length ?? 0, ordered: /\d/.test(match?.[2] ?? "") ? "yes" : "no", text: match?.[3] ?? "" };
      });
      out.push(listOf(items));
    } else if (line.startsWith("|")) {
      const rows = while_((text) => text.startsWith("|")).map((text) => text.split("|").slice(1, -1).map((cell) => cell.trim()));
      out.push(tableOf(rows.filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)))));
    } else out.push(<p>{inline(while_((text) => text.trim() !== "" && !/^(#|```|\||\s*([-*]|\d+\.) )/.test(text)).join(" "))}</p>);
  }
  return <>{out}</>;
}
