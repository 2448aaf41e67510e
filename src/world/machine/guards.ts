// Security products that watch mail or connections, by the name of a process of theirs.

const listing = "https://github.com/BishopFox/sliver/blob/master/client/command/processes/ps.go";
const makers = "the makers' own lists of processes, as collected in public tables of antivirus processes";

/** A product and how its processes are called, in small letters and without ".exe". */
export interface Guard {
  readonly product: string;
  readonly processes: readonly string[];
  /** Does it look into mail or connections by its nature, or does it guard files alone? */
  readonly watches: "connections" | "files";
  readonly source: string;
}

/** Reviewed on 2026-11-24. */
export const guards: readonly Guard[] = [
  { product: "Avast Antivirus", processes: ["avastsvc", "aswengsrv", "aswidsagent"], watches: "connections", source: makers },
  { product: "AVG Antivirus", processes: ["avgsvc", "avgidsagent"], watches: "connections", source: makers },
  { product: "Norton", processes: ["n360", "ccsvchst", "nortonsecurity"], watches: "connections", source: listing },
  { product: "Bitdefender", processes: ["bdservicehost", "bdagent", "vsserv"], watches: "connections", source: listing },
  { product: "ESET", processes: ["ekrn", "egui"], watches: "connections", source: makers },
  { product: "Kaspersky", processes: ["avp", "kavtray"], watches: "connections", source: makers },
  { product: "McAfee or Trellix", processes: ["mcshield", "mfeann", "mcafeeframework", "mfemms"], watches: "connections", source: makers },
  { product: "Trend Micro", processes: ["coreserviceshell", "ds_agent", "dsa", "tmccsf", "ds_nuagent"], watches: "connections", source: listing },
  { product: "Sophos", processes: ["savservice", "sophosfs", "savd", "sophos-spl"], watches: "connections", source: makers },
  { product: "F-Secure", processes: ["fsorsp", "fssm32", "fshoster64"], watches: "connections", source: makers },
  { product: "G DATA", processes: ["avkproxy", "avkservice", "gdfwsvc"], watches: "connections", source: makers },
  { product: "Panda", processes: ["psimsvc", "pavsrvx86", "pavprsrv"], watches: "connections", source: makers },
  { product: "Comodo", processes: ["cmdagent", "cfp"], watches: "connections", source: makers },
  { product: "Webroot", processes: ["wrsa", "wrsvc"], watches: "connections", source: makers },
  { product: "Malwarebytes", processes: ["mbamservice"], watches: "connections", source: makers },
  { product: "Microsoft Defender", processes: ["msmpeng", "mdatp", "wdavdaemon"], watches: "files", source: listing },
  { product: "CrowdStrike Falcon", processes: ["csfalconservice", "falcon-sensor", "falcond"], watches: "files", source: listing },
  { product: "SentinelOne", processes: ["sentinelagent", "sentineld"], watches: "files", source: listing },
  { product: "ClamAV", processes: ["clamd", "freshclam"], watches: "files", source: makers },
];

/** The products among these processes, each once, with the process that betrayed it. */
export function guardsAmong(processes: readonly string[]): readonly { readonly guard: Guard; readonly process: string }[] {
  const names = new Map(processes.map((path) => {
    const file = path.split(/[\\/]/).at(-1) ?? path;
    return [file.toLowerCase().replace(/\.exe$/, ""), file] as const;
  }));
  return guards.flatMap((guard) => {
    const found = guard.processes.find((one) => names.has(one));
    return found === undefined ? [] : [{ guard, process: names.get(found) ?? found }];
  });
}
