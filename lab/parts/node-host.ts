// Runs the servers of our own that one network namespace needs, all in one process: `node node-host.ts SPEC.json`.
import { readFileSync, writeFileSync } from "node:fs";
import { startMiddlebox } from "./middlebox.ts";
import { startDns } from "./plain-dns.ts";
import { startImap } from "./plain-imap.ts";
import { startMilter } from "./milter.ts";
import { startPolicy } from "./policy.ts";
import { startScripted } from "./scripted-server.ts";
import { startWeb } from "./web.ts";
import type { OwnServer } from "./own-servers.ts";

async function start(server: OwnServer): Promise<void> {
  switch (server.part) {
    case "web":
      return startWeb(server);
    case "scripted":
      return startScripted(server);
    case "policy":
      return startPolicy(server);
    case "dns":
      return startDns(server);
    case "imap":
      return startImap(server);
    case "milter":
      return startMilter(server);
    case "middlebox":
      return startMiddlebox(server);
  }
}

process.on("uncaughtException", (error) => console.error(error)); // one torn connection must not end the others
const [file, name] = process.argv.slice(2) as [string, string | undefined];
// A program of somebody's is known by the name of its process.
if (name !== undefined) process.title = name;
await Promise.all((JSON.parse(readFileSync(file, "utf8")) as OwnServer[]).map(start));
writeFileSync(`${file}.ready`, "");
