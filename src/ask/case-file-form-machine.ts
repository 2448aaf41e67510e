import { z } from "zod";

const text = z.string();
const number = z.number();
const may = z.exactOptional;

const rule = z.object({ text, where: text, manager: may(z.enum(["ufw", "firewalld", "docker", "csf", "fail2ban", "windows-defender", "pf"])) });

/** The forms of what the machine's own surroundings show. */
export const machineForms = {
  "own-firewall": z.object({
    tool: z.enum(["nftables", "iptables", "windows-defender", "pf"]),
    family: z.union([z.literal(4), z.literal(6)]),
    port: number,
    verdict: z.enum(["passed", "dropped", "rejected", "perhaps-stopped"]),
    rule: may(rule),
    rules: number,
  }),
  "local-listeners": z.object({ listeners: z.array(z.object({ port: number, address: text, program: may(text) })) }),
  "guards-present": z.object({ guards: z.array(z.object({ product: text, by: z.enum(["process", "root-certificate", "registered", "network-extension"]), detail: text })) }),
  "name-overrides": z.object({
    overrides: z.array(z.object({ name: text, address: text, line: number })),
    resolver: z.object({ manager: z.enum(["systemd-resolved", "networkmanager", "resolvconf", "file", "system", "unknown"]), servers: z.array(text) }),
  }),
  "clock-keeper": z.object({ keeper: z.enum(["chrony", "ntpd", "systemd", "windows-time", "macos"]), synchronised: z.enum(["yes", "no", "unknown"]), offMs: may(number), source: may(text) }),
  "network-identity": z.object({
    interface: may(text),
    kind: z.enum(["wired", "wireless", "mobile", "tunnel", "unknown"]),
    networks: z.array(text),
    gateway: may(text),
    gatewayMark: may(text),
    nameMark: may(text),
    resolvers: z.array(text),
    machineMark: may(text),
  }),
  "policy-denials": z.object({ denials: z.array(z.object({ by: z.enum(["selinux", "apparmor", "systemd"]), program: text, line: text })) }),
} as const;
