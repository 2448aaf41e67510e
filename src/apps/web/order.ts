import * as z from "zod";
import { type CutLetter, cutLetterOf } from "../../ask/cut-letter.ts";
import { readLogin, readTarget, type TargetFlags } from "../../ask/target.ts";
import { UsageError } from "../../ask/usage-error.ts";
import type { Target } from "../../model/target.ts";
import { checkToken, readVantageUrl, type VantagePlace } from "../vantage/ask.ts";
import type { FieldName, RunRequest } from "./protocol.ts";

/** A letter of two megabytes, in base64. */
const maxLetterCharacters = 2_800_000;
const word = z.string().max(400);
const server = z.strictObject({ host: word, port: z.string().max(8), security: z.enum(["tls", "starttls", "none", ""]) });

/** What a person found out: question id to answer, both from short closed words. */
export const answersForm = z.record(z.string().regex(/^[a-z-]{1,40}$/), z.string().regex(/^[a-z-]{1,40}$/));

/** The form of a request, checked to the letter: what is not in it is refused. */
export const runRequestForm = z.strictObject({
  address: word,
  outgoing: z.exactOptional(server),
  incoming: z.exactOptional(z.strictObject({ ...server.shape, protocol: z.enum(["imap", "pop"]) })),
  user: z.exactOptional(word),
  password: z.exactOptional(z.string().max(64 * 1024)),
  secretKind: z.exactOptional(z.enum(["password", "oauth-token"])),
  from: z.exactOptional(word),
  ehlo: z.exactOptional(word),
  mechanism: z.exactOptional(word),
  passwordOf: z.exactOptional(word),
  history: z.exactOptional(z.enum(["worked-before", "never-worked", "not-said"])),
  reported: z.exactOptional(z.string().max(32 * 1024)),
  answers: z.exactOptional(answersForm),
  allow: z.exactOptional(z.array(z.enum(["spends-another-login", "sends-mail"])).max(2)),
  vantage: z.exactOptional(z.strictObject({ url: word, token: word })),
  letter: z.exactOptional(z.base64().max(maxLetterCharacters)),
  again: z.exactOptional(word),
});

/** The field of the form for each part of a request that a person fills. */
const fieldAt: Readonly<Record<string, FieldName>> = {
  address: "address",
  from: "from",
  ehlo: "ehlo",
  mechanism: "mechanism",
  user: "user",
  password: "password",
  reported: "reported",
  letter: "letter",
  "vantage.url": "vantage-url",
  "vantage.token": "vantage-token",
  "outgoing.host": "outgoing-host",
  "outgoing.port": "outgoing-port",
  "incoming.host": "incoming-host",
  "incoming.port": "incoming-port",
};

/** What is too long for its field is complained of there; anything else that does not fit the form no page sends. */
export function tooLong(error: z.ZodError): FieldError | undefined {
  const issue = error.issues[0];
  const field = issue?.code === "too_big" ? fieldAt[issue.path.join(".")] : undefined;
  return field === undefined ? undefined : new FieldError(field, "That is too long for this field.");
}

/** Which field of the form a complaint about a flag is about. */
const fieldOfFlag: readonly (readonly [RegExp, FieldName])[] = [
  [/^--smtp-user\b/, "user"],
  [/^--ehlo\b/, "ehlo"],
  [/^--mechanism\b/, "mechanism"],
  [/^--smtp\b/, "outgoing-host"],
  [/^--security\b/, "outgoing-security"],
  [/^--imap-security\b/, "incoming-security"],
  [/^--imap\b|^--pop\b/, "incoming-host"],
];

/** A complaint about the form: the field, and the sentence without the flag that the command line has for it. */
export class FieldError extends Error {
  readonly field: FieldName;
  constructor(field: FieldName, sentence: string) {
    super(sentence);
    this.name = "FieldError";
    this.field = field;
  }
}

/** The sender is an address like the mailbox; its complaint is its own all the same. */
function checkSender(from: string | undefined): void {
  if (from === undefined) return;
  try {
    readTarget({ address: from });
  } catch (error) {
    if (error instanceof UsageError) throw new FieldError("from", inFormWords(error).message);
    throw error;
  }
}

function inFormWords(error: UsageError): FieldError {
  const found = fieldOfFlag.find(([pattern]) => pattern.test(error.message));
  const sentence = error.message.replace(/^--[a-z-]+(?:: | )/, "");
  return new FieldError(found?.[1] ?? "address", `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`);
}

function endpoint(field: "outgoing" | "incoming", form: { readonly host: string; readonly port: string }): string {
  const host = form.host.trim();
  const port = form.port.trim();
  if (port === "") return host;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) throw new FieldError(`${field}-port`, "A port is a number from 1 to 65535; the usual ones are 465 and 587.");
  return `${/^[^[].*:.*:/.test(host) ? `[${host}]` : host}:${port}`;
}

function flagsOf(request: RunRequest): TargetFlags {
  const { outgoing, incoming } = request;
  const user = request.user?.trim() ?? "";
  const given: { -readonly [P in keyof TargetFlags]?: TargetFlags[P] } = {};
  if (outgoing !== undefined && outgoing.host.trim() !== "") {
    given.smtp = endpoint("outgoing", outgoing);
    if (outgoing.security !== "") given.security = outgoing.security;
  } else if (outgoing !== undefined && outgoing.port.trim() !== "") throw new FieldError("outgoing-host", "A port alone is not enough: which server is it?");
  if (incoming !== undefined && incoming.host.trim() !== "") {
    given[incoming.protocol] = endpoint("incoming", incoming);
    if (incoming.protocol === "imap" && incoming.security !== "") given.imapSecurity = incoming.security;
  } else if (incoming !== undefined && incoming.port.trim() !== "") throw new FieldError("incoming-host", "A port alone is not enough: which server is it?");
  for (const name of ["from", "ehlo", "mechanism"] as const) {
    const said = request[name]?.trim() ?? "";
    if (said !== "") given[name] = said;
  }
  return { address: request.address.trim(), ...given, ...(user === "" ? {} : { smtpUser: user }) };
}

/** The letter of the form, to be tried in parts. Throws `FieldError`. */
export function readLetter({ letter }: RunRequest): CutLetter | undefined {
  if (letter === undefined || letter === "") return undefined;
  try {
    return cutLetterOf(Buffer.from(letter, "base64"));
  } catch (error) {
    if (error instanceof UsageError) throw new FieldError("letter", inFormWords(error).message);
    throw error;
  }
}

/** The second place of the form. Throws `FieldError`. */
export function readPlace({ vantage }: RunRequest): VantagePlace | undefined {
  if (vantage === undefined || (vantage.url.trim() === "" && vantage.token.trim() === "")) return undefined;
  let field: FieldName = "vantage-url";
  try {
    const place = readVantageUrl(vantage.url.trim());
    field = "vantage-token";
    const token = checkToken(vantage.token);
    if (token === undefined) throw new FieldError(field, "A token is one word of at least 20 letters, digits and signs; cantsend vantage serve prints it.");
    return { ...place, token };
  } catch (error) {
    if (error instanceof UsageError) throw new FieldError(field, inFormWords(error).message);
    throw error;
  }
}

/** Reads what the form says into a target, and the user names of both logins. Throws `FieldError`. */
export function readOrder(request: RunRequest): { readonly target: Target; readonly login: ReturnType<typeof readLogin> } {
  try {
    const flags = flagsOf(request);
    readTarget({ address: flags.address });
    checkSender(flags.from);
    const target = readTarget(flags);
    return {
      target: { ...target, history: request.history ?? "not-said", ...(request.answers === undefined ? {} : { answers: request.answers }) },
      login: readLogin(flags, target.address),
    };
  } catch (error) {
    if (error instanceof UsageError) throw inFormWords(error);
    throw error;
  }
}
