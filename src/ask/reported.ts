import type { Observation, Phase, ReportedFacts } from "../model/observation.ts";
import type { FailureCode } from "../model/failure.ts";
import type { Reply } from "../model/reply.ts";
import type { World } from "../world/world.ts";

/** A pasted text longer than this is no error message but a log; its beginning is enough. */
const maxPasted = 64 * 1024;

/** The reply codes that servers send with errors. A closed list, because port 587 and "465 bytes" look like codes too. */
const replyCodes = new Set([421, 422, 430, 431, 432, 441, 442, 446, 447, 449, 450, 451, 452, 453, 454, 455, 458, 459, 460, 471, 500, 501, 502, 503, 504, 505, 510, 511, 512, 513, 515, 517, 521, 523, 525, 530, 531, 532, 533, 534, 535, 538, 540, 541, 542, 543, 550, 551, 552, 553, 554, 555, 556, 557, 558, 559, 571, 577]);

const enhancedForm = "[245]\\.\\d{1,3}\\.\\d{1,3}";
/** Where a reply begins, the surest form first: code and enhanced code; a code after a word that announces it; a code at the head of a line. */
const beginnings: readonly RegExp[] = [
  new RegExp(`(?<![\\d.:#-])#?([245]\\d\\d)[ \\-]+#?(${enhancedForm})\\b`, "g"),
  new RegExp(`\\((\\d{3}), b?['"](?:(${enhancedForm})\\b)?`, "g"),
  /(?:said|respon(?:ded|se)|repl(?:y|ied)|returned|answered|error|code|status|server|smtp)\b[^\w\n]{0,6}(?:code|was|is|from \S{1,80})?[^\w\n]{0,6}(?<![\d.])([45]\d\d)(?![\d.]\d|\d)/gi,
  /(?:^|\n)\W{0,6}([45]\d\d)(?=[ -]\D)/g,
];

/** Who phrases errors like this. */
const dialects: readonly (readonly [RegExp, string])[] = [
  [/0x8\w{7}|Microsoft Outlook|SMTP \(0x/i, "outlook"],
  [/NS_ERROR_|Sending of the message failed|outgoing server \(SMTP\)|An error occurred while sending mail/i, "thunderbird"],
  [/javax\.mail|jakarta\.mail|com\.sun\.mail|org\.eclipse\.angus/i, "javamail"],
  [/smtplib\.|SMTPAuthenticationError|SMTPServerDisconnected|SMTPSenderRefused|SMTPRecipientsRefused|aiosmtplib/, "python"],
  [/PHPMailer|SMTP Error: (?:Could not|data not)|SMTP connect\(\) failed/i, "phpmailer"],
  [/Swift_|Symfony\\+Component\\+Mailer|Expected response code/i, "symfony"],
  [/System\.Net\.Mail|SmtpException/i, "dotnet"],
  [/MailKit\.|SmtpCommandException/i, "mailkit"],
  [/responseCode:|code: '?E(?:AUTH|SOCKET|CONNECTION|ENVELOPE|DNS|TIMEDOUT|MESSAGE|TLS)\b|nodemailer|Invalid login:|Greeting never received/i, "nodemailer"],
  [/Net::SMTP/, "ruby"],
  [/postfix\/|status=(?:bounced|deferred)|\bdsn=\d\.|in reply to (?:end of )?[A-Z]+(?: [A-Z]+)? command/, "postfix"],
  [/SMTP error from remote mail server|\bR=\w+ T=\w+/, "exim"],
  [/\bmsmtp:/, "msmtp"],
  [/^[ \t]*(?:<\*\*|<~\*|\*\*\*)/m, "swaks"],
  [/Cannot send message using the server|The sender address .* was rejected by the server/i, "apple-mail"],
];

/** The command that was refused, or the step that failed, as far as the words tell. */
const phases: readonly (readonly [RegExp, Phase])[] = [
  [/sent folder|copy .{0,40}(?:folder|sent)|\bAPPEND\b/i, "after"],
  [/end of DATA|after (?:end of )?DATA|DATA command|command: '?DATA/i, "data"],
  [/RCPT TO|recipient (?:address )?(?:was )?(?:rejected|refused)|SMTPRecipientsRefused|command: '?RCPT/i, "rcpt"],
  [/MAIL FROM|sender (?:address )?(?:was )?(?:rejected|refused)|SMTPSenderRefused|command: '?MAIL/i, "mail"],
  [/\bEAUTH\b|\bAUTH(?:ENTICATE)?\b|authenticat|\blog ?(?:in|on)\b|user ?name|password|credential/i, "login"],
  [/wrong version number|certificate|handshake|\bSSL routines|\bTLS (?:error|alert|negotiation)|unsupported protocol|secure connection/i, "tls"],
  [/STARTTLS/, "starttls"],
  [/\bE?HELO\b|\bEHLO\b/i, "hello"],
  [/greeting|banner/i, "greeting"],
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo|name or service not known|unknown host|could not (?:be )?resolve|server (?:could not be|not) found|no such host|host .{0,80}not found/i, "dns"],
  [/ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|connection refused|actively refused|timed? ?out|unreachable|cannot connect|could not connect|unable to connect/i, "connect"],
];

const failures: readonly (readonly [RegExp, FailureCode])[] = [
  [/ECONNREFUSED|connection refused|actively refused/i, "refused"],
  [/wrong version number|not a TLS record|packet length too long/i, "not-tls"],
  [/Greeting never received/i, "silent"],
  [/ENOTFOUND|name or service not known|no such host|unknown host/i, "name-not-found"],
  [/EAI_AGAIN|temporary failure in name resolution/i, "resolver-silent"],
  [/ENETUNREACH|network is unreachable/i, "network-unreachable"],
  [/EHOSTUNREACH|no route to host/i, "host-unreachable"],
  [/ECONNRESET|connection reset|forcibly closed/i, "reset"],
  [/ETIMEDOUT|timed? ?out/i, "no-answer"],
  [/connection (?:unexpectedly )?closed|server disconnected|\bEOF\b/i, "closed"],
];

const first = <T>(text: string, list: readonly (readonly [RegExp, T])[]): T | undefined => list.find(([pattern]) => pattern.test(text))?.[1];

/** The rest of a reply: up to the end of the paragraph, without the quotes and brackets that the program put around it. */
function wordsAfter(text: string, from: number, code: string): string {
  const rest = text.slice(from);
  const end = /['"]\s*[,)\]}]|\n\s*\n|\\n\s*$| \(in reply to |\n(?=\s*(?:at |[\w.]+:\s|\S+ \[))/.exec(rest);
  return rest
    .slice(0, end?.index ?? rest.length)
    .replace(/\\[rn]/g, " ")
    .replace(new RegExp(`(?:^|\\s)${code}[ -](?:${enhancedForm}\\b)?`, "g"), " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s:;,."'>-]+|[\s"']+$/g, "")
    .trim();
}

/** Finds an SMTP reply inside other words; undefined where there is none. */
export function findReply(text: string): Reply | undefined {
  for (const pattern of beginnings) {
    for (const match of text.matchAll(pattern)) {
      const code = match[1] ?? "";
      if (!replyCodes.has(Number(code))) continue;
      const words = wordsAfter(text, match.index + match[0].length, code);
      const enhanced = match[2] ?? new RegExp(`^\\W*(${enhancedForm})\\b`).exec(words)?.[1];
      const plain = enhanced === undefined ? words : words.replace(new RegExp(`^\\W*${enhanced.replaceAll(".", "\\.")}\\s*`), "");
      return { code: Number(code), ...(enhanced === undefined ? {} : { enhanced }), text: plain, lines: [`${code}${enhanced === undefined ? "" : ` ${enhanced}`} ${plain}`.trim()] };
    }
  }
  // Some programs show the enhanced code alone ("The mail server responded: 5.7.1 …").
  const alone = new RegExp(`(?:^|[\\s:"'(#])(${enhancedForm})(?=[\\s:;,)])`).exec(text);
  if (alone?.[1] === undefined) return undefined;
  const words = wordsAfter(text, alone.index + alone[0].length, "000");
  return { code: 0, enhanced: alone[1], text: words, lines: [`${alone[1]} ${words}`.trim()] };
}

function phaseOf(text: string, reply: Reply | undefined): Phase | "unknown" {
  // RFC 4954 section 6: these codes answer AUTH, whatever else the words talk about.
  if (reply !== undefined && [432, 534, 535, 538].includes(reply.code)) return "login";
  const phase = first(text, phases) ?? "unknown";
  // "Requires all senders to authenticate with either SPF or DKIM" is said of a domain, and in no login.
  return phase === "login" && /\b(?:SPF|DKIM|DMARC)\b|(?<![\d.])[245]\.7\.2[0-6](?![\d.])/i.test(text) ? "unknown" : phase;
}

/** What a pasted text tells, secrets already removed from it. */
export function readReported(text: string): ReportedFacts {
  const reply = findReply(text);
  const dialect = first(text, dialects);
  const failure = reply === undefined ? first(text, failures) : undefined;
  return {
    ...(reply === undefined ? {} : { reply }),
    text,
    phase: phaseOf(text, reply),
    ...(dialect === undefined ? {} : { dialect }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** What reading a pasted text needs of the world: nothing that reaches out of the process. */
export type PaperWorld = Pick<World, "cleanPasted" | "wallClock" | "vantage">;

/** What is known of a pasted text besides its words. */
export interface Context {
  /** The phase, where the material that it was cut out of tells. */
  readonly phase?: Phase | "unknown";
}

/** The observation that a text pasted by the user becomes. `removed` counts the secrets that were found in it and taken out, so that the user can be told. */
export function reportedReply(pasted: string, world: PaperWorld, context: Context = {}): { readonly observation: Observation<"reported-reply">; readonly removed: number } {
  const { text, found } = world.cleanPasted(pasted.slice(0, maxPasted).trim());
  const read = readReported(text);
  const saw = context.phase === undefined || context.phase === "unknown" ? read : { ...read, phase: context.phase };
  return {
    observation: { id: "o1", kind: "reported-reply", about: { on: "message" }, vantage: world.vantage, at: world.wallClock().toISOString(), startedMs: 0, tookMs: 0, ok: true, saw },
    removed: found,
  };
}
