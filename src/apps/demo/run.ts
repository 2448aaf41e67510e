import { performance } from "node:perf_hooks";
import { examine } from "../../examine.ts";
import { LineReader } from "../../measure/dialogue/lines.ts";
import { SmtpReplyReader } from "../../measure/dialogue/smtp-reply.ts";
import type { Progress } from "../../measure/run.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Observation } from "../../model/observation.ts";
import type { Reply } from "../../model/reply.ts";
import type { Target } from "../../model/target.ts";
import { type Fault, targetOf } from "./fault.ts";
import { faults } from "./faults/index.ts";
import { MailWorld, trustedAuthority } from "./mail-world.ts";
import type { SeenLogin } from "./servers/witness.ts";

/** What one fault, diagnosed live, came to. */
export interface DemoResult {
  readonly id: string;
  readonly title: string;
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  /** From the first question to the verdict; setting up the servers is not counted. */
  readonly tookMs: number;
  readonly named: CauseId | "healthy" | "undecided";
  readonly expects: CauseId | "healthy";
  readonly right: "yes" | "no";
  /** Every login that a server of the demo really saw. */
  readonly logins: readonly SeenLogin[];
  /** Did the password cross a connection that is not encrypted? Must never be. */
  readonly secretInClear: "yes" | "no";
}

export interface DemoHooks {
  readonly onProgress?: (progress: Progress) => void;
  /** Called when the servers stand and the diagnosis begins. */
  readonly onReady?: (target: Target) => void;
  /** Aborting it ends the run; what is known by then is judged. */
  readonly cut?: AbortSignal;
}

/** No server of the demo needs more, the slow one included; a real one might, and gets it in real use. */
const patienceMs = 8_000;
/** Two processors are kept busy by three runs that mostly wait. */
const atOnce = 3;

/** One fault that the demo can show. */
export interface DemoFault {
  readonly id: string;
  readonly title: string;
  readonly expects: CauseId | "healthy";
}

/** The faults that can be shown, by what is broken. */
export function listFaults(): readonly DemoFault[] {
  return faults.map(({ id, title, expects }) => ({ id, title, expects }));
}

function replyIn(text: string): Reply | undefined {
  const lines = new LineReader();
  const replies = new SmtpReplyReader();
  lines.push(Buffer.from(`${text.replaceAll("\n", "\r\n")}\r\n`));
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const reply = replies.push(line);
    if (reply !== undefined) return reply;
  }
  return undefined;
}

/** What the mail program said, as the observation that it is. */
function reported(text: string): Observation<"reported-reply"> {
  const reply = replyIn(text);
  return {
    id: "o1",
    kind: "reported-reply",
    about: { on: "message" },
    vantage: "demo",
    at: new Date().toISOString(),
    startedMs: 0,
    tookMs: 0,
    ok: true,
    saw: { text, phase: "unknown", ...(reply === undefined ? {} : { reply }) },
  };
}

async function run(fault: Fault, hooks: DemoHooks): Promise<DemoResult> {
  const target = targetOf(fault);
  const world = new MailWorld(target, await trustedAuthority());
  try {
    await world.others();
    await fault.build(world);
    await world.open();
    hooks.onReady?.(target);
    const begunMs = performance.now();
    const { caseFile, diagnosis } = await examine(target, world.reach(), {
      allow: ["spends-a-login", ...(fault.allow ?? [])],
      timeoutMs: patienceMs,
      ...(hooks.cut === undefined ? {} : { cut: hooks.cut }),
      ...(hooks.onProgress === undefined ? {} : { onProgress: hooks.onProgress }),
      ...(fault.reported === undefined ? {} : { before: [reported(fault.reported)] }),
    });
    const named = diagnosis.named[0]?.cause ?? (diagnosis.verdict === "healthy" ? "healthy" : "undecided");
    return {
      id: fault.id,
      title: fault.title,
      caseFile,
      diagnosis,
      tookMs: Math.round(performance.now() - begunMs),
      named,
      expects: fault.expects,
      right: named === fault.expects ? "yes" : "no",
      logins: world.witness.logins,
      secretInClear: world.secretInClear(),
    };
  } finally {
    await world.close();
  }
}

/** Builds one faulty mail world on loopback, diagnoses it, and takes it down again. Throws RangeError for an id that does not exist. */
export async function runFault(id: string, hooks: DemoHooks): Promise<DemoResult> {
  const fault = faults.find((one) => one.id === id);
  if (fault === undefined) throw new RangeError(`no fault ${id}`);
  return run(fault, hooks);
}

/** Diagnoses every fault, several at a time; the results come in the order of the list, `onResult` in the order in which they are known. */
export async function runAll(hooks: { readonly onResult: (result: DemoResult) => void; readonly cut?: AbortSignal }): Promise<readonly DemoResult[]> {
  const results = new Map<string, DemoResult>();
  const waiting = [...faults];
  const worker = async () => {
    for (let fault = waiting.shift(); fault !== undefined && hooks.cut?.aborted !== true; fault = waiting.shift()) {
      const result = await run(fault, hooks.cut === undefined ? {} : { cut: hooks.cut });
      results.set(fault.id, result);
      hooks.onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return faults.flatMap((fault) => results.get(fault.id) ?? []);
}
