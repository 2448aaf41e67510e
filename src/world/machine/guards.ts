// Security products that watch mail or connections, by the name of a process of theirs.

const sliver = "https://github.com/BishopFox/sliver/blob/master/client/command/processes/ps.go";
const seatbelt = "https://github.com/GhostPack/Seatbelt/blob/master/Seatbelt/Commands/Windows/InterestingProcessesCommand.cs";
/** Not first-hand: names that several programs' lists of antivirus processes have in common. */
const common = "lists of antivirus processes in public programs, which agree";

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
  { product: "Avast Antivirus", processes: ["avastsvc", "aswengsrv", "aswidsagent"], watches: "connections", source: common },
  { product: "AVG Antivirus", processes: ["avgsvc", "avgidsagent"], watches: "connections", source: common },
  { product: "Norton", processes: ["ccsvchst", "n360", "nortonsecurity", "symproxysvc"], watches: "connections", source: seatbelt },
  { product: "Bitdefender", processes: ["bdservicehost", "bdagent", "vsserv"], watches: "connections", source: sliver },
  { product: "ESET", processes: ["ekrn", "egui"], watches: "connections", source: sliver },
  { product: "Kaspersky", processes: ["avp", "kavtray"], watches: "connections", source: seatbelt },
  { product: "McAfee or Trellix", processes: ["mcshield", "mfeann", "mfemms", "mfetp", "mfeesp"], watches: "connections", source: seatbelt },
  { product: "Trend Micro", processes: ["coreserviceshell", "ds_agent", "dsa", "tmccsf", "ds_nuagent"], watches: "connections", source: sliver },
  { product: "Sophos", processes: ["savservice", "sophosfs", "savd", "sophos-spl"], watches: "connections", source: seatbelt },
  { product: "F-Secure", processes: ["fsorsp", "fssm32", "fshoster64"], watches: "connections", source: common },
  { product: "G DATA", processes: ["avkproxy", "avkservice", "gdfwsvc"], watches: "connections", source: seatbelt },
  { product: "Panda", processes: ["psimsvc", "pavsrvx86", "pavprsrv"], watches: "connections", source: common },
  { product: "Comodo", processes: ["cmdagent", "cfp"], watches: "connections", source: seatbelt },
  { product: "Webroot", processes: ["wrsa", "wrsvc"], watches: "connections", source: seatbelt },
  { product: "Malwarebytes", processes: ["mbamservice"], watches: "connections", source: seatbelt },
  { product: "Avira", processes: ["avguard", "avira.servicehost"], watches: "connections", source: seatbelt },
  { product: "Dr.Web", processes: ["dwservice", "dwengine", "drweb-gated"], watches: "connections", source: common },
  { product: "ZoneAlarm", processes: ["vsmon", "zonealarm"], watches: "connections", source: seatbelt },
  { product: "Little Snitch", processes: ["little snitch daemon", "at.obdev.littlesnitch.networkextension"], watches: "connections", source: "https://help.obdev.at/littlesnitch/ (its network extension)" },
  { product: "LuLu", processes: ["lulu", "com.objective-see.lulu.extension"], watches: "connections", source: "https://github.com/objective-see/LuLu" },
  { product: "OpenSnitch", processes: ["opensnitchd"], watches: "connections", source: "https://github.com/evilsocket/opensnitch" },
  { product: "Microsoft Defender", processes: ["msmpeng", "mdatp", "wdavdaemon"], watches: "files", source: sliver },
  { product: "CrowdStrike Falcon", processes: ["csfalconservice", "falcon-sensor", "falcond"], watches: "files", source: sliver },
  { product: "SentinelOne", processes: ["sentinelagent", "sentineld"], watches: "files", source: sliver },
  { product: "ClamAV", processes: ["clamd", "freshclam"], watches: "files", source: common },
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

/** How products that register with the system call themselves there: the first word of the name that they have here. */
function guardCalled(name: string): Guard | undefined {
  const words = name.toLowerCase();
  return guards.find(({ product }) => words.includes(product.toLowerCase().split(/ (?:or|antivirus)\b/)[0] ?? product.toLowerCase()));
}

/** The command whose output `registeredGuards` reads: what has registered as an antivirus or a firewall with Windows' Security Center, which workstations have and servers have not. */
export const securityCenterWords: readonly string[] = [
  "powershell.exe",
  "-NoProfile",
  "-NonInteractive",
  "-Command",
  "@('AntiVirusProduct','FirewallProduct' | ForEach-Object { Get-CimInstance -Namespace root/SecurityCenter2 -ClassName $_ -ErrorAction SilentlyContinue } | Select-Object displayName,productState) | ConvertTo-Json -Compress",
];

/** The second byte of productState, as public tools read it: 0x10 and 0x11 mean switched on. */
const isOn = (state: number) => ((state >> 8) & 0xf0) === 0x10;

/** Products that registered with Windows' Security Center and are switched on. Throws SyntaxError for what is no JSON. */
export function registeredGuards(printed: string): readonly { readonly product: string; readonly name: string }[] {
  if (printed.trim() === "") return [];
  const tree = JSON.parse(printed) as unknown;
  const all = (Array.isArray(tree) ? tree : [tree]) as readonly { readonly displayName?: unknown; readonly productState?: unknown }[];
  return all.flatMap(({ displayName, productState }) => (typeof displayName === "string" && (typeof productState !== "number" || isOn(productState)) ? [{ product: guardCalled(displayName)?.product ?? displayName, name: displayName }] : []));
}

/** Tunnels are network extensions too; they carry traffic and do not look into it. */
const tunnels = /vpn|wireguard|tunnel|tailscale|zerotier|nebula/i;

/** Network extensions in the output of `systemextensionsctl list` of macOS that are switched on: what filters connections there has to be one. */
export function networkExtensions(printed: string): readonly { readonly product: string; readonly name: string }[] {
  const found: { product: string; name: string }[] = [];
  let section = "";
  for (const line of printed.split("\n")) {
    section = /^--- (\S+)/.exec(line)?.[1] ?? section;
    const row = /^\*?\t\*\t\w+\t(\S+) \([^)]*\)\t(.*?)\t\[activated enabled\]/.exec(line);
    if (row === null || section !== "com.apple.system_extension.network_extension" || tunnels.test(`${row[1]} ${row[2]}`)) continue;
    const name = row[2] || (row[1] ?? "");
    if (!found.some((one) => one.name === name)) found.push({ product: guardCalled(`${name} ${row[1]}`)?.product ?? name, name });
  }
  return found;
}
