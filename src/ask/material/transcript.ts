import type { Phase } from "../../model/observation.ts";
import type { Passage } from "./passage.ts";

/** How tools mark who speaks: swaks, curl, openssl, PHPMailer, nodemailer, Python's debug output, Thunderbird's and plain "C:" and "S:". */
const server = /^\s*(?:<[-~*][>*]?\s|<[-~]{1,2}\s|<\*\*\s|<\s|S:\s|SERVER(?: -> CLIENT)?:\s|reply: (?:b?['"])?|\[?\d*\]?\s*<--\s|Server:\s)?\s*(\d{3})([ -])(.*)$/i;
const client = /^\s*(?:(?:[-~*]+>|>|->|C:|CLIENT(?: -> SERVER)?:|send: (?:b?['"])?|\[?\d*\]?\s*-->|Client:)\s*)?(EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO|DATA|RSET|QUIT|\.)(?=[\s:\\'"]|$)/i;

const phases: Readonly<Record<string, Phase>> = { EHLO: "hello", HELO: "hello", STARTTLS: "starttls", AUTH: "login", "MAIL FROM": "mail", "RCPT TO": "rcpt", DATA: "data", ".": "data" };

/** Is it a dialogue: commands of a client and replies of a server in turn? */
export function isTranscript(text: string): boolean {
  const lines = text.split("\n").slice(0, 400);
  const replies = lines.filter((line) => server.test(line)).length;
  const commands = lines.filter((line) => client.test(line)).length;
  return commands >= 1 && replies >= 2;
}

/** The refusals in a dialogue, each with the phase that the last command tells; the first is the one that matters. */
export function readTranscript(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let phase: Phase = "greeting";
  let reply: string[] = [];
  for (const line of text.split("\n")) {
    const said = client.exec(line);
    if (said?.[1] !== undefined && !server.test(line)) {
      phase = phases[said[1].toUpperCase()] ?? phase;
      continue;
    }
    const match = server.exec(line.replace(/\\r\\n['"]?\s*$/, ""));
    if (match === null) continue;
    reply.push(`${match[1]}${match[2]}${match[3]?.trim() ?? ""}`);
    if (match[2] === "-") continue;
    const code = Number(match[1]);
    if (code >= 400 && code <= 599) passages.push({ words: reply.join("\n"), phase });
    reply = [];
  }
  return passages;
}
