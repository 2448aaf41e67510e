import * as z from "zod";
import type { Observation } from "../model/observation.ts";
import { observationForm } from "./case-file-form.ts";

// What goes over the line between cantsend and a second place to measure from. There is no field for a user name or a password, and a field that is not known is refused.

/** The path that is asked. */
export const vantagePath = "/v1/look";
/** So many servers in one request. */
export const mostLooks = 8;
/** No request is larger. */
export const maxRequestBytes = 8 * 1024;
/** No answer is larger: certificates are the bulk of it. */
export const maxAnswerBytes = 512 * 1024;
/** A request is answered within this time, in milliseconds, whatever the servers in it do. */
export const requestMs = 40_000;

const host = z.string().min(1).max(253).regex(/^[a-z0-9._:-]+$/);
const port = z.int().min(1).max(65_535);

/** One server to look at. `connect`: only whether the port opens; else as far as a mail program comes before it logs in. */
const look = z.strictObject({ host, port, as: z.enum(["connect", "tls", "starttls", "none"]) });
export type VantageLook = z.output<typeof look>;

export const vantageRequestForm = z.strictObject({ version: z.literal(1), look: z.array(look).min(1).max(mostLooks) });
export type VantageRequest = z.output<typeof vantageRequestForm>;

const kinds = ["elsewhere-lookup", "elsewhere-connect", "elsewhere-greeting", "elsewhere-hello", "elsewhere-starttls", "elsewhere-tls", "elsewhere-hello-tls"] as const;
/** The kinds that a second place gives. */
export type ElsewhereKind = (typeof kinds)[number];

/** One observation made elsewhere. */
export function isElsewhere(one: Observation): one is Observation<ElsewhereKind> {
  return (kinds as readonly string[]).includes(one.kind);
}

const answered = z.array(observationForm).max(200);
const refused = z.array(z.strictObject({ host: z.string().max(253), port, why: z.enum(["port-not-allowed", "address-not-allowed"]) })).max(mostLooks);

export const vantageAnswerForm = z.strictObject({ version: z.literal(1), name: z.string().min(1).max(64), observations: answered, refused });

/** What a second place answers. */
export interface VantageAnswer {
  readonly version: 1;
  /** What it calls itself. */
  readonly name: string;
  readonly observations: readonly Observation[];
  /** What it would not do. */
  readonly refused: readonly { readonly host: string; readonly port: number; readonly why: "port-not-allowed" | "address-not-allowed" }[];
}
