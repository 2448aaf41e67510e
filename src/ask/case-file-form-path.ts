import * as z from "zod";
import type { FailureCode } from "../model/failure.ts";
import { failureCodes } from "../model/failure.ts";

const [number, text] = [z.number(), z.string()];
const place = z.enum(["this-machine", "own-network", "private", "outside"]);
const fate = z.enum(["answered", "silent", "reset", "closed"]);
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
  "size-ladder": z.object({ rungs: z.array(z.object({ octets: number, fate, afterMs: number })), encrypted: z.enum(["yes", "no"]) }),
  "idle-ladder": z.object({ rungs: z.array(z.object({ restMs: number, fate, reply: z.exactOptional(reply), showed: z.enum(["during", "after"]) })) }),
});
