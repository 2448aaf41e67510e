import { mkdirSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { daemon, inside, must, run, until } from "../shell.ts";

/** Starts a real Postgrey that puts off what it sees for the first time, and gives the word by which Postfix asks it. */
export function postgrey(lab: Lab, seconds = 300): string {
  const port = lab.draw.port();
  lab.also.push({
    start: async () => {
      mkdirSync("/run/lab/postgrey", { recursive: true });
      await must(["chown", "5000:5000", "/run/lab/postgrey"]);
      // Without its list of well-known clients: the addresses of the lab are on no list.
      const options = ["--user=vmail", "--group=vmail", "--dbdir=/run/lab/postgrey", `--delay=${seconds}`, "--whitelist-clients=/dev/null", "--whitelist-recipients=/dev/null"];
      daemon("net", ["postgrey", ...options, `--inet=127.0.0.1:${port}`], "/run/lab/log/postgrey.out");
      await until("Postgrey", async () => (await run(inside("net", ["ss", "-Hltn", "sport", `= :${port}`]))).out.includes(`:${port}`));
    },
  });
  return `check_policy_service inet:127.0.0.1:${port}`;
}
