import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Lab } from "./lab.ts";
import { must } from "./shell.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Makes the machine's state directories private to this lab, so that nothing is left behind. */
export async function makePrivate(power: Lab["power"]): Promise<void> {
  await must([
    "sh",
    "-ec",
    `mount -t tmpfs -o mode=755 lab /run
    mkdir -p /run/etc/upper /run/etc/work /run/lab
    mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/etc/upper,workdir=/run/etc/work /etc
    cd ${root}
    mount -t tmpfs -o mode=1777 lab /tmp
    case ${root} in /tmp/*) mkdir -p ${root}; mount --no-canonicalize --bind . ${root};; esac
    mount -t tmpfs -o mode=1777 lab /dev/shm
    mkdir -p /etc/netns
    mount -t tmpfs lab /etc/netns
    ip link set lo up`,
  ]);
  if (power === "user") return; // no other users, and none of the servers that need them
  await must(["mount", "-t", "tmpfs", "lab", "/var/lib/knot"]);
  appendFileSync("/etc/passwd", "person:x:1000:1000::/run/lab/home:/bin/sh\nother:x:1001:1001::/run/lab/home:/bin/sh\nvmail:x:5000:5000::/run/lab/mail:/bin/false\nDebian-exim:x:5001:5001::/run/lab/exim:/bin/false\n");
  appendFileSync("/etc/group", "person:x:1000:\nother:x:1001:\nvmail:x:5000:\nDebian-exim:x:5001:\n");
}
