// What real programs read where somebody put an awkward password into their settings as it is. Writes src/ask/programs/readings.json.
//   node tools/node.mjs lab/readings/record.ts
// Programs that are not installed are taken unpacked from Debian (as root or not); what cannot be run keeps what was recorded before, and is named.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imapListener, smtpListener } from "./listeners.ts";
import { awkwardPasswords } from "./passwords.ts";

const unpacked = "/var/tmp/mail-lab-readings";
const target = new URL("../../src/ask/programs/readings.json", import.meta.url);
const home = mkdtempSync(join(tmpdir(), "readings-"));
const env = { PATH: process.env.PATH ?? "", HOME: home, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", TERM: "dumb" };
const at = (name: string) => join(home, name);

interface Outcome {
  readonly status: number | null;
  readonly out: string;
}

/** The listeners live in this process, so a program is never waited for synchronously. */
function run(words: readonly string[], input = ""): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(words[0] ?? "", words.slice(1), { env, cwd: home, stdio: ["pipe", "pipe", "ignore"], timeout: 3_000, killSignal: "SIGKILL" });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", () => resolve({ status: null, out: "" }));
    child.on("close", (status) => resolve({ status, out: Buffer.concat(parts).toString("utf8") }));
  });
}

function write(name: string, text: string): string {
  writeFileSync(at(name), text, { mode: 0o600 });
  return at(name);
}

/** The program on the path, or unpacked from its Debian package. */
function programOf(name: string, debian: string, inside: string): string | undefined {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
  if (found !== "") return found;
  const path = join(unpacked, debian, inside);
  if (!existsSync(path)) {
    mkdirSync(unpacked, { recursive: true });
    if (spawnSync("apt-get", ["download", debian], { cwd: unpacked, stdio: "ignore" }).status !== 0) return undefined;
    const file = readdirSync(unpacked).find((one) => one.startsWith(`${debian}_`));
    if (file === undefined) return undefined;
    execFileSync("dpkg", ["-x", join(unpacked, file), join(unpacked, debian)]);
  }
  return existsSync(path) ? path : undefined;
}

/** One way to write a password into a program's settings, and how the program is asked what it read. */
interface Form {
  readonly id: string;
  readonly program: string | undefined;
  /** The password that the program took; null where it refuses the file or logs in without one. */
  ask(password: string): Promise<string | null>;
}

const smtp = await smtpListener();
const imap = await imapListener();
const mail = "From: ann@example.com\nTo: bob@example.com\nSubject: x\n\nx\n";

const msmtp = programOf("msmtp", "msmtp", "usr/bin/msmtp");
const viaMsmtp = (id: string, line: (password: string) => string): Form => ({
  id,
  program: msmtp,
  async ask(password) {
    const file = write("msmtprc", `account default\nhost 127.0.0.1\nport ${smtp.port}\nfrom ann@example.com\nauth plain\nuser ann\n${line(password)}\n`);
    smtp.take();
    await run([msmtp ?? "", "-C", file, "bob@example.com"], mail);
    return smtp.take();
  },
});

const viaMutt = (id: string, name: "mutt" | "neomutt", line: (password: string) => string, variable = "smtp_pass"): Form => {
  const program = programOf(name, name, `usr/bin/${name}`);
  return {
    id,
    program,
    async ask(password) {
      const file = write("muttrc", `${line(password)}\n`);
      const { out, status } = await run([program ?? "", "-n", "-F", file, "-Q", variable]);
      const value = /="([\s\S]*)"\n?$|= "([\s\S]*)"\n?$/.exec(out);
      if (value === null || status !== 0) return null;
      // what is longer than this Mutt cuts when it prints, not when it reads
      if (password.length > 250) return password;
      // both escape what they print so that it can be read again: backslash, quote and the usual controls
      return (value[1] ?? value[2] ?? "").replace(/\\([\s\S])/g, (_, c: string) => ({ n: "\n", r: "\r", t: "\t" })[c] ?? c);
    },
  };
};

const git = programOf("git", "git", "usr/bin/git");
const viaGit = (id: string, line: (password: string) => string): Form => ({
  id,
  program: git,
  async ask(password) {
    const file = write("gitconfig", `[sendemail]\n\tsmtpPass = ${line(password)}\n`);
    const { out, status } = await run([git ?? "", "config", "-z", "-f", file, "sendemail.smtppass"]);
    return status === 0 ? out.replace(/\0$/, "") : null;
  },
});

const sNail = programOf("s-nail", "s-nail", "usr/bin/s-nail");
const viaSNail = (id: string, lines: (password: string) => string): Form => ({
  id,
  program: sNail,
  async ask(password) {
    const file = write("mailrc", `set v15-compat\nset from=ann@example.com smtp-auth=plain smtp-config=-starttls\n${lines(password).replaceAll("PORT", String(smtp.port))}\n`);
    smtp.take();
    await run(["env", `MAILRC=${file}`, sNail ?? "", "-:u", "-Sv15-compat", "-s", "x", "bob@example.com"], "x\n");
    return smtp.take();
  },
});

const postmap = programOf("postmap", "postfix", "usr/sbin/postmap");
const postfixMap: Form = {
  id: "postfix-map",
  program: postmap,
  async ask(password) {
    const file = write("sasl_passwd", `[mail.example.com]:587 ann:${password}\n`);
    const { out, status } = await run([postmap ?? "", "-q", "[mail.example.com]:587", `texthash:${file}`]);
    return status === 0 && out.startsWith("ann:") ? out.slice(4).replace(/\n$/, "") : null;
  },
};
const exim = programOf("exim4", "exim4-daemon-light", "usr/sbin/exim4");
/** Debian's own expansion of passwd.client (30_exim4-config_examples). */
const passwdLine = String.raw`\${sg{\${lookup{mail.example.com}nwildlsearch{FILE}{\$value}fail}}{\N[\^]\N}{^^}}`.replaceAll("\\$", "$");
const eximPasswdClient: Form = {
  id: "exim-passwd-client",
  program: exim,
  async ask(password) {
    chmodSync(home, 0o755);
    const file = write("passwd.client", `mail.example.com:ann:${password}\n`);
    // run with a file of its own choice Exim is nobody any more
    chmodSync(file, 0o644);
    const line = passwdLine.replace("FILE", file);
    // the doubled ^ is what the plaintext driver makes one of again (Exim's specification, chapter 34)
    // a program that is only unpacked brings no user of its own: it gets one in a mount namespace
    write("passwd", `${readFileSync("/etc/passwd", "utf8")}Debian-exim:x:65000:65000::/:/bin/false\n`);
    write("group", `${readFileSync("/etc/group", "utf8")}Debian-exim:x:65000:\n`);
    const { out, status } = await run(["unshare", "-m", "sh", "-c", 'mount --bind passwd /etc/passwd && mount --bind group /etc/group && exec "$@"', "sh", exim ?? "", "-C", write("exim.conf", ""), "-be", `\${sg{${line}}{\\N([^:]+:)(.*)\\N}{\\$2}}`]);
    return status === 0 && !out.startsWith("Failed") ? out.replace(/\n$/, "").replaceAll("^^", "^") : null;
  },
};

const ssmtp = programOf("ssmtp", "ssmtp", "usr/sbin/ssmtp");
const viaSsmtp: Form = {
  id: "ssmtp",
  program: ssmtp,
  async ask(password) {
    const file = write("ssmtp.conf", `mailhub=127.0.0.1:${smtp.port}\nAuthUser=ann\nAuthPass=${password}\nAuthMethod=LOGIN\n`);
    smtp.take();
    await run([ssmtp ?? "", `-C${file}`, "bob@example.com"], mail);
    return smtp.take();
  },
};

const mbsync = programOf("mbsync", "isync", "usr/bin/mbsync");
const viaMbsync = (id: string, line: (password: string) => string): Form => ({
  id,
  program: mbsync,
  async ask(password) {
    mkdirSync(at("mail/inbox"), { recursive: true });
    const file = write("mbsyncrc", `IMAPAccount a\nHost 127.0.0.1\nPort ${imap.port}\nUser ann\nPass ${line(password)}\nSSLType None\nAuthMechs LOGIN\n\nIMAPStore far\nAccount a\n\nMaildirStore near\nPath ${at("mail")}/\nInbox ${at("mail/inbox")}\n\nChannel c\nFar :far:\nNear :near:\n`);
    imap.take();
    await run([mbsync ?? "", "-c", file, "c"]);
    return imap.take();
  },
});

const nullmailerSend = process.getuid?.() === 0 ? programOf("nullmailer-send", "nullmailer", "usr/sbin/nullmailer-send") : undefined;
/** nullmailer knows its folders by heart, so it gets a root of its own, with the system's libraries in it. */
function nullmailerRoot(): string {
  const root = at("nullmailer");
  if (existsSync(root)) return root;
  for (const name of ["etc/nullmailer", "dev", "usr/sbin", "usr/lib/x86_64-linux-gnu", "lib64", "var/spool/nullmailer/queue", "var/spool/nullmailer/tmp", "var/spool/nullmailer/failed"]) mkdirSync(join(root, name), { recursive: true });
  symlinkSync("usr/lib", join(root, "lib"));
  cpSync(join(nullmailerSend ?? "", "../../lib/nullmailer"), join(root, "usr/lib/nullmailer"), { recursive: true });
  cpSync(nullmailerSend ?? "", join(root, "usr/sbin/nullmailer-send"));
  execFileSync("mkfifo", [join(root, "var/spool/nullmailer/trigger")]);
  return root;
}
const viaNullmailer = (id: string, word: (password: string) => string): Form => ({
  id,
  program: nullmailerSend,
  async ask(password) {
    const root = nullmailerRoot();
    writeFileSync(join(root, "etc/nullmailer/remotes"), `127.0.0.1 smtp port=${smtp.port} user=ann pass=${word(password)}\n`);
    writeFileSync(join(root, "var/spool/nullmailer/queue/1700000000.1"), `ann@example.com\nbob@example.com\n\n${mail}`);
    smtp.take();
    const child = spawn("unshare", ["-m", "sh", "-c", `mount --bind /usr/lib/x86_64-linux-gnu ${root}/usr/lib/x86_64-linux-gnu && mount --bind /lib64 ${root}/lib64 && exec chroot ${root} /usr/sbin/nullmailer-send`], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("close", resolve));
    let heard: string | null = null;
    for (let tries = 0; tries < 20 && heard === null; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      heard = smtp.take();
    }
    child.kill("SIGKILL");
    await ended;
    return heard;
  },
});

const python = programOf("python3", "python3-minimal", "usr/bin/python3");
/** Formats that are a standard: what another implementation of it reads. */
const viaPython = (id: string, script: string, text: (password: string) => string): Form => ({
  id,
  program: python,
  async ask(password) {
    const { out, status } = await run([python ?? "", "-c", `import sys, json\nfile = open(sys.argv[1], 'rb')\n${script}`, write("standard", text(password))]);
    return status === 0 ? (JSON.parse(out) as string) : null;
  },
});
const toml = "import tomllib\nprint(json.dumps(tomllib.load(file)['raw']))";
const plist = "import plistlib\nprint(json.dumps(plistlib.load(file)['raw']))";

const forms: readonly Form[] = [
  viaMsmtp("msmtp", (password) => `password ${password}`),
  viaMsmtp("msmtp-quoted", (password) => `password "${password}"`),
  viaMutt("mutt", "mutt", (password) => `set smtp_pass=${password}`),
  viaMutt("mutt-quoted", "mutt", (password) => `set smtp_pass="${password}"`),
  viaMutt("mutt-single", "mutt", (password) => `set smtp_pass='${password}'`),
  viaMutt("neomutt", "neomutt", (password) => `set smtp_pass=${password}`),
  viaMutt("neomutt-quoted", "neomutt", (password) => `set smtp_pass="${password}"`),
  viaMutt("neomutt-single", "neomutt", (password) => `set smtp_pass='${password}'`),
  viaGit("git", (password) => password),
  viaGit("git-quoted", (password) => `"${password}"`),
  viaSNail("s-nail", (password) => `set mta=smtp://127.0.0.1:PORT user=ann password=${password}`),
  viaSNail("s-nail-quoted", (password) => `set mta=smtp://127.0.0.1:PORT user=ann password="${password}"`),
  viaSNail("s-nail-single", (password) => `set mta=smtp://127.0.0.1:PORT user=ann password='${password}'`),
  postfixMap,
  eximPasswdClient,
  viaSsmtp,
  viaNullmailer("nullmailer", (password) => password),
  viaNullmailer("nullmailer-quoted", (password) => `"${password}"`),
  viaNullmailer("nullmailer-single", (password) => `'${password}'`),
  viaPython("himalaya", toml, (password) => `raw = "${password}"\n`),
  viaPython("himalaya-single", toml, (password) => `raw = '${password}'\n`),
  viaPython("apple-profile", plist, (password) => `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>raw</key><string>${password}</string></dict></plist>`),
  viaMbsync("isync", (password) => password),
  viaMbsync("isync-quoted", (password) => `"${password}"`),
];

const recorded: Record<string, Record<string, string | null>> = existsSync(target) ? JSON.parse(readFileSync(target, "utf8")) : {};
const wanted = process.argv.slice(2);
try {
  for (const form of forms.filter((one) => wanted.length === 0 || wanted.includes(one.id))) {
    if (form.program === undefined) {
      console.log(`${form.id}: skipped, the program is not here and cannot be had`);
      continue;
    }
    if ((await form.ask("plainWord1")) !== "plainWord1") {
      console.log(`${form.id}: skipped, the program does not even read a plain word here`);
      continue;
    }
    const readings: Record<string, string | null> = {};
    for (const password of awkwardPasswords) readings[password] = (await form.ask(password))?.replaceAll(home, "/home/ann") ?? null;
    recorded[form.id] = readings;
    writeFileSync(target, `${JSON.stringify(Object.fromEntries(Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`);
    const changed = awkwardPasswords.filter((password) => readings[password] !== password).length;
    console.log(`${form.id}: ${awkwardPasswords.length} passwords, ${changed} read differently from what was typed`);
  }
} finally {
  smtp.close();
  imap.close();
  rmSync(home, { recursive: true, force: true });
}
