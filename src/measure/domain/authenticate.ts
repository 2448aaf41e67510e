import type { ArrivalResult } from "../../model/arrival-facts.ts";
import { type SignatureVerdict, verifyDkim } from "./dkim-verify.ts";
import { aligned, discoverDmarc } from "./dmarc.ts";
import type { Resolve } from "./question.ts";
import { evaluateSpf } from "./spf.ts";

/** A message as its receiver met it. */
export interface Delivery {
  readonly message: Uint8Array;
  /** The address that handed it over; absent where nobody wrote it down, and then SPF is not evaluated. */
  readonly address?: string;
  /** MAIL FROM. */
  readonly sender: string;
  readonly author: string;
  readonly nowSeconds: number;
}

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** Does one proof pass for a domain that is in alignment with the author's (RFC 9989 section 5.3)? */
async function vouches(author: string, mode: { readonly spf: "relaxed" | "strict"; readonly dkim: "relaxed" | "strict" }, spf: { readonly result: string; readonly domain: string } | undefined, signatures: readonly SignatureVerdict[], ask: Resolve): Promise<"pass" | "fail" | "temperror"> {
  const proofs = [
    ...(spf === undefined ? [] : [{ domain: spf.domain, result: spf.result, mode: mode.spf }]),
    ...signatures.map(({ domain, result }) => ({ domain, result, mode: mode.dkim })),
  ];
  let open = "no";
  for (const proof of proofs) {
    if (proof.result === "temperror") open = "yes";
    if (proof.result !== "pass") continue;
    const answer = await aligned(author, proof.domain, proof.mode, ask);
    if (answer === "yes") return "pass";
    if (answer === "unknown") open = "yes";
  }
  return open === "yes" ? "temperror" : "fail";
}

/** What SPF, DKIM and DMARC say of a message that arrived, by our own evaluation, in the words of RFC 8601. */
export async function authenticate({ message, address, sender, author, nowSeconds }: Delivery, ask: Resolve): Promise<readonly ArrivalResult[]> {
  const authorDomain = domainOf(author);
  const [spf, signatures, dmarc] = await Promise.all([
    address === undefined ? undefined : evaluateSpf({ address, sender, helo: domainOf(sender), limits: "enforce" }, ask),
    verifyDkim(message, ask, nowSeconds),
    discoverDmarc(authorDomain, ask),
  ]);
  // RFC 8601 section 2.7.1: "none" is a message without a signature.
  const dkim = signatures.length === 0 ? [{ method: "dkim", result: "none", properties: [] }] : signatures.map((one) => ({ method: "dkim", result: one.result, properties: [`header.d=${one.domain}`, `header.s=${one.selector}`] }));
  const verdict = dmarc.state === "failed" ? "temperror" : dmarc.policy === undefined ? "none" : await vouches(authorDomain, dmarc.alignment, spf, signatures, ask);
  return [
    ...(spf === undefined ? [] : [{ method: "spf", result: spf.result, properties: [`smtp.mailfrom=${sender}`, ...(spf.matched === undefined ? [] : [`matched=${spf.matched.term}`])] }]),
    ...dkim,
    // Without the address one of the two proofs was not looked at, and what is left cannot fail alone.
    ...(address === undefined && verdict === "fail" ? [] : [{ method: "dmarc", result: verdict, properties: [`header.from=${authorDomain}`] }]),
  ];
}
