// Has the real programs write or accept the settings files that the readers are tested with. Writes src/testing/recorded/client-fixtures.json: program -> its version, how, and what.
//   node tools/node.mjs lab/readings/record-fixtures.ts [PROGRAM …]
// Wants (Debian) thunderbird, claws-mail, evolution-data-server, xvfb, dbus, libglib2.0-bin, and the programs whose files are only shown to them. What is not here keeps what was recorded before, and is named.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clientFixtures, type RecordedFixture, thunderbirdDraft } from "../../src/testing/client-fixtures.ts";

const target = new URL("../../src/testing/recorded/client-fixtures.json", import.meta.url);
const home = mkdtempSync(join(tmpdir(), "fixtures-"));
const env = { PATH: process.env.PATH ?? "", HOME: home, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", XDG_CONFIG_HOME: join(home, ".config"), XDG_CACHE_HOME: join(home, ".cache"), XDG_DATA_HOME: join(home, ".local"), XDG_RUNTIME_DIR: join(home, "run"), GIO_USE_VFS: "local" };
mkdirSync(env.XDG_RUNTIME_DIR, { mode: 0o700 });

function run(words: readonly string[], input = "", seconds = 30): { readonly status: number | null; readonly out: string } {
  const done = spawnSync(words[0] ?? "", words.slice(1), { env, cwd: home, input, encoding: "utf8", timeout: seconds * 1_000, killSignal: "SIGKILL" });
  return { status: done.status, out: `${done.stdout ?? ""}${done.stderr ?? ""}` };
}

const put = (path: string, text: string, mode = 0o600) => {
  const whole = join(home, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text, { mode });
  return whole;
};

const versionOf = (debian: string): string | undefined => {
  const { status, out } = run(["dpkg-query", "-W", "-f", "${Version}", debian]);
  return status === 0 && out !== "" ? out.replace(/^\d+:/, "").replace(/-[^-]*$/, "") : undefined;
};

/** In the files that a program writes, what belongs to this one run. */
const ours = (text: string) => text.replaceAll(home, "/home/ann");

const writes: Readonly<Record<string, { readonly debian: string; make(): Readonly<Record<string, string>> }>> = {
  thunderbird: {
    debian: "thunderbird",
    make() {
      const path = put("profile/prefs.js", thunderbirdDraft);
      run(["timeout", "-s", "TERM", "25", "thunderbird", "--headless", "--offline", "--no-remote", "--profile", dirname(path)], "", 40);
      // the comments, and every line about mail and accounts, as they stand; the rest is about windows and telemetry
      const lines = readFileSync(path, "utf8").split("\n").filter((line) => !line.startsWith("user_pref(") || /^user_pref\("(?:mail\.(?:account|accountmanager|identity|server|smtp|smtpserver|smtpservers)[".]|app\.normandy\.first_run)/.test(line));
      return { "/home/ann/.thunderbird/x.default/prefs.js": ours(lines.join("\n")).replaceAll("/home/ann/profile", "/home/ann/.thunderbird/x.default") };
    },
  },
  "claws-mail": {
    debian: "claws-mail",
    make() {
      const account = put(".claws-mail/accountrc", "[Account: 1]\naccount_name=work\naddress=ann@example.com\nprotocol=0\nreceive_server=pop.example.com\nsmtp_server=smtp.example.com\nuser_id=ann\nuse_smtp_auth=1\nsmtp_auth_method=0\nsmtp_user_id=\nssl_pop=1\nssl_smtp=2\nset_smtpport=1\nsmtp_port=587\nconfig_version=0\n");
      put(".claws-mail/folderlist.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<folderlist>\n  <folder type="mh" collapsed="0" name="Mail" path="Mail" sort="0">\n    <folderitem last_seen="0" order="0" watched_marked="0" unreadmarked="0" total="0" type="inbox" name="inbox" path="inbox" />\n  </folder>\n</folderlist>\n');
      mkdirSync(join(home, "Mail/inbox"), { recursive: true });
      // the first start brings the older account up to date, and its end writes it
      for (let start = 0; start < 2; start += 1) run(["timeout", "25", "xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", "claws-mail --offline & sleep 8; claws-mail --exit; sleep 4"], "", 40);
      return { "/home/ann/.claws-mail/accountrc": ours(readFileSync(account, "utf8")) };
    },
  },
  evolution: {
    debian: "evolution-data-server",
    make() {
      const sources = {
        a: "[Data Source]\nDisplayName=Work\nEnabled=true\nParent=\n\n[Mail Account]\nBackendName=imapx\nIdentityUid=i\n\n[Authentication]\nHost=imap.example.com\nPort=993\nUser=ann\n\n[Security]\nMethod=ssl-on-alternate-port\n",
        i: "[Data Source]\nDisplayName=Work\nEnabled=true\nParent=a\n\n[Mail Identity]\nAddress=ann@example.com\nName=Ann\n\n[Mail Submission]\nTransportUid=t\n",
        t: "[Data Source]\nDisplayName=Work\nEnabled=true\nParent=a\n\n[Authentication]\nHost=smtp.example.com\nMethod=LOGIN\nPort=587\nUser=ann\n\n[Mail Transport]\nBackendName=smtp\n\n[Security]\nMethod=starttls-on-standard-port\n",
      };
      const order = `{${Object.entries(sources).map(([id, text]) => `'${id}': "${text.replaceAll("\n", "\\n")}"`).join(", ")}}`;
      run(["dbus-run-session", "--", "sh", "-c", `gdbus call --session --dest org.gnome.evolution.dataserver.Sources5 --object-path /org/gnome/evolution/dataserver/SourceManager --method org.gnome.evolution.dataserver.SourceManager.CreateSources "$0" && sleep 2`, order], "", 60);
      return Object.fromEntries(["a", "i", "t"].map((id) => [`/home/ann/.config/evolution/sources/${id}.source`, ours(readFileSync(join(home, `.config/evolution/sources/${id}.source`), "utf8"))]));
    },
  },
};

const unpacked = "/var/tmp/mail-lab-readings";

/** Where a Debian package lies unpacked: programs that would push out this machine's own mail server are not installed. */
function unpack(debian: string): string | undefined {
  const folder = join(unpacked, debian);
  if (existsSync(folder)) return folder;
  mkdirSync(unpacked, { recursive: true });
  if (spawnSync("apt-get", ["download", debian], { cwd: unpacked, stdio: "ignore" }).status !== 0) return undefined;
  const file = readdirSync(unpacked).find((one) => one.startsWith(`${debian}_`));
  return file !== undefined && spawnSync("dpkg", ["-x", join(unpacked, file), folder]).status === 0 ? folder : undefined;
}

/** The version of a package that is unpacked. */
const unpackedVersion = (debian: string) => readdirSync(unpacked).find((one) => one.startsWith(`${debian}_`))?.split("_")[1]?.replace("%3a", ":").replace(/^\d+:/, "").replace(/-[^-]*$/, "");

/** Debian's own script makes Exim's configuration of the file, on an /etc of its own, and Exim prints the router that came of it. Wants root. */
const eximOnItsOwnEtc = (folder: string, configuration: string, binary: string) => `
mount -t tmpfs tmpfs /mnt && mkdir -p /mnt/u /mnt/w && mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w /etc || exit 1
cp -r ${configuration}/etc/exim4 /etc/exim4 && cp ${folder}/* /etc/exim4/ && echo mail.example.com > /etc/mailname
echo 'Debian-exim:x:65000:' >> /etc/group; echo 'Debian-exim:x:65000:65000::/:/bin/false' >> /etc/passwd
sed 's#^EXIM=.*#EXIM=${binary}#' ${configuration}/usr/sbin/update-exim4.conf > /mnt/make
PATH=${dirname(binary)}:${configuration}/usr/sbin:$PATH sh /mnt/make -o /mnt/made && ${binary} -C /mnt/made -bP router smarthost`;

/** What a program says of a file that it takes: the words that show that it understood it. */
const accepts: Readonly<Record<string, { readonly debian: string; readonly from?: "unpacked"; readonly asks: (path: string) => readonly string[]; readonly input?: string; readonly says: RegExp }>> = {
  msmtp: { debian: "msmtp", asks: (path) => ["msmtp", "-C", path, "-P", "-a", "work", "bob@example.com"], says: /host\s*=\s*smtp\.example\.com[\s\S]*port\s*=\s*587/ },
  mutt: { debian: "mutt", asks: (path) => ["mutt", "-n", "-F", path, "-Q", "smtp_url"], says: /smtp_url="smtps:\/\/ann%40example\.com@smtp\.example\.com\/"/ },
  "git-send-email": { debian: "git", asks: (path) => ["git", "config", "-f", path, "--includes", "sendemail.smtpserver"], says: /^smtp\.example\.com/ },
  "s-nail": { debian: "s-nail", asks: (path) => ["env", `MAILRC=${path}`, "s-nail", "-:u", "-#", "-Yvarshow mta", "-Yxit"], says: /mta=.*smtps:\/\/ann@smtp\.example\.com:465/ },
  postfix: { debian: "postfix", asks: (path) => ["postconf", "-c", dirname(path), "-x", "-h", "relayhost"], says: /^\[smtp\.example\.com\]:587/m },
  ssmtp: { debian: "ssmtp", from: "unpacked", asks: (path) => [`${unpack("ssmtp")}/usr/sbin/ssmtp`, `-C${path}`, "bob@example.com"], input: "Subject: x\n\nx\n", says: /Cannot open smtp\.example\.com:465/ },
  opensmtpd: { debian: "opensmtpd", from: "unpacked", asks: (path) => [`${unpack("opensmtpd")}/usr/sbin/smtpd`, "-n", "-f", path], says: /configuration OK/ },
  exim: { debian: "exim4-daemon-light", from: "unpacked", asks: (path) => ["unshare", "-m", "sh", "-c", eximOnItsOwnEtc(dirname(path), unpack("exim4-config") ?? "", `${unpack("exim4-daemon-light")}/usr/sbin/exim4`)], says: /route_list = \* smtp\.example\.com::587/ },
  isync: { debian: "isync", asks: (path) => ["mbsync", "-c", path, "-a"], says: /imap\.example\.com/ },
};

const recorded: Record<string, RecordedFixture> = existsSync(target) ? (JSON.parse(readFileSync(target, "utf8")) as Record<string, RecordedFixture>) : {};
const wanted = process.argv.slice(2);
const asked = (program: string) => wanted.length === 0 || wanted.includes(program);
try {
  for (const [program, { debian, make }] of Object.entries(writes).filter(([name]) => asked(name))) {
    const version = versionOf(debian);
    if (version === undefined) {
      console.log(`${program}: skipped, ${debian} is not installed`);
      continue;
    }
    recorded[program] = { how: "written", by: `${debian} ${version}`, files: make() };
    console.log(`${program}: written by ${debian} ${version}`);
  }
  for (const [program, { debian, from, asks, input, says }] of Object.entries(accepts).filter(([name]) => asked(name))) {
    const version = from === undefined ? versionOf(debian) : unpack(debian) === undefined ? undefined : unpackedVersion(debian);
    const fixture = clientFixtures.find((one) => one.program === program);
    if (version === undefined || fixture === undefined) {
      console.log(`${program}: skipped, ${debian} is not installed`);
      continue;
    }
    const here = (path: string) => path.replace(/^\/home\/ann\//, "").replace(/^\//, "system/");
    for (const [path, text] of Object.entries(fixture.files)) put(here(path), text.replaceAll("/etc/mail/", `${join(home, "system/etc/mail")}/`));
    const { out } = run(asks(join(home, here(fixture.path))), input);
    if (!says.test(out)) {
      console.log(`${program}: NOT accepted by ${debian} ${version}: ${out.slice(0, 300)}`);
      process.exitCode = 1;
      continue;
    }
    recorded[program] = { how: "accepted", by: `${debian} ${version}`, sha256: createHash("sha256").update(JSON.stringify(fixture.files)).digest("hex") };
    console.log(`${program}: accepted by ${debian} ${version}`);
  }
  writeFileSync(target, `${JSON.stringify(Object.fromEntries(Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}
