// What the docker client and the Go library ini make of awkward passwords. Writes src/testing/recorded/docker-env-file.json and go-ini.json.
//   node tools/node.mjs lab/readings/record-libraries.ts
// Wants docker (its client alone: a stand-in answers for the daemon), and Debian's golang-go and golang-gopkg-ini.v1-dev. What is not here keeps what was recorded before, and is named.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awkwardPasswords } from "../../src/testing/awkward-passwords.ts";

const folder = mkdtempSync(join(tmpdir(), "libraries-"));
const recorded = (name: string) => new URL(`../../src/testing/recorded/${name}.json`, import.meta.url);
const write = (name: string, made: string, readings: Readonly<Record<string, unknown>>) => writeFileSync(recorded(name), `${JSON.stringify({ made, readings }, null, 1)}\n`);
const version = (program: string, ...words: string[]) => spawnSync(program, words, { encoding: "utf8" }).stdout?.trim();

/** A daemon that takes the order for a container, remembers its environment and makes none. */
async function dockerEnvFile(): Promise<void> {
  const made = version("docker", "--version");
  if (made === undefined || made === "") return void console.log("docker is not here");
  const heard = { environment: undefined as readonly string[] | null | undefined };
  const daemon = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (request.url?.endsWith("/_ping") === true) return response.setHeader("API-Version", "1.48").setHeader("Ostype", "linux").end("OK");
      if (request.url?.includes("/containers/create") === true) heard.environment = (JSON.parse(Buffer.concat(parts).toString("utf8")) as { Env: string[] | null }).Env;
      response.statusCode = 409;
      response.setHeader("content-type", "application/json").end('{"message":"none is made"}');
    });
  });
  await new Promise<void>((resolve) => daemon.listen(0, "127.0.0.1", resolve));
  const readings: Record<string, string | null> = {};
  for (const value of awkwardPasswords.flatMap((password) => [password, `"${password}"`, `'${password}'`, `${password} # note`])) {
    heard.environment = undefined;
    const file = join(folder, "env");
    writeFileSync(file, `BEFORE=x\nP=${value}\nAFTER=y\n`);
    const client = spawn("docker", ["-H", `tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}`, "create", "--env-file", file, "none"], { env: { PATH: process.env.PATH ?? "", HOME: folder }, stdio: "ignore" });
    await new Promise((resolve) => client.on("close", resolve));
    readings[value] = (heard.environment as readonly string[] | null | undefined)?.find((one) => one.startsWith("P="))?.slice(2) ?? null;
  }
  daemon.close();
  write("docker-env-file", made, readings);
  console.log(`docker: ${Object.keys(readings).length} values`);
}

const goProgram = `package main
import ("encoding/json"; "os"; "gopkg.in/ini.v1")
func one(options ini.LoadOptions, text string) *string {
	file, err := ini.LoadSources(options, []byte(text))
	if err != nil { return nil }
	value := file.Section("mailer").Key("PASSWD").Value()
	return &value
}
func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil { panic(err) }
	out := [][]*string{}
	for _, text := range texts { out = append(out, []*string{one(ini.LoadOptions{IgnoreContinuation: true}, text), one(ini.LoadOptions{}, text)}) }
	json.NewEncoder(os.Stdout).Encode(out)
}
`;

/** Gitea and Forgejo ask for no continued lines (modules/setting), Grafana takes the library as it is. */
function goIni(): void {
  const made = version("dpkg-query", "-W", "-f", "${Package} ${Version}", "golang-gopkg-ini.v1-dev");
  if (made === undefined || made === "") return void console.log("golang-gopkg-ini.v1-dev is not here");
  writeFileSync(join(folder, "main.go"), goProgram);
  execFileSync("go", ["build", "-o", join(folder, "read"), join(folder, "main.go")], { cwd: folder, env: { ...process.env, GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOFLAGS: "" } });
  const values = awkwardPasswords.flatMap((password) => [password, `"${password}"`, `'${password}'`, `\`${password}\``, `${password} # note`]);
  const out = JSON.parse(execFileSync(join(folder, "read"), { input: JSON.stringify(values.map((value) => `[mailer]\nUSER = ann\nPASSWD = ${value}\nFROM = x\n`)), encoding: "utf8" })) as readonly (readonly [string | null, string | null])[];
  write("go-ini", made, Object.fromEntries(values.map((value, at) => [value, { gitea: out[at]?.[0] ?? null, grafana: out[at]?.[1] ?? null }])));
  console.log(`go-ini: ${values.length} values`);
}

try {
  await dockerEnvFile();
  goIni();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
