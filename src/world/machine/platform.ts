/** What a machine shows of itself without asking anybody. */
export interface Betrayals {
  /** Files that Docker and Podman put into their containers. */
  readonly marks: readonly string[];
  /** /proc/1/cgroup */
  readonly control: string;
  /** /proc/self/mountinfo */
  readonly mounts: string;
  /** /run/systemd/container, or the variable `container` (systemd.io/CONTAINER_INTERFACE). */
  readonly named: string;
  /** Is the variable there that Kubernetes gives to every pod? */
  readonly orchestrated: "yes" | "no";
  /** The texts of /sys/class/dmi/id. */
  readonly firmware: readonly string[];
  /** /run/cloud-init/cloud-id, which cloud-init writes at each start. */
  readonly cloudId: string;
}

const engines = /docker|kubepods|libpod|containerd|containers\/storage|\/lxc/;

/** Does this run in a container? With the newer control groups only the layers of its file system tell. */
export function isContainer({ marks, control, mounts, named, orchestrated }: Betrayals): "yes" | "no" {
  const root = mounts.split("\n").find((line) => line.split(" ")[4] === "/") ?? "";
  return marks.length > 0 || named !== "" || orchestrated === "yes" || engines.test(control) || (/ - overlay /.test(root) && engines.test(root)) ? "yes" : "no";
}

/** What the firmware of rented machines calls its maker, what cloud-init calls its cloud (the names of its data sources, github.com/canonical/cloud-init), and whom that means. */
const hosters: readonly { readonly firmware: RegExp; readonly cloud: RegExp; readonly hoster: string }[] = [
  { firmware: /^7783-7084-3265-9085-8269-3286-77$/, cloud: /^azure/, hoster: "Microsoft Azure" },
  { firmware: /amazon/i, cloud: /^aws|^ec2/, hoster: "Amazon Web Services" },
  { firmware: /^google/i, cloud: /^gce/, hoster: "Google Cloud" },
  { firmware: /digitalocean/i, cloud: /^digitalocean/, hoster: "DigitalOcean" },
  { firmware: /hetzner/i, cloud: /^hetzner/, hoster: "Hetzner" },
  { firmware: /vultr/i, cloud: /^vultr/, hoster: "Vultr" },
  { firmware: /linode|akamai/i, cloud: /^akamai|^linode/, hoster: "Akamai (Linode)" },
  { firmware: /scaleway/i, cloud: /^scaleway/, hoster: "Scaleway" },
  { firmware: /ovh/i, cloud: /^ovh/, hoster: "OVHcloud" },
  { firmware: /upcloud/i, cloud: /^upcloud/, hoster: "UpCloud" },
  { firmware: /oraclecloud/i, cloud: /^oracle/, hoster: "Oracle Cloud" },
  { firmware: /alibaba cloud/i, cloud: /^aliyun|^alibaba/, hoster: "Alibaba Cloud" },
  { firmware: /exoscale/i, cloud: /^exoscale/, hoster: "Exoscale" },
  { firmware: /profitbricks|ionos/i, cloud: /^ionos|^profitbricks/, hoster: "IONOS" },
];

/** Whose rented machine this is, where its firmware or cloud-init tells. */
export function hosterIn({ firmware, cloudId }: Betrayals): string | undefined {
  return hosters.find((one) => firmware.some((text) => one.firmware.test(text)) || one.cloud.test(cloudId))?.hoster;
}
