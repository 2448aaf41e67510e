import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Comparison } from "../src/model/comparison.ts";
import type { Lab } from "./lab.ts";
import type { Verdict } from "./result.ts";
import type { UserSettings } from "./scenario.ts";

const clientFilePath = "/run/lab/home/.msmtprc";
const caseFilePath = "/run/lab/home/case.json";
const letterPath = "/run/lab/home/letter.eml";
const messagePath = "/run/lab/home/message.eml";

/** The most that one measurement may take, in seconds, where a scenario does not say otherwise. */
export const usualTimeoutSeconds = 5;

/** The words of the command line that a user with these settings would type. */
export function commandLine(lab: Lab, settings: UserSettings): string[] {
  if (settings.message !== undefined) return ["message", messagePath, ...settings.message.flags, "--json", "--case", caseFilePath];
  const option = (name: string, value: string | null | undefined) => (value === undefined || value === null ? [] : [name, value]);
  if (settings.domain !== undefined) return ["domain", ...settings.domain, "--ca", lab.pki.root, "--json", "--case", caseFilePath];
  const controls = settings.controls ?? [lab.second.name, lab.third.name];
  const client = settings.clientText === undefined ? settings.client : clientFilePath;
  return [
    settings.address ?? lab.person.address,
    ...option("--client", client),
    ...(client !== undefined && settings.smtp === undefined ? [] : ["--smtp", settings.smtp ?? `${lab.provider.name}:587`, "--security", settings.security ?? "starttls"]),
    ...option("--smtp-user", settings.smtpUser ?? (client === undefined ? lab.person.address : undefined)),
    ...option("--imap", settings.imap === undefined ? `${lab.provider.name}:993` : settings.imap),
    ...(settings.imap === null ? [] : ["--imap-security", settings.imapSecurity ?? "tls"]),
    ...option("--from", settings.from),
    ...option("--ehlo", settings.ehlo),
    ...(settings.password === null
      ? ["--no-login"]
      : settings.oauthToken === undefined
        ? ["--password-env", "MAIL_PASSWORD"]
        : ["--oauth-token-env", "MAIL_TOKEN"]),
    ...(settings.send === "yes" ? ["--send"] : []),
    ...option("--send-to", settings.sendTo),
    ...(settings.arriveAt === undefined || lab.secondMailbox === undefined ? [] : ["--arrive-at", lab.secondMailbox.address, "--arrive-imap", lab.secondMailbox.server, "--arrive-password-env", "MAIL_SECOND_PASSWORD"]),
    ...(settings.tryAppend === "yes" ? ["--try-append"] : []),
    ...option("--bisect", settings.bisect === undefined ? undefined : letterPath),
    ...(settings.patientSeconds === undefined ? [] : ["--patient", String(settings.patientSeconds)]),
    ...option("--error", settings.error),
    ...option("--since", settings.since),
    ...option("--dns", settings.dns),
    ...option("--ca", settings.ca === undefined ? lab.pki.root : settings.ca),
    ...controls.flatMap((control) => ["--control", control]),
    ...(settings.vantage === undefined ? [] : ["--vantage", readFileSync(settings.vantage.urlFile, "utf8").trim(), "--vantage-token-file", settings.vantage.tokenFile]),
    ...["--timeout", String(settings.timeoutSeconds ?? usualTimeoutSeconds)],
    ...["--json", "--case", caseFilePath],
  ];
}

/** Lets the user run the product on the client machine, and gives what it said. */
export async function judge(
  lab: Lab,
  settings: UserSettings,
  from?: string,
): Promise<{ readonly said?: Verdict; readonly printed: string; readonly exitCode: number; readonly productMs: number }> {
  const program = process.env["LAB_PROGRAM"] ?? fileURLToPath(new URL("../src/apps/cli/main.ts", import.meta.url));
  if (settings.message !== undefined) writeFileSync(messagePath, settings.message.text);
  if (settings.bisect !== undefined) writeFileSync(letterPath, settings.bisect, { mode: 0o644 });
  if (settings.clientText !== undefined) writeFileSync(clientFilePath, settings.clientText, { mode: 0o644 });
  const started = performance.now();
  const outcome = await lab.client([process.execPath, program, ...commandLine(lab, settings)], {
    limitMs: 120_000,
    cwd: "/run/lab/home",
    ...(from === undefined ? {} : { from }),
    env: {
      MAIL_PASSWORD: settings.password ?? lab.person.password,
      MAIL_SECOND_PASSWORD: settings.arriveAt === "a wrong password" ? "not-this-one" : (lab.secondMailbox?.password ?? ""),
      // Where an FFI library was put for the run (npm install --ignore-scripts --prefix FOLDER koffi), connections are followed too.
      ...(process.env["NODE_PATH"] === undefined ? {} : { NODE_PATH: process.env["NODE_PATH"] }),
      MAIL_TOKEN: settings.oauthToken ?? "",
      XDG_STATE_HOME: "/run/lab/home/state",
    },
    ...(settings.uid === undefined ? {} : { uid: settings.uid }),
  });
  const productMs = Math.round(performance.now() - started);
  const printed = outcome.out;
  try {
    const said = JSON.parse(printed.slice(printed.indexOf("{"), printed.lastIndexOf("}") + 1)) as Verdict;
    return { said, printed, exitCode: outcome.code, productMs };
  } catch {
    return { printed, exitCode: outcome.code, productMs };
  }
}

const secondPath = "/run/lab/home/second.json";

/** Lets the user run the product again, and compare what both runs wrote; nothing where one of them wrote none. */
export async function judgeAgain(lab: Lab, settings: UserSettings): Promise<Comparison | undefined> {
  const { again } = settings;
  if (again === undefined || !existsSync(caseFilePath)) return undefined;
  const kept = readFileSync(caseFilePath, "utf8");
  await again.first?.();
  if (again.hoursLater !== undefined) lab.clientClock = `+${again.hoursLater}h`;
  rmSync(caseFilePath);
  await judge(lab, settings, again.from);
  lab.clientClock = undefined;
  if (!existsSync(caseFilePath)) return undefined;
  renameSync(caseFilePath, secondPath);
  writeFileSync(caseFilePath, kept);
  const program = process.env["LAB_PROGRAM"] ?? fileURLToPath(new URL("../src/apps/cli/main.ts", import.meta.url));
  const { out } = await lab.client([process.execPath, program, "compare", caseFilePath, secondPath, "--json"], { cwd: "/run/lab/home" });
  try {
    return JSON.parse(out.slice(out.indexOf("{"), out.lastIndexOf("}") + 1)) as Comparison;
  } catch {
    return undefined;
  }
}

/** The case file that the product wrote, for a golden case; nothing where it wrote none. */
export function caseFile(): string | undefined {
  return existsSync(caseFilePath) ? readFileSync(caseFilePath, "utf8") : undefined;
}

/** What broke in the product itself, by its own case file. */
export function ownFaults(measured: string): string[] {
  const { observations = [] } = JSON.parse(measured) as { readonly observations?: readonly { readonly kind: string; readonly failure?: { readonly code: string; readonly detail?: string } }[] };
  return observations.flatMap(({ kind, failure }) => (failure?.code === "internal" ? [`${kind}: ${failure.detail ?? "no words"}`] : []));
}
