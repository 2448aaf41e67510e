import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { daemon, until } from "../shell.ts";
import type { MiddleboxServer } from "./middlebox.ts";
import type { PlainDnsServer } from "./plain-dns.ts";
import type { PlainImapServer } from "./plain-imap.ts";
import type { MilterServer } from "./milter.ts";
import type { PolicyServer } from "./policy.ts";
import type { ScriptedServer } from "./scripted-server.ts";
import type { WebServer } from "./web.ts";

/** Any server that is ours and not a real product's. */
export type OwnServer = WebServer | ScriptedServer | PolicyServer | MilterServer | PlainDnsServer | PlainImapServer | MiddleboxServer;

/** The servers of our own, listed by the network namespace that they run in; one process a namespace. */
export class OwnServers {
  private readonly spaces = new Map<string, OwnServer[]>();
  private readonly names = new Map<string, string>();

  /** The servers of this machine run under the name of this process, as a program of somebody's would. */
  runAs(space: "client", name: string): void {
    this.names.set(space, name);
  }

  add(space: "client" | "home" | "isp" | "net", server: OwnServer): void {
    this.spaces.set(space, [...(this.spaces.get(space) ?? []), server]);
  }

  async start(): Promise<void> {
    await Promise.all(
      [...this.spaces].map(async ([space, servers]) => {
        const file = `/run/lab/own-${space}.json`;
        writeFileSync(file, JSON.stringify(servers));
        const program = fileURLToPath(new URL("node-host.ts", import.meta.url));
        const name = this.names.get(space);
        daemon(space, [process.execPath, program, file, ...(name === undefined ? [] : [name])], `/run/lab/log/own-${space}.out`);
        await until(`our own servers in ${space}`, () => existsSync(`${file}.ready`));
      }),
    );
  }
}
