import type { Kind, Observation } from "../model/observation.ts";

/** What a run begins with. */
export const firstUnderWay: readonly Kind[] = ["system-lookup", "dns-answer"];

/** What the walk along the path takes next after each kind, so that whoever shows a run can say what is waited for. */
const comesNext: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  "system-lookup": ["tcp-connect"],
  "tcp-connect": ["smtp-greeting", "tls-handshake"],
  "smtp-greeting": ["smtp-hello"],
  "smtp-hello": ["smtp-starttls"],
  "smtp-starttls": ["tls-handshake"],
  "tls-handshake": ["smtp-greeting", "smtp-login"],
  "smtp-hello-tls": ["smtp-login"],
  "smtp-login": ["smtp-envelope"],
};

/** What is waited for after an observation. What the receiving side does says nothing about how far the way out has come. */
export function nextUnderWay(before: readonly Kind[], { about, kind }: Observation): readonly Kind[] {
  return about.on === "endpoint" && about.protocol !== "smtp" ? before : (comesNext[kind] ?? before);
}
