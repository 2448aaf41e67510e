/** One login that a server really saw. */
export interface SeenLogin {
  readonly server: string;
  readonly protocol: "smtp" | "imap";
  readonly user: string;
  readonly mechanism: string;
}

/** More bytes in the clear than this, of a whole run, are no dialogue any more. */
const keptBytes = 1_000_000;

/** Remembers what the servers saw of the secret: each login, and every byte that came to them unencrypted. */
export class Witness {
  readonly logins: SeenLogin[] = [];
  #clear = "";

  login(seen: SeenLogin): void {
    this.logins.push(seen);
  }

  /** Bytes that anybody on the way could read. */
  overheard(bytes: Uint8Array): void {
    if (this.#clear.length < keptBytes) this.#clear += Buffer.from(bytes).toString("latin1");
  }

  /** Was any of these texts said in the clear? */
  heard(texts: readonly string[]): "yes" | "no" {
    return texts.some((text) => this.#clear.includes(text)) ? "yes" : "no";
  }
}
