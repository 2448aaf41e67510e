import * as z from "zod";
import type { FailureCode } from "../model/failure.ts";
import { failureCodes } from "../model/failure.ts";

const [number, text] = [z.number(), z.string()];
const place = z.enum(["this-machine", "own-network", "private", "outside"]);
const fate = z.enum(["answered", "silent", "reset", "closed"]);
const partFate = z.enum(["passed", "refused", "reset", "closed", "silent", "earlier"]);
const outcome = z.enum(["open", ...Object.keys(failureCodes)] as ["open", ...FailureCode[]]);

/** The forms of the observations about the way between this machine and the server. */
export const pathForms = <R extends z.ZodType>(reply: R) => ({
  "path-trace": z.object({
    means: z.enum(["error-queue", "traceroute"]),
    outcome,
    told: z.exactOptional(z.object({ type: number, code: number, by: text, place })),
    hops: z.array(z.object({ ttl: number, by: z.exactOptional(text), place: z.exactOptional(place) })),
    answeredAt: z.exactOptional(number),
  }),
  "nowhere-connect": z.object({ rttMs: number, greeting: z.exactOptional(reply) }),
  "size-ladder": z.object({ rungs: z.array(z.object({ octets: number, fate, afterMs: number, by: z.exactOptional(z.enum(["ehlo", "chunk", "message"])) })), encrypted: z.enum(["yes", "no"]) }),
  "idle-ladder": z.object({ rungs: z.array(z.object({ restMs: number, fate, reply: z.exactOptional(reply), showed: z.enum(["during", "after"]) })) }),
  "letter-cut": z.object({
    how: z.enum(["upload", "chunks", "whole"]),
    letterOctets: number,
    encrypted: z.enum(["yes", "no"]),
    tries: z.array(z.object({ kept: text, octets: number, fate: partFate, afterMs: number })),
    allowed: number,
    delivered: number,
    outcome: z.enum(["passes", "refused", "content", "size", "always", "random", "unfinished"]),
    part: z.exactOptional(
      z.object({
        what: z.enum(["header-field", "line", "words", "attachment", "attachment-field", "several-lines", "structure"]),
        line: number,
        to: number,
        text: z.exactOptional(text),
        attachment: z.exactOptional(text),
        passesWithout: z.enum(["yes", "no", "unknown"]),
      }),
    ),
    size: z.exactOptional(z.object({ passes: number, cut: number })),
    reply: z.exactOptional(reply),
    encryptedControl: z.exactOptional(z.object({ port: number, fate: partFate })),
  }),
});
