// What the kernel does with packets under real rulesets, and how the tools print these: writes src/testing/firewalls.json. Root, Linux, nft, iptables.
//   node tools/node.mjs lab/readings/firewalls.ts
// The rulesets and the packets are those of the file itself, so that one more is added there, in the tool's own form, with "kernel": "".
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Packet {
  readonly port: number;
  readonly uid: number;
  readonly family: number;
  readonly kernel: string;
}
interface Ruleset {
  readonly name: string;
  readonly tool: string;
  readonly printed: string;
  readonly packets: readonly Packet[];
}
interface Recorded {
  readonly destination: Readonly<Record<"4" | "6", string>>;
  readonly interface: string;
  readonly rulesets: readonly Ruleset[];
}

const target = new URL("../../src/testing/firewalls.json", import.meta.url);
const recorded = JSON.parse(readFileSync(target, "utf8")) as Recorded;
const [client, server] = ["rules-client", "rules-server"];
const { destination } = recorded;
const source = { 4: destination[4].replace(/\d+$/, "1"), 6: destination[6].replace(/[^:]+$/, "1") };
const card = recorded.interface;
const scratch = mkdtempSync(join(tmpdir(), "firewalls-"));

const ip = (...words: readonly string[]) => execFileSync("ip", words, { stdio: ["ignore", "pipe", "inherit"] });
const inside = (words: readonly string[], input = "") => spawnSync("ip", ["netns", "exec", client, ...words], { input, encoding: "utf8", maxBuffer: 64 << 20 });
const must = (words: readonly string[], input = "") => {
  const { status, stdout, stderr } = inside(words, input);
  if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
};

function makeWorld(): void {
  for (const space of [client, server]) ip("netns", "add", space);
  ip("link", "add", card, "netns", client, "type", "veth", "peer", "name", "far", "netns", server);
  for (const [space, device, addresses] of [[client, card, source], [server, "far", destination]] as const) {
    ip("-n", space, "addr", "add", `${addresses[4]}/24`, "dev", device);
    ip("-n", space, "addr", "add", `${addresses[6]}/64`, "dev", device, "nodad");
    for (const each of [device, "lo"]) ip("-n", space, "link", "set", each, "up");
  }
}

/** One connection attempt as a user of the client: what the kernel let it come to. */
function whatBecomesOf({ port, uid, family }: Packet): string {
  const host = destination[family === 6 ? 6 : 4];
  const program = `const s = require("node:net").connect({ host: ${JSON.stringify(host)}, port: ${port} });
    const end = (word) => { console.log(word); process.exit(0); };
    s.on("connect", () => end("passed")); s.on("error", (e) => end(e.code === "EPERM" ? "dropped" : "rejected")); setTimeout(() => end("dropped"), 700);`;
  return inside(["setpriv", "--reuid", String(uid), "--clear-groups", process.execPath, "-e", program]).stdout.trim();
}

/** Puts a ruleset in force in the form in which it was printed, and gives how it is printed now. */
function inForce({ tool, printed }: Ruleset): string {
  must(["nft", "flush", "ruleset"]);
  if (tool === "nft") {
    // nft opens its standard input anew by name, which it cannot where that is a socket.
    writeFileSync(join(scratch, "ruleset.json"), printed);
    must(["nft", "-j", "-f", join(scratch, "ruleset.json")]);
    return JSON.stringify(JSON.parse(must(["nft", "-j", "list", "ruleset"])));
  }
  must(["iptables-restore"], printed);
  return must(["iptables-save", "-t", "filter"]).split("\n").filter((line) => !line.startsWith("#")).join("\n");
}

makeWorld();
const ports = [...new Set(recorded.rulesets.flatMap((one) => one.packets.map((packet) => packet.port)))];
const listen = `for (const p of ${JSON.stringify(ports)}) for (const h of ${JSON.stringify(Object.values(destination))}) require("node:net").createServer((s) => s.destroy()).listen(p, h);`;
const listener = spawn("ip", ["netns", "exec", server, process.execPath, "-e", listen], { stdio: "inherit" });
try {
  await new Promise((go) => setTimeout(go, 800));
  const rulesets = recorded.rulesets.map((ruleset) => {
    const printed = inForce(ruleset);
    const packets = ruleset.packets.map((packet) => ({ ...packet, kernel: whatBecomesOf(packet) }));
    const changed = packets.filter((packet, at) => packet.kernel !== ruleset.packets[at]?.kernel);
    console.log(`${changed.length === 0 ? "as before" : `now ${JSON.stringify(changed)}`}: ${ruleset.name}`);
    return { ...ruleset, printed, packets };
  });
  writeFileSync(target, `${JSON.stringify({ ...recorded, rulesets }, null, 1)}\n`);
} finally {
  listener.kill();
  rmSync(scratch, { recursive: true });
  for (const space of [client, server]) ip("netns", "del", space);
}
