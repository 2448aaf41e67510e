import { Failed } from "../../world/classify.ts";
import type { World } from "../../world/world.ts";
import type { Session } from "./session.ts";

/** A mailbox with more folders than this is not looked through to its end. */
const mostLines = 4_000;

/** The answer to one command: its status, its words, and the lines that came before it. */
export interface ImapAnswer {
  readonly status: "OK" | "NO" | "BAD" | "BYE" | "+";
  readonly text: string;
  readonly untagged: readonly string[];
}

/** One folder as LIST names it (RFC 9051 section 6.3.9): the name as it is written in commands, and its use where the server says it (RFC 6154). */
export interface Folder {
  readonly quoted: string;
  readonly name: string;
  readonly attributes: readonly string[];
  readonly delimiter: string;
}

/** A session of IMAP after its login: commands one after the other. Throws `Failed` where the line dies or the server floods. */
export class ImapTalk {
  #count = 100;
  readonly #session: Session;
  readonly #world: World;

  constructor(session: Session, world: World) {
    this.#session = session;
    this.#world = world;
  }

  async command(words: string, until: number): Promise<ImapAnswer> {
    this.#count += 1;
    const tag = `c${this.#count}`;
    await this.#session.say(`${tag} ${words}`, until);
    return this.#answer(tag, until);
  }

  /** APPEND with its literal (RFC 9051 section 6.3.12): the server says "+" before the message goes. */
  async append(quotedFolder: string, message: string, until: number): Promise<ImapAnswer> {
    this.#count += 1;
    const tag = `c${this.#count}`;
    await this.#session.say(`${tag} APPEND ${quotedFolder} (\\Seen) {${Buffer.byteLength(message)}}`, until);
    const go = await this.#answer(tag, until);
    if (go.status !== "+") return go;
    await this.#session.say(message, until);
    return this.#answer(tag, until);
  }

  async #answer(tag: string, until: number): Promise<ImapAnswer> {
    const untagged: string[] = [];
    for (let count = 0; count < mostLines; count += 1) {
      const line = this.#world.clean((await this.#session.line(until)).text);
      if (line.startsWith(`${tag} `)) {
        const match = /^\S+ (OK|NO|BAD)\b ?(.*)$/i.exec(line);
        if (match === null) throw new Failed("malformed-reply", "them", `a tagged answer without OK, NO or BAD: ${line.slice(0, 120)}`);
        return { status: (match[1] ?? "").toUpperCase() as ImapAnswer["status"], text: match[2] ?? "", untagged };
      }
      if (line.startsWith("+")) return { status: "+", text: line.slice(1).trim(), untagged };
      if (/^\* BYE\b/i.test(line)) throw new Failed("closed", "them", `the server ends the session: ${line.slice(0, 200)}`);
      untagged.push(line);
    }
    throw new Failed("too-much", "them", `more than ${mostLines} lines and no answer to the command`);
  }
}

const listForm = /^\* LIST \(([^)]*)\) ("(?:[^"\\]|\\.)"|NIL) (.+)$/i;

/** The folders of a LIST answer. A name that comes as a literal is left out: no server of today sends one. */
export function readFolders(untagged: readonly string[]): readonly Folder[] {
  return untagged.flatMap((line) => {
    const match = listForm.exec(line);
    const written = match?.[3]?.trim();
    if (match === null || written === undefined || /^\{\d+\+?\}$/.test(written)) return [];
    const name = written.startsWith('"') ? written.slice(1, -1).replace(/\\(.)/g, "$1") : written;
    const attributes = (match[1] ?? "").toLowerCase().split(/\s+/).filter((word) => word !== "");
    if (attributes.includes("\\noselect") || attributes.includes("\\nonexistent")) return [];
    return [{ quoted: written.startsWith('"') ? written : `"${written}"`, name, attributes, delimiter: match[2] === "NIL" ? "" : (match[2] ?? "").slice(1, -1).replace(/^\\/, "") }];
  });
}

/** Names by which folders for junk go where the server does not mark them. */
const junkNames = /^(?:inbox[./])?(?:\[gmail\]\/)?(?:junk(?: e-?mail)?|spam|bulk(?: mail)?|spamverdacht|indésirables?|pourriel|correo no deseado|posta indesiderata|спам)$/i;

export function isJunk(folder: Folder): "yes" | "no" {
  return folder.attributes.includes("\\junk") || junkNames.test(folder.name) ? "yes" : "no";
}

/** The numbers of a SEARCH answer (RFC 9051 section 7.3.4 keeps the old form for UID SEARCH without options in RFC 3501 servers; ESEARCH is understood too). */
export function readFound(untagged: readonly string[]): readonly number[] {
  return untagged.flatMap((line) => {
    const plain = /^\* SEARCH\b(.*)$/i.exec(line)?.[1] ?? /^\* ESEARCH\b.*\bALL ([\d,:]+)/i.exec(line)?.[1]?.replace(/[,:]/g, " ") ?? "";
    return plain.trim() === "" ? [] : plain.trim().split(/\s+/).map(Number).filter((number) => Number.isInteger(number) && number > 0);
  });
}
