import { mkdirSync, writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import type { MailHost } from "./postfix.ts";
import { daemon, inside, run, until } from "../shell.ts";

/** Puts a real OpenDMARC between those who hand mail to a host, its own users where it is not said otherwise, and its queue: it evaluates SPF itself and refuses what its domain's policy has refused. */
export function openDmarc(lab: Lab, host: MailHost = lab.provider, ...ports: readonly number[]): void {
  const folder = "/run/lab/opendmarc";
  const port = lab.draw.port();
  lab.also.push({
    start: async () => {
      mkdirSync(folder, { recursive: true });
      const settings = {
        AuthservID: host.name,
        Background: "false",
        IgnoreAuthenticatedClients: "false",
        PublicSuffixList: `${folder}/suffixes`,
        RejectFailures: "true",
        Socket: `inet:${port}@127.0.0.1`,
        SPFIgnoreResults: "true",
        SPFSelfValidate: "true",
        Syslog: "false",
      };
      writeFileSync(`${folder}/suffixes`, "test\nexample\n");
      writeFileSync(`${folder}/ignored`, "");
      writeFileSync(`${folder}/opendmarc.conf`, [...Object.entries(settings).map(([name, value]) => `${name} ${value}`), `IgnoreHosts ${folder}/ignored`, ""].join("\n"));
      daemon("net", ["opendmarc", "-f", "-c", `${folder}/opendmarc.conf`], "/run/lab/log/opendmarc.out");
      await until("OpenDMARC", async () => (await run(inside("net", ["ss", "-Hltn", "sport", `= :${port}`]))).out.includes(`:${port}`));
    },
  });
  lab.postfix.set(host, { smtpd_milters: `inet:127.0.0.1:${port}`, milter_default_action: "tempfail" }, ...ports);
}
