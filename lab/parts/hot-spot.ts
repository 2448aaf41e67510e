import { writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { must } from "../shell.ts";

/**
 * Gives the user's machine a second network: the hot spot of a phone, with a way to the net of its own past the home router.
 * It is the same machine, in another network namespace; `machineId` makes it another one.
 */
export function hotSpot(lab: Lab, name = "phone", machineId?: string): void {
  lab.afterwards.push(async () => {
    const net = `198.18.${lab.draw.between(251, 254)}`;
    await must(["sh", "-ec", `ip netns add ${name}
      ip link add p0 netns ${name} type veth peer name i9 netns isp
      ip -n ${name} link set lo up; ip -n ${name} addr add ${net}.${lab.draw.between(10, 200)}/24 dev p0; ip -n ${name} link set p0 up
      ip -n isp addr add ${net}.1/24 dev i9; ip -n isp link set i9 up
      ip -n ${name} route add default via ${net}.1
      cp -r /etc/netns/client /etc/netns/${name}`]);
    if (machineId !== undefined) writeFileSync(`/etc/netns/${name}/machine-id`, `${machineId}\n`);
  });
}
