import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Lab } from "../lab.ts";
import type { UserSettings } from "../scenario.ts";
import { daemon, until } from "../shell.ts";

const tokenFile = "/run/lab/second-place.token";
const urlFile = "/run/lab/second-place.url";
const log = "/run/lab/log/second-place.out";
const port = 8465;

/** Lets a second machine of the user's, out in the net, look at mail servers: `cantsend vantage serve`, as its owner would start it. */
export function secondPlace(lab: Lab): void {
  lab.afterwards.push(async () => {
    const program = process.env["LAB_PROGRAM"] ?? fileURLToPath(new URL("../../src/apps/cli/main.ts", import.meta.url));
    writeFileSync(tokenFile, `${lab.draw.word()}-${lab.draw.password()}-${lab.draw.word()}`.replace(/[^a-zA-Z0-9-]/g, "x").padEnd(24, "y"));
    // Nothing in the lab has an address of the public net.
    daemon("net", [process.execPath, program, "vantage", "serve", "--listen", `${lab.spare[5]}:${port}`, "--token-file", tokenFile, "--allow-private", "--name", "elsewhere"], log);
    const said = () => /https:\S+/.exec(readFileSync(log, "utf8"))?.[0];
    await until("the second place", () => said() !== undefined);
    writeFileSync(urlFile, said() ?? "");
    chmodSync(tokenFile, 0o644);
  });
}

/** What the user types to ask it. */
export const askingIt: Pick<UserSettings, "vantage"> = { vantage: { urlFile, tokenFile } };
