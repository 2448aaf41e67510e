import { readdirSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { getCACertificates } from "node:tls";
import type { GuardFacts, MachineStateFacts } from "../../model/machine-facts.ts";
import { printedBy, type StateReading, textOf } from "./ask-system.ts";
import { guardsAmong, networkExtensions, registeredGuards, securityCenterWords } from "./guards.ts";

async function processes(): Promise<readonly string[] | undefined> {
  if (process.platform === "linux") return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((id) => textOf(`/proc/${id}/comm`)?.trim() ?? []);
  const printed = process.platform === "win32" ? await printedBy(["tasklist", "/fo", "csv", "/nh"]) : await printedBy(["ps", "-axo", "comm="]);
  if ("wrong" in printed) return undefined;
  return process.platform === "win32" ? [...printed.printed.matchAll(/^"([^"]+)"/gm)].map(([, name = ""]) => name) : printed.printed.split("\n").map((line) => line.trim());
}

/** Roots that this system trusts and no public programme does, by the name of their owner. */
function strangeRoots(): readonly string[] {
  const known = new Set(getCACertificates("bundled"));
  const subjects: string[] = [];
  for (const pem of getCACertificates("system")) {
    if (known.has(pem)) continue;
    try {
      subjects.push(new X509Certificate(pem).subject.replace(/\n/g, ", "));
    } catch {
      // A certificate that OpenSSL cannot read is no root for it either.
    }
  }
  return subjects;
}

/** The words that shields put into the names of their own roots. */
const shieldRoots = /mail shield|anti-?virus|SSL Filter|Personal Root|SSL\/TLS scanning|web gateway|mitmproxy|Zscaler|FortiGate|Umbrella/i;

/** What the system itself lists as guards, where it keeps such a list. */
async function registered(): Promise<readonly GuardFacts[]> {
  try {
    if (process.platform === "win32") {
      const printed = await printedBy(securityCenterWords);
      return "printed" in printed ? registeredGuards(printed.printed).map(({ product, name }): GuardFacts => ({ product, by: "registered", detail: name })) : [];
    }
    if (process.platform !== "darwin") return [];
    const [printed, inward] = [await printedBy(["systemextensionsctl", "list"]), await printedBy(["/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"])];
    // Apple's own application firewall judges what comes in; it is told, and nothing is held against it.
    const apples: readonly GuardFacts[] = "printed" in inward && /State = [12]/.test(inward.printed) ? [{ product: "macOS application firewall, for incoming connections alone", by: "registered", detail: inward.printed.trim() }] : [];
    return [...("printed" in printed ? networkExtensions(printed.printed).map(({ product, name }): GuardFacts => ({ product, by: "network-extension", detail: name })) : []), ...apples];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

/** The security products of this machine: by their processes, by what the system lists, and by the roots that it trusts. */
export async function guards(): Promise<StateReading<MachineStateFacts["guards-present"]>> {
  const [names, listed] = await Promise.all([processes(), registered()]);
  const byProcess = guardsAmong(names ?? []).map(({ guard, process: name }): GuardFacts => ({ product: guard.product, by: "process", detail: name }));
  const byList = listed.filter((one) => !byProcess.some(({ product }) => product === one.product));
  const byRoot = strangeRoots()
    .filter((subject) => shieldRoots.test(subject))
    .map((subject): GuardFacts => ({ product: /CN=([^,]+)/.exec(subject)?.[1] ?? subject, by: "root-certificate", detail: subject }));
  const found = [...byProcess, ...byList, ...byRoot];
  return names === undefined && found.length === 0 ? { why: "this system does not list its processes" } : { saw: { guards: found } };
}
