import type { SpfFacts, SpfNode, SpfResult } from "../../model/domain-facts.ts";
import { inNetwork, type Octets, parts, readAddress, reverseName } from "./address.ts";
import { type Found, isDnsName, plainName, type RecordType, type Resolve } from "./question.ts";
import { expandMacros, isMacroString, type MacroValues } from "./spf-macro.ts";
import { type Directive, isSpfRecord, readSpfRecord, SpfSyntaxError } from "./spf-syntax.ts";

/** RFC 7208 section 4.6.4: so many terms that ask the DNS, so many names of one MX or PTR answer, and so many answers without a record. */
const mostLookups = 10;
const mostNames = 10;
const mostVoid = 2;
/** Where the limits are only counted, a record that includes itself has to end somewhere. */
const mostCounted = 64;

/** Who sends, as the receiving server sees it. */
export interface SpfQuestion {
  readonly address: string;
  /** MAIL FROM; empty for a bounce, then the EHLO name stands for it (RFC 7208 section 2.4). */
  readonly sender: string;
  readonly helo: string;
  /** `enforce`: stop where a receiver would. `count`: go on and count, for the sake of the one who mends the record. */
  readonly limits: "enforce" | "count";
  /** The receiver's name and the time, for the macros r and t of an explanation. */
  readonly receiver?: string;
  readonly atSeconds?: number;
}

type Outcome = { readonly result: SpfResult; readonly why?: string; readonly matched?: { readonly term: string; readonly domain: string } };

/** Ends the whole evaluation with an error (RFC 7208 section 2.6.6 and 2.6.7). */
class SpfError extends Error {
  readonly result: "permerror" | "temperror";
  constructor(result: "permerror" | "temperror", why: string) {
    super(why);
    this.result = result;
  }
}

interface Growing {
  domain: string;
  by?: string;
  record?: string;
  result: SpfResult;
  lookups: number;
  voidLookups: number;
  includes: Growing[];
}

class Evaluation {
  private readonly question: SpfQuestion;
  private readonly ask: Resolve;
  private readonly client: Octets;
  private readonly sender: string;
  lookups = 0;
  voidLookups = 0;
  private reverse: Promise<"nothing" | readonly string[]> | undefined;
  /** Where the explanation is to be fetched, if the outcome is a failure. */
  exp: { readonly spec: string; readonly domain: string } | undefined;

  constructor(question: SpfQuestion, client: Octets, ask: Resolve) {
    this.question = question;
    this.client = client;
    this.ask = ask;
    const { sender, helo } = question;
    const at = sender.lastIndexOf("@");
    // RFC 7208 section 2.4 and 4.3: without a local part it is "postmaster".
    this.sender = sender === "" ? `postmaster@${helo}` : at === -1 ? `postmaster@${sender}` : at === 0 ? `postmaster${sender}` : sender;
  }

  get domain(): string {
    return this.sender.slice(this.sender.lastIndexOf("@") + 1);
  }

  macros(domain: string): MacroValues {
    const { client, sender, question } = this;
    return {
      s: sender,
      l: sender.slice(0, sender.lastIndexOf("@")),
      o: this.domain,
      d: domain,
      // In capitals, as the examples of RFC 7208 section 7.4 have it.
      i: parts(client).join(".").toUpperCase(),
      h: question.helo,
      v: client.family === 4 ? "in-addr" : "ip6",
      c: client.family === 4 ? client.octets.join(".") : question.address.toLowerCase(),
      r: question.receiver ?? "unknown",
      t: String(question.atSeconds ?? 0),
      p: () => this.validatedName(domain),
    };
  }

  private async target(spec: string | undefined, domain: string): Promise<string> {
    if (spec === undefined) return domain;
    let name = plainName(await expandMacros(spec, this.macros(domain)));
    // RFC 7208 section 7.3: what is too long loses labels from the left.
    while (name.length > 253 && name.includes(".")) name = name.slice(name.indexOf(".") + 1);
    return name;
  }

  private async look(name: string, type: RecordType): Promise<Found> {
    return isDnsName(name) ? this.ask(name, type) : { state: "no-name" };
  }

  /** A question that a term causes: a failure ends the evaluation. An answer without a record counts where it is the term's own question: RFC 7208 section 4.6.4 limits terms. */
  private async lookForTerm(name: string, type: RecordType, term: string, rank: "own" | "further" = "own"): Promise<readonly string[]> {
    // What is no name cannot be asked for, fits nobody, and is no lookup.
    if (!isDnsName(name)) return [];
    const found = await this.look(name, type);
    if (found.state === "failed") throw new SpfError("temperror", `${type} ${name}, for "${term}", could not be looked up: ${found.why}`);
    if (found.state === "found") return found.values;
    if (rank === "own") this.countVoid(`${type} ${name}`, term);
    return [];
  }

  private countVoid(asked: string, term: string): void {
    this.voidLookups += 1;
    if (this.voidLookups > mostVoid && this.question.limits === "enforce") throw new SpfError("permerror", `more than ${mostVoid} lookups found nothing; the last was ${asked}, for "${term}"`);
  }

  private countLookup(term: string): void {
    this.lookups += 1;
    if (this.lookups > (this.question.limits === "enforce" ? mostLookups : mostCounted)) throw new SpfError("permerror", `more than ${mostLookups} lookups; "${term}" is one too many`);
  }

  private get addressType(): "A" | "AAAA" {
    return this.client.family === 4 ? "A" : "AAAA";
  }

  private fits(values: readonly string[], { bits4, bits6 }: Directive): boolean {
    return values.some((value) => {
      const found = readAddress(value);
      return found !== undefined && inNetwork(this.client, found, this.client.family === 4 ? bits4 : bits6);
    });
  }

  /** The names that the client's address bears and that lead back to it (RFC 7208 section 5.5), asked for once. */
  private validated(): Promise<"nothing" | readonly string[]> {
    this.reverse ??= (async () => {
      const found = await this.look(reverseName(this.client), "PTR");
      if (found.state === "failed") return [];
      if (found.state !== "found") return "nothing";
      const names: string[] = [];
      for (const name of found.values.slice(0, mostNames).map(plainName)) {
        const back = await this.look(name, this.addressType);
        const whole = this.client.family === 4 ? 32 : 128;
        if (back.state === "found" && back.values.some((value) => ((one) => one !== undefined && inNetwork(this.client, one, whole))(readAddress(value)))) names.push(name);
      }
      return names;
    })();
    return this.reverse;
  }

  private async validatedName(domain: string): Promise<string> {
    const validated = await this.validated();
    const names = validated === "nothing" ? [] : validated;
    const wanted = plainName(domain);
    return names.find((name) => name === wanted) ?? names.find((name) => name.endsWith(`.${wanted}`)) ?? names[0] ?? "unknown";
  }

  private async matches(one: Directive, domain: string, node: Growing): Promise<boolean> {
    switch (one.mechanism) {
      case "all":
        return true;
      case "ip4":
        return one.network !== undefined && inNetwork(this.client, one.network, one.bits4);
      case "ip6":
        return one.network !== undefined && inNetwork(this.client, one.network, one.bits6);
    }
    this.countLookup(one.text);
    const target = await this.target(one.target, domain);
    switch (one.mechanism) {
      case "include":
        return this.includes(target, one, node);
      case "a":
        return this.fits(await this.lookForTerm(target, this.addressType, one.text), one);
      case "exists":
        return (await this.lookForTerm(target, "A", one.text)).length > 0;
      case "mx": {
        const hosts = (await this.lookForTerm(target, "MX", one.text)).map((value) => plainName(value.replace(/^\d+ /, ""))).filter((host) => host !== "");
        if (hosts.length > mostNames && this.question.limits === "enforce") throw new SpfError("permerror", `"${one.text}" leads to ${hosts.length} mail servers, more than ${mostNames}`);
        for (const host of hosts.slice(0, mostNames)) if (this.fits(await this.lookForTerm(host, this.addressType, one.text, "further"), one)) return true;
        return false;
      }
      case "ptr": {
        const wanted = plainName(target);
        const validated = await this.validated();
        if (validated === "nothing") this.countVoid(`PTR ${reverseName(this.client)}`, one.text);
        return validated !== "nothing" && validated.some((name) => name === wanted || name.endsWith(`.${wanted}`));
      }
    }
  }

  private async includes(target: string, one: Directive, node: Growing): Promise<boolean> {
    const child = grow(target, one.text);
    node.includes.push(child);
    const outcome = await this.check(target, child, "included");
    if (outcome.result === "pass") return true;
    if (outcome.result === "temperror") throw new SpfError("temperror", outcome.why ?? "");
    // RFC 7208 section 5.2: an included domain without a record breaks the record that includes it.
    if (outcome.result === "none") throw new SpfError("permerror", `"${one.text}" leads to ${target}, which has no SPF record`);
    if (outcome.result === "permerror") throw new SpfError("permerror", outcome.why ?? "");
    return false;
  }

  /** check_host() of RFC 7208 section 4 for one domain. */
  async check(domain: string, node: Growing, place: "first" | "included"): Promise<Outcome> {
    const before = { lookups: this.lookups, voidLookups: this.voidLookups };
    const end = (outcome: Outcome): Outcome => {
      node.result = outcome.result;
      node.lookups = this.lookups - before.lookups;
      node.voidLookups = this.voidLookups - before.voidLookups;
      return outcome;
    };
    if (!isDnsName(domain) || (place === "first" && !plainName(domain).includes("."))) return end({ result: "none", why: `${domain} is no domain name` });
    const found = await this.look(plainName(domain), "TXT");
    if (found.state === "failed") return end({ result: "temperror", why: `TXT ${domain} could not be looked up: ${found.why}` });
    const records = found.state === "found" ? found.values.filter(isSpfRecord) : [];
    const [record] = records;
    if (record === undefined) return end({ result: "none", why: `${domain} has no SPF record` });
    node.record = record;
    if (records.length > 1) return end({ result: "permerror", why: `${domain} has ${records.length} SPF records; there may be one` });
    try {
      return end(await this.evaluate(record, domain, node, place));
    } catch (error) {
      if (error instanceof SpfSyntaxError) return end({ result: "permerror", why: `the record of ${domain} is broken: ${error.message}` });
      if (error instanceof SpfError) return end({ result: error.result, why: error.message });
      throw error;
    }
  }

  private async evaluate(text: string, domain: string, node: Growing, place: "first" | "included"): Promise<Outcome> {
    const record = readSpfRecord(text);
    if (place === "first") this.exp = record.exp === undefined ? undefined : { spec: record.exp, domain };
    for (const one of record.directives) {
      if (await this.matches(one, domain, node)) return { result: one.qualifier, matched: { term: one.text, domain } };
    }
    if (record.redirect === undefined) return { result: "neutral", why: "no term of the record fits, and it ends without \"all\"" };
    const term = `redirect=${record.redirect}`;
    this.countLookup(term);
    const target = await this.target(record.redirect, domain);
    const child = grow(target, term);
    node.includes.push(child);
    const outcome = await this.check(target, child, place);
    // RFC 7208 section 6.1.
    return outcome.result === "none" ? { result: "permerror", why: `"${term}" leads to ${target}, which has no SPF record` } : outcome;
  }

  /** What the domain has to say to a refusal (RFC 7208 section 6.2); nothing where it cannot be had whole. */
  async explanation(): Promise<string | undefined> {
    if (this.exp === undefined) return undefined;
    const name = await this.target(this.exp.spec, this.exp.domain);
    const found = await this.look(name, "TXT");
    if (found.state !== "found" || found.values.length !== 1) return undefined;
    const [text = ""] = found.values;
    return isMacroString(text, "explanation") ? expandMacros(text, this.macros(this.exp.domain)) : undefined;
  }
}

function grow(domain: string, by?: string): Growing {
  return { domain, result: "none", lookups: 0, voidLookups: 0, includes: [], ...(by === undefined ? {} : { by }) };
}

/** Evaluates SPF for one sending address by RFC 7208, all of it: the result, the term that decided, and the tree of records with what each costs. */
export async function evaluateSpf(question: SpfQuestion, ask: Resolve): Promise<SpfFacts> {
  const client = readAddress(question.address);
  if (client === undefined) throw new TypeError(`${question.address} is no IP address`);
  const evaluation = new Evaluation(question, client, ask);
  const root = grow(plainName(evaluation.domain));
  const outcome = await evaluation.check(evaluation.domain, root, "first");
  const explanation = outcome.result === "fail" ? await evaluation.explanation() : undefined;
  return {
    address: question.address,
    helo: question.helo,
    sender: question.sender,
    domain: plainName(evaluation.domain),
    result: outcome.result,
    ...(outcome.why === undefined ? {} : { why: outcome.why }),
    ...(outcome.matched === undefined ? {} : { matched: outcome.matched }),
    ...(explanation === undefined || explanation === "" ? {} : { explanation }),
    lookups: evaluation.lookups,
    voidLookups: evaluation.voidLookups,
    tree: root as SpfNode,
  };
}
