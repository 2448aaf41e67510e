import type { Kind } from "../model/observation.ts";

/** What a run begins with. */
export const firstUnderWay: readonly Kind[] = ["system-lookup", "dns-answer"];

/** What the walk along the path takes next after each kind, so that whoever shows a run can say what is waited for. */
export const comesNext: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  "system-lookup": ["tcp-connect"],
  "tcp-connect": ["smtp-greeting", "tls-handshake"],
  "smtp-greeting": ["smtp-hello"],
  "smtp-hello": ["smtp-starttls"],
  "smtp-starttls": ["tls-handshake"],
  "tls-handshake": ["smtp-greeting", "smtp-login"],
  "smtp-hello-tls": ["smtp-login"],
  "smtp-login": ["smtp-envelope"],
};
