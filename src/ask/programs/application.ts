import type { Security } from "../../model/route.ts";
import { Secret } from "../../model/secret.ts";
import type { NotInEffectReason, Place, Stored, StoredPassword, StoredServer } from "../../model/settings-facts.ts";
import type { Field } from "./field.ts";
import type { FoundSettings } from "./reader.ts";
import { shapeOf } from "./shape-of.ts";

export interface NotInEffect {
  readonly at: Place;
  readonly reason: NotInEffectReason;
  readonly winner?: Place;
}

/** What a reader found about the sending of one application, field by field. */
export interface ApplicationDraft {
  readonly program: string;
  readonly account?: string;
  readonly from?: Field | undefined;
  readonly host?: Field | undefined;
  readonly port?: Field | undefined;
  readonly user?: Field | undefined;
  readonly password?: Field | undefined;
  readonly mechanism?: Field | undefined;
  readonly ehloName?: Field | undefined;
  readonly security?: Stored<Security> | undefined;
  readonly login?: Stored<"on" | "off"> | undefined;
  readonly certificateChecks?: Stored<"on" | "off"> | undefined;
  readonly notInEffect?: readonly NotInEffect[];
  readonly notes?: readonly string[];
  readonly worker?: Stored<string> | undefined;
}

const address = /[^\s<>"',;]+@[^\s<>"',;]+/;

function storedPassword(field: Field): StoredPassword {
  if (field.made === "by-command") return { kept: "command", at: field.at };
  if (field.made === "in-the-environment") return { kept: "environment", at: field.at };
  return { kept: "file", at: field.at, written: shapeOf(field.written), read: shapeOf(field.value), ...(field.because === undefined || field.written === field.value ? {} : { because: field.because }) };
}

const known = (field: Field | undefined): Field | undefined => (field === undefined || field.made !== undefined || field.value === "" ? undefined : field);

/** The settings of an application in the words of the model; the password becomes a Secret here and leaves nothing but its shape. */
export function foundApplication(draft: ApplicationDraft): FoundSettings {
  const text = (field: Field | undefined): Stored<string> | undefined => (known(field) === undefined ? undefined : { value: field?.value ?? "", at: (field as Field).at });
  const port = known(draft.port);
  const number = port !== undefined && /^\d{1,5}$/.test(port.value.trim()) ? { value: Number(port.value), at: port.at } : undefined;
  const parts = {
    host: text(draft.host),
    port: number !== undefined && number.value <= 65_535 ? number : undefined,
    security: draft.security,
    user: text(draft.user),
    login: draft.login,
    mechanism: known(draft.mechanism) === undefined ? undefined : { value: (draft.mechanism as Field).value.toUpperCase(), at: (draft.mechanism as Field).at },
    certificateChecks: draft.certificateChecks,
    ehloName: text(draft.ehloName),
    password: draft.password === undefined || (draft.password.value === "" && draft.password.written === "" && draft.password.made === undefined) ? undefined : storedPassword(draft.password),
  };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  const submission = given.length === 0 ? undefined : ({ protocol: "smtp", ...Object.fromEntries(given) } as StoredServer);
  const from = known(draft.from)?.value;
  const sender = from === undefined ? undefined : address.exec(from)?.[0];
  const oddPort = port !== undefined && number === undefined ? [`the port is not a number (${port.at.key ?? "port"})`] : [];
  const secret = draft.password !== undefined && draft.password.made === undefined && draft.password.value !== "" ? new Secret(draft.password.value) : undefined;
  return {
    facts: {
      program: draft.program,
      account: draft.account ?? "",
      addresses: sender === undefined ? [] : [sender],
      ...(submission === undefined ? {} : { submission }),
      notInEffect: draft.notInEffect ?? [],
      notes: [...(draft.notes ?? []), ...oddPort],
      ...(draft.worker === undefined ? {} : { worker: draft.worker }),
    },
    ...(secret === undefined ? {} : { submissionSecret: secret }),
  };
}

/** Is a word of a settings file a yes? As most programs read it. */
export function isYes(text: string | undefined): boolean {
  return text !== undefined && /^(?:1|true|yes|on|y|t)$/i.test(text.trim());
}

/** How a port is meant by programs that have no field of their own for the encryption: 465 from the first byte, else an upgrade where offered. */
export function securityByPort(port: Field | undefined): Stored<Security> | undefined {
  return port === undefined ? undefined : { value: port.value.trim() === "465" ? "tls" : "starttls", at: port.at };
}

/** The program encrypts from the first byte on a port that does not, or the other way round: said in its own words. */
export function mismatchNote(security: Stored<Security> | undefined, port: Field | undefined): readonly string[] {
  const key = security?.at.key ?? "the encryption";
  if (security?.value === "tls" && (port?.value === "587" || port?.value === "25")) return [`${key} asks for encryption from the first byte, which port ${port.value} does not speak; that belongs to port 465`];
  if (security?.value !== undefined && security.value !== "tls" && port?.value === "465") return [`${key} does not ask for encryption from the first byte, which port 465 needs`];
  return [];
}
