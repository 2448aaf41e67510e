import { mkdirSync, writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { daemon, inside, run, until } from "../shell.ts";

/** Puts up a public block list that holds these addresses, and gives its name. */
export function blockList(lab: Lab, addresses: readonly string[], text = "listed for sending unsolicited mail"): string {
  const zone = `bl.${lab.draw.domain()}`;
  const server = lab.spare[5] as string;
  const name = `ns.${zone.replace(/^bl\./, "")}`;
  lab.dns.zone(zone.replace(/^bl\./, ""));
  lab.dns.add(name, "A", server);
  lab.dns.zone(zone, [name]);
  lab.also.push({
    start: async () => {
      mkdirSync("/run/lab/rbl", { recursive: true });
      // The address 127.0.0.2 is on every list for tests (RFC 5782 section 5).
      const lines = [`:127.0.0.2:${text}`, "127.0.0.2", ...addresses.filter((address) => !address.includes(":"))];
      writeFileSync("/run/lab/rbl/list", `${lines.join("\n")}\n`);
      daemon("net", ["rbldnsd", "-n", "-r", "/run/lab/rbl", "-u", "rbldns", "-b", `${server}/53`, "-c", "2s", `${zone}:ip4set:list`], "/run/lab/log/rbldnsd.out");
      await until("the block list", async () => (await run(inside("net", ["ss", "-Hlun", "src", `${server}:53`]))).out.includes(":53"));
    },
  });
  return zone;
}
