import { findOnMachine, readClient, type FoundOnMachine } from "../../../ask/programs/find-settings.ts";
import { readers } from "../../../ask/programs/index.ts";
import { UsageError } from "../../../ask/usage-error.ts";
import type { StoredPassword, StoredServer, StoredSettings } from "../../../model/settings-facts.ts";
import { schemaVersion } from "../../../report/json.ts";
import { Page } from "../../../report/page.ts";
import { notInEffectWords } from "../../../report/stored-words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { ClientsJson } from "../json-output.ts";
import { jsonText } from "../json-text.ts";
import type { Action } from "../program.ts";

const titles = new Map(readers.map((reader) => [reader.program, reader.title]));

const securityWords = { tls: "SSL/TLS", starttls: "STARTTLS", none: "no encryption" } as const;

function serverLine(server: StoredServer): string {
  const where = server.host === undefined ? "no server set" : `${server.host.value}${server.port === undefined ? "" : `:${server.port.value}`}`;
  const user = server.login?.value === "off" ? "without a login" : server.user === undefined ? "no user name set" : `as ${server.user.value}`;
  const mechanism = server.mechanism === undefined ? "" : ` by ${server.mechanism.value}`;
  const checks = server.certificateChecks?.value === "off" ? ", certificates not checked" : "";
  return `${where}, ${server.security === undefined ? "encryption not set" : securityWords[server.security.value]}, ${user}${mechanism}${checks}`;
}

/** Where the password is, and what may be told of it: its length and the classes of its characters. */
function passwordLine(password: StoredPassword): string {
  const at = password.at === undefined ? "" : ` (${password.at.path}${password.at.line === undefined ? "" : `, line ${password.at.line}`})`;
  switch (password.kept) {
    case "not-stored":
      return "not stored: asked for when needed";
    case "command":
      return `fetched by a command when needed${at}; the command was not run`;
    case "environment":
      return `taken from the environment${at}`;
    case "key-store":
      return `in a key store of the program or the system${at}`;
    case "file": {
      const read = password.read === undefined ? "" : `, ${password.read.length} characters: ${password.read.classes.join(", ") || "none"}`;
      const differs = password.because === undefined ? "" : `; read differently from how it stands there${password.written === undefined ? "" : ` (${password.written.length} characters)`}: ${password.because}`;
      return `in the file${at}${read}${differs}`;
    }
  }
}

function show(page: Page, facts: StoredSettings, path: string): void {
  page.heading(`${titles.get(facts.program) ?? facts.program}${facts.account === "" ? "" : `: ${facts.account}`}`);
  page.text(path, 2, "file      ");
  if (facts.addresses.length > 0) page.text(facts.addresses.join(", "), 2, "address   ");
  if (facts.submission !== undefined) {
    page.text(serverLine(facts.submission), 2, "sends     ");
    if (facts.submission.password !== undefined) page.text(passwordLine(facts.submission.password), 2, "password  ");
  }
  if (facts.access !== undefined) page.text(serverLine(facts.access), 2, "receives  ");
  for (const { at, reason, winner } of facts.notInEffect) {
    const where = `${at.key ?? "a setting"} in ${at.path}${at.line === undefined ? "" : `, line ${at.line}`}`;
    page.text(`${where}: ${notInEffectWords[reason]}${winner === undefined ? "" : `; what counts stands in ${winner.path}${winner.line === undefined ? "" : `, line ${winner.line}`}`}`, 2, "no effect ");
  }
  for (const note of facts.notes) page.text(note, 2, "note      ");
}

async function readAll(paths: readonly string[]): Promise<FoundOnMachine> {
  if (paths.length === 0) return findOnMachine();
  const read: FoundOnMachine[] = [];
  const wrong: string[] = [];
  for (const path of paths) {
    try {
      read.push(await readClient(path));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // one file that cannot be read does not hide the others
      if (paths.length === 1) throw new UsageError(error.message.replace(/^--client: /, ""));
      wrong.push(error.message.replace(/^--client: /, ""));
    }
  }
  return { found: read.flatMap((one) => one.found), trouble: [...read.flatMap((one) => one.trouble), ...wrong] };
}

/** Lists the mail accounts that programs on this machine keep, or those of the named files, as these programs read them. Nothing is sent anywhere, and no password is shown. */
export const clientsCommand: Action = async ({ words, flags }, terminal) => {
  const { found, trouble } = await readAll(words);
  // a place where nothing is kept is no trouble
  const told = trouble.filter((line) => words.length > 0 || !/there is no such file|names no |has no /.test(line));
  if (flags.json === true) {
    const json: ClientsJson = { schemaVersion, accounts: found.map(({ facts, path }) => ({ path, ...facts })), trouble: told };
    await terminal.print(jsonText(json));
  } else {
    const page = new Page(terminal.width, terminal.colour);
    if (found.length === 0) page.text(words.length === 0 ? `No mail settings were found where the ${readers.length} programs that cantsend knows keep theirs. Name a file: cantsend clients FILE.` : "There is no mail account in it.");
    for (const { facts, path } of found) show(page, facts, path);
    if (told.length > 0) {
      page.heading("Not read");
      for (const line of told) page.text(line, 2);
    }
    await terminal.print(page.toString());
  }
  return found.length === 0 && words.length > 0 ? exitCodes.undecided : 0;
};
