/** One message in a mailbox: its number never changes (RFC 9051 section 2.3.1.1), and its lines come without their ends. */
interface Kept {
  readonly uid: number;
  readonly lines: readonly string[];
}

/** The mail of one account: what the server that takes mail puts in, the server for reading shows. Two folders, of which mail lands in the first. */
export class Mailbox {
  readonly folders = ["INBOX", "Junk"] as const;
  readonly #inbox: Kept[] = [];
  #uids = 0;

  /** Takes a message as it came after DATA, dots undone (RFC 5321 section 4.5.2), with the field that the last server adds. */
  deliver(server: string, lines: readonly string[]): void {
    this.#uids += 1;
    this.#inbox.push({ uid: this.#uids, lines: [`Received: by ${server}; ${new Date().toUTCString().replace("GMT", "+0000")}`, ...lines.map((line) => line.replace(/^\./, ""))] });
  }

  /** The lines of one message. */
  message(folder: string, uid: number): readonly string[] | undefined {
    return this.#in(folder).find((one) => one.uid === uid)?.lines;
  }

  /** The numbers of the messages of which a field holds a text; without both, of none. */
  search(folder: string, field: string, text: string): readonly number[] {
    const start = `${field.toLowerCase()}:`;
    return this.#in(folder).flatMap(({ uid, lines }) => {
      const end = lines.indexOf("");
      const fields = end === -1 ? lines : lines.slice(0, end);
      return fields.some((line) => line.toLowerCase().startsWith(start) && line.includes(text)) ? [uid] : [];
    });
  }

  /** Takes a message out for good. */
  expunge(folder: string, uid: number): void {
    const at = this.#in(folder).findIndex((one) => one.uid === uid);
    if (at !== -1) this.#inbox.splice(at, 1);
  }

  /** What lies in a folder: mail lands in the inbox and nowhere else. */
  #in(folder: string): readonly Kept[] {
    return folder.toUpperCase() === "INBOX" ? this.#inbox : [];
  }
}
