import { dirname } from "node:path";
import type { Secret } from "../model/secret.ts";
import type { FoundSettings } from "./programs/reader.ts";
import { UsageError } from "./usage-error.ts";

/** The password for sending that an account's program has stored: in the file that was read, or in Thunderbird's key store where no primary password locks it. Asked for only where the user says so. */
export async function storedSecret(found: FoundSettings | undefined, saidBy = "--use-stored-password"): Promise<Secret | undefined> {
  if (found?.submissionSecret !== undefined) return found.submissionSecret;
  const server = found?.facts.submission;
  if (found?.facts.program !== "thunderbird" || server?.host === undefined) return undefined;
  const { savedLogins } = await import("../world/nss-logins.ts");
  const logins = await savedLogins(dirname(server.host.at.path));
  if ("wrong" in logins) throw new UsageError(`${saidBy}: ${logins.wrong}.`);
  const ofServer = logins.filter((one) => one.origin === `smtp://${server.host?.value}`);
  return (ofServer.find((one) => one.user === server.user?.value) ?? (server.user === undefined ? ofServer[0] : undefined))?.secret;
}
