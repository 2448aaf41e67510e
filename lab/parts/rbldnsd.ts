import { mkdirSync, writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { daemon, inside, run, until } from "../shell.ts";

/** What a block list answers with besides its addresses. */
export interface ListStyle {
  readonly text?: string;
  /** The zone of a list that exists; a drawn one where it is left out. */
  readonly zone?: string;
  /** Answers everybody with this code, as lists do to resolvers that they turn away. */
  readonly refusal?: string;
}

/** Puts up a public block list that holds these addresses, and gives its name. */
export function blockList(lab: Lab, addresses: readonly string[], style: ListStyle = {}): string {
  const { text = "listed for sending unsolicited mail", refusal } = style;
  const zone = style.zone ?? `bl.${lab.draw.domain()}`;
  const server = lab.spare[5] as string;
  const above = zone.slice(zone.indexOf(".") + 1);
  const name = `ns.${above}`;
  lab.dns.zone(above);
  lab.dns.add(name, "A", server);
  lab.dns.zone(zone, [name]);
  lab.also.push({
    start: async () => {
      mkdirSync("/run/lab/rbl", { recursive: true });
      // The address 127.0.0.2 is on every list for tests (RFC 5782 section 5).
      const lines = refusal !== undefined ? [`:${refusal}:${text}`, "0.0.0.0/0"] : [`:127.0.0.2:${text}`, "127.0.0.2", ...addresses.filter((address) => !address.includes(":"))];
      writeFileSync("/run/lab/rbl/list", `${lines.join("\n")}\n`);
      daemon("net", ["rbldnsd", "-n", "-r", "/run/lab/rbl", "-u", "rbldns", "-b", `${server}/53`, "-c", "2s", `${zone}:ip4set:list`], "/run/lab/log/rbldnsd.out");
      await until("the block list", async () => (await run(inside("net", ["ss", "-Hlun", "src", `${server}:53`]))).out.includes(":53"));
    },
  });
  return zone;
}
