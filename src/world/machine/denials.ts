import type { UnitLimits } from "../../model/machine-report.ts";

/** A denial that the system's security policy wrote down. */
export interface Denial {
  readonly by: "selinux" | "apparmor" | "systemd";
  readonly program: string;
  readonly line: string;
}

const shown = 240;

/** Denials of connections in the kernel's audit lines (auditd: type=AVC; AppArmor: apparmor="DENIED"), the newest last. */
export function denialsIn(text: string): readonly Denial[] {
  return text.split("\n").flatMap((line): readonly Denial[] => {
    const name = (pattern: RegExp) => pattern.exec(line)?.[1] ?? "unknown";
    if (/avc:\s+denied\s+\{[^}]*\b(name_connect|connect|create|node_bind|send_msg)\b/.test(line) && /tclass=(tcp_socket|udp_socket|socket|capability)/.test(line)) return [{ by: "selinux", program: name(/comm="([^"]+)"/), line: line.slice(0, shown) }];
    if (/apparmor="DENIED"/.test(line) && /operation="(connect|create|sendmsg|net)/.test(line)) return [{ by: "apparmor", program: name(/comm="([^"]+)"/), line: line.slice(0, shown) }];
    return [];
  });
}

/** The settings by which a unit loses its network, and those that tell which one it is. */
export const unitProperties = "Id,LoadState,PrivateNetwork,RestrictAddressFamilies,IPAddressDeny";

/** The units that exist here, by `systemctl show -p … UNIT…`, which prints one block a unit. */
export function unitsIn(printed: string): readonly UnitLimits[] {
  return printed.split(/\n\s*\n/).flatMap((block) => {
    const unit = /^Id=(.+)$/m.exec(block)?.[1];
    return unit === undefined || !/^LoadState=loaded$/m.test(block) ? [] : [{ unit, limits: unitLimits(block) }];
  });
}

/** What a systemd unit's own settings take from its network (systemd.exec(5), systemd.resource-control(5)), by `systemctl show UNIT`. */
export function unitLimits(printed: string): readonly string[] {
  const values = new Map(printed.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)] as const));
  const limits: string[] = [];
  if (values.get("PrivateNetwork") === "yes") limits.push("PrivateNetwork=yes");
  const families = values.get("RestrictAddressFamilies") ?? "";
  if (families !== "" && !/^~/.test(families) && !/AF_INET\b/.test(families)) limits.push(`RestrictAddressFamilies=${families}`);
  const denied = values.get("IPAddressDeny") ?? "";
  if (/^(any|::\/0 0\.0\.0\.0\/0|0\.0\.0\.0\/0)/.test(denied)) limits.push(`IPAddressDeny=${denied}`);
  return limits;
}
