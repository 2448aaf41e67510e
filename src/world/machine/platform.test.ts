import { expect, test } from "vitest";
import { type Betrayals, hosterIn, isContainer } from "./platform.ts";

const bare: Betrayals = { marks: [], control: "0::/init.scope\n", mounts: "26 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n", named: "", orchestrated: "no", firmware: ["QEMU", "Standard PC (i440FX + PIIX, 1996)", "SeaBIOS"], cloudId: "" };

// /proc/1/cgroup and /proc/self/mountinfo (proc(5)) as Docker, containerd and Podman leave them; with version 2 of control groups the first says nothing.
test.each([
  ["an ordinary machine", {}, "no"],
  ["Docker's mark", { marks: ["/.dockerenv"] }, "yes"],
  ["the older control groups", { control: "12:pids:/docker/0a1b\n" }, "yes"],
  ["containerd's layers", { control: "0::/\n", mounts: "801 700 0:52 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/9/fs\n" }, "yes"],
  ["what systemd wrote", { named: "lxc" }, "yes"],
  ["a pod", { orchestrated: "yes" }, "yes"],
  ["an overlay of a live system", { mounts: "26 1 0:30 / / rw - overlay overlay rw,lowerdir=/run/live/rootfs\n" }, "no"],
  ["a folder of Docker's on an ordinary machine", { mounts: `${bare.mounts}90 26 0:60 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A\n` }, "no"],
] as const)("%s: container %s", (_what, more, expected) => {
  expect(isContainer({ ...bare, ...more })).toBe(expected);
});

test.each([
  [["Amazon EC2", "t3.micro"], "", "Amazon Web Services"],
  [["Xen", "HVM domU", "Xen", "4.11.amazon"], "", "Amazon Web Services"],
  [["Microsoft Corporation", "Virtual Machine", "7783-7084-3265-9085-8269-3286-77"], "", "Microsoft Azure"],
  [["Microsoft Corporation", "Virtual Machine", ""], "", undefined],
  [["QEMU"], "gce", "Google Cloud"],
  [["QEMU"], "aws-china", "Amazon Web Services"],
  [["QEMU"], "nocloud", undefined],
  [["Hetzner", "vServer"], "", "Hetzner"],
  [["OpenStack Foundation", "OVHcloud"], "openstack", "OVHcloud"],
] as const)("firmware %j and cloud %j: %s", (firmware, cloudId, hoster) => {
  expect(hosterIn({ ...bare, firmware, cloudId })).toBe(hoster);
});
