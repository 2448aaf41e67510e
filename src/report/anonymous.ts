import type { CaseFile } from "../model/case-file.ts";

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** By these a network or a machine could be known again. */
const marksOfAPlace: readonly string[] = ["networks", "gateway", "gatewayMark", "nameMark", "machineMark"];

/** So short a name is no name by itself but stands in other words too. */
const shortestName = 3;

/**
 * The case file without the person: the mailbox and the user names become `you`, this machine's name and addresses are left out.
 * The domain and the servers stay, since without them nothing could be judged.
 */
export function withoutNames(caseFile: CaseFile): CaseFile {
  const { address, domain, from, testAddress, secondMailbox, credential } = caseFile.target;
  const local = (mailbox: string) => mailbox.slice(0, Math.max(0, mailbox.lastIndexOf("@")));
  const names = [...new Set([local(address), local(from), local(testAddress ?? ""), local(secondMailbox?.address ?? ""), secondMailbox?.user ?? "", credential?.submissionUser ?? "", credential?.accessUser ?? ""].map((name) => (name.includes("@") ? local(name) : name)))].filter((name) => name !== "");
  const long = names.filter((name) => name.length >= shortestName).sort((a, b) => b.length - a.length);
  const patterns: readonly (readonly [RegExp, string])[] = [
    ...names.map((name): [RegExp, string] => [new RegExp(`(?<![\\w.+-])${literally(name)}(?=@)`, "gi"), "you"]),
    ...long.map((name): [RegExp, string] => [new RegExp(`(?<![\\w.@+-])${literally(name)}(?![\\w@-]|\\.\\w)`, "gi"), "you"]),
  ];
  const clean = (text: string) => patterns.reduce((all, [pattern, put]) => all.replace(pattern, put), text);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      if (key === "vantage") return value.startsWith("elsewhere (") ? "elsewhere (another machine)" : "this machine";
      if (key === "localAddress" || marksOfAPlace.includes(key)) return "";
      if ((key === "submissionUser" || key === "accessUser" || key === "user") && names.includes(value)) return "you";
      return value === domain ? value : clean(value);
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (value === null || typeof value !== "object") return value;
    // What a letter says is nobody else's: its place in the letter stays.
    const isPart = "passesWithout" in value;
    return Object.fromEntries(Object.entries(value).filter(([name]) => !(isPart && (name === "text" || name === "attachment"))).map(([name, inner]) => [name, walk(inner, name)]));
  };
  return walk(caseFile, "") as CaseFile;
}
