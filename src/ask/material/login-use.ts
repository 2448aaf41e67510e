import type { LoginUseFacts } from "../../model/reputation-facts.ts";

/** So many logins and so many networks of each are counted: a log under attack must not fill the memory. */
const mostLogins = 20_000;
const mostNetworks = 1_000;
/** A line is no longer; what comes before a chunk's first line end is kept up to this. */
const longestLine = 8 * 1024;

interface Use {
  messages: number;
  readonly networks: Set<string>;
}

/**
 * Counts from how many networks each login handed in messages, by day, while a log streams by.
 * Postfix writes `client=host[address], …, sasl_username=name` for each message; Exim writes `<= … H=… [address] … A=driver:name`.
 */
export class LoginUse {
  readonly #days = new Map<string, Map<string, Use>>();
  #rest: Buffer = Buffer.alloc(0);

  /** Passes the chunks on as they are. */
  async *watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#take(chunk);
      yield chunk;
    }
    this.#read(this.#rest);
  }

  /** Every login that was used on some day from several networks, its busiest day, those of most networks first. */
  list(): readonly LoginUseFacts[] {
    const found = new Map<string, LoginUseFacts>();
    for (const [day, uses] of this.#days) {
      for (const [login, use] of uses) {
        const known = found.get(login);
        if (use.networks.size > 1 && (known === undefined || known.networks < use.networks.size)) found.set(login, { login, day, messages: use.messages, networks: use.networks.size });
      }
    }
    return [...found.values()].sort((a, b) => b.networks - a.networks || (a.login < b.login ? -1 : 1));
  }

  /** Reads whole lines; the beginning of the next one waits for its end. */
  #take(chunk: Buffer): void {
    const last = chunk.lastIndexOf(10);
    if (last === -1) {
      this.#rest = Buffer.concat([this.#rest, chunk]).subarray(0, longestLine);
      return;
    }
    const first = chunk.indexOf(10);
    this.#read(Buffer.concat([this.#rest, chunk.subarray(0, first)]));
    this.#read(chunk.subarray(first + 1, last + 1));
    this.#rest = Buffer.from(chunk.subarray(last + 1, last + 1 + longestLine));
  }

  #read(chunk: Buffer): void {
    for (const token of ["sasl_username=", " A="]) {
      for (let at = chunk.indexOf(token); at !== -1; ) {
        const from = chunk.lastIndexOf(10, at) + 1;
        const found = chunk.indexOf(10, at);
        const to = found === -1 ? chunk.length : found;
        this.#count(chunk.toString("latin1", from, Math.min(to, from + longestLine)));
        at = chunk.indexOf(token, to);
      }
    }
  }

  #count(line: string): void {
    const postfix = /\bclient=[^[\s]*\[([0-9a-f.:]+)\].*\bsasl_username=([^\s,]{1,254})/i.exec(line);
    const exim = postfix === null ? / <= .*\[([0-9a-f.:]+)\].* A=[\w-]+:(\S{1,254})/i.exec(line) : null;
    const address = postfix?.[1] ?? exim?.[1];
    const login = (postfix?.[2] ?? exim?.[2])?.toLowerCase();
    const day = /^(?:<\d{1,3}>)?(?:\d+ )?(?:([A-Z][a-z]{2} [ \d]\d) |(\d{4}-\d\d-\d\d))/.exec(line);
    if (address === undefined || login === undefined || day === null) return;
    const uses = this.#days.get(day[1] ?? day[2] ?? "") ?? new Map<string, Use>();
    this.#days.set(day[1] ?? day[2] ?? "", uses);
    const use = uses.get(login) ?? { messages: 0, networks: new Set<string>() };
    if (uses.size < mostLogins) uses.set(login, use);
    use.messages += 1;
    // One home line or one company has many addresses of one network: its first two numbers, or its first three groups, tell networks apart.
    if (use.networks.size < mostNetworks) use.networks.add(address.includes(":") ? address.split(":").slice(0, 3).join(":") : address.split(".").slice(0, 2).join("."));
  }
}
