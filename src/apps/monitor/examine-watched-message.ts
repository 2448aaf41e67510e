import { readServer } from "../../ask/endpoint.ts";
import { listedDomains, readMessageFile, readRecipients } from "../../ask/message/message-source.ts";
import { readMessage } from "../../ask/message/read-message.ts";
import { readTarget } from "../../ask/target.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { examineMessage } from "../../examine-message.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Observation } from "../../model/observation.ts";
import { nodeWorld } from "../../world/node.ts";
import type { World } from "../../world/world.ts";
import { type Examined, rootsAt } from "./examine-account.ts";
import type { Ailment, Outcome } from "./judgement.ts";
import { filledIn } from "./letter.ts";
import type { WatchedMessage, WatchSettings } from "./settings.ts";

/** Runs one examination of a message. */
export type ExamineWatchedMessage = (message: WatchedMessage, cut: AbortSignal) => Promise<Examined>;

/** Block lists are asked about the same names no more often than this. */
const restMs = 3_600_000;

/** Did somebody answer, and not only to say that he does not answer us? */
const isAnswered = (one: Observation) => one.ok && !(one.kind === "block-list" && one.saw.outcome === "could-not-be-asked");

/** Examines messages with the settings of the watch. A file that cannot be read is our trouble, and a UsageError. */
export function messageExaminer(settings: WatchSettings, makeWorld: () => World = worldOf(settings)): ExamineWatchedMessage {
  const remembered = new Map<string, { readonly atMs: number; readonly said: readonly Observation[] }>();
  return async (watched, cut) => {
    const world = makeWorld();
    const now = world.wallClock();
    const account = settings.accounts.find((one) => one.name === watched.account);
    const to = readRecipients(watched.to);
    const { message: raw, totalBytes } = readMessageFile(watched.file);
    const sender = watched.from ?? account?.from ?? account?.address;
    const message = filledIn(raw, { from: sender ?? "", to: to[0] ?? sender ?? "", now });
    const read = readMessage(Buffer.from(message), { to, bulk: watched.bulk, now });
    const form = totalBytes === raw.length ? read : { ...read, read: "in-part" as const, bytes: totalBytes, wireBytes: totalBytes };
    const address = sender ?? read.from[0];
    if (address === undefined) throw new UsageError(`${watched.file} names no sender; give the message an account or a from.`);
    const server = account?.smtp === undefined ? {} : { smtp: account.smtp, ...(account.security === undefined ? {} : { security: account.security }) };
    const target = { ...readTarget({ address, ...server }), controls: [] };
    const names = watched.blockLists === "asked" ? [...watched.sendsFrom, ...listedDomains(target.domain, form.linkHosts)] : [];
    const key = `${watched.name} ${names.join(" ")}`;
    const known = remembered.get(key);
    const rests = known !== undefined && now.getTime() - known.atMs < restMs;
    const { caseFile, diagnosis } = await examineMessage(
      { message, form, target, recipients: to.length === 0 ? "not-asked" : "asked", filters: watched.filters, listed: rests ? [] : names, ...(rests ? { before: known.said } : {}) },
      world,
      cut,
    );
    const said = caseFile.observations.filter((one) => one.kind === "block-list");
    // Who gave no answer is asked again next time.
    if (!rests && names.length > 0 && said.some(isAnswered)) remembered.set(key, { atMs: now.getTime(), said });
    return { caseFile, diagnosis, spent: { logins: 0, canaries: 0 } };
  };
}

function worldOf(settings: WatchSettings): () => World {
  const ca = settings.ca.map(rootsAt);
  const dns = settings.dns.map((text) => readServer(text, "dns"));
  return () => nodeWorld({ dns, ca });
}

/** The filters whose score is above the limit that the settings set. */
export function filtersAbove(caseFile: CaseFile, limit: number | undefined): readonly { readonly filter: string; readonly score: number }[] {
  return limit === undefined ? [] : caseFile.observations.flatMap((one) => (one.kind === "filter-verdict" && one.ok && one.saw.score > limit ? [{ filter: one.saw.filter, score: one.saw.score }] : []));
}

/**
 * Reduces one run at a message to its outcome: everything that is named, the first to mend first, and every filter above its limit.
 * Where somebody who was asked gave no answer the rest is no good news.
 */
export function outcomeOfMessage(caseFile: CaseFile, diagnosis: Diagnosis, limit: number | undefined): Outcome {
  const at = caseFile.startedAt;
  const [first, ...more] = diagnosis.named;
  const named = first === undefined ? [] : [first, ...more.filter((one) => one.certainty !== "possible")].map((one) => one.cause);
  const [cause, ...besides] = [...new Set<Ailment>([...named, ...filtersAbove(caseFile, limit).map((one): Ailment => `filter ${one.filter}`)])];
  if (cause !== undefined) return { at, state: "ill", cause, ...(besides.length === 0 ? {} : { besides }), depth: "send" };
  const asked = (["block-list", "filter-verdict"] as const).map((kind) => caseFile.observations.filter((one) => one.kind === kind)).filter((list) => list.length > 0);
  return { at, state: asked.every((list) => list.some(isAnswered)) ? "well" : "open", depth: "send" };
}
