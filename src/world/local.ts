import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { LocalMailServerFacts, LocalQueueFacts, SaslModuleFacts, WorkerFacts } from "../model/local-facts.ts";
import { runCommand } from "./command.ts";

/** A queue of more messages than this is cut off: the picture is clear by then. */
const maxQueueBytes = 4 * 1024 * 1024;
const commandMs = 4_000;
const maxReasons = 5;
/** A loopback port answers at once or not at all. */
const loopbackMs = 1_000;

/** What this machine says about its own mail programs. Nothing is changed, and nobody else is asked. */
export interface LocalLook {
  /** The queue of the mail server, or nothing where none tells. */
  queue(): Promise<LocalQueueFacts | undefined>;
  /** Messages that Thunderbird keeps for later in the profile's folder. */
  unsent(profile: string): LocalQueueFacts | undefined;
  mailServer(): Promise<LocalMailServerFacts>;
  saslModules(): SaslModuleFacts;
  /** Processes of a worker, or nothing where the system does not list processes. */
  workers(wanted: string): WorkerFacts | undefined;
}

/** Folders in which distributions keep the modules of Cyrus SASL (Debian, Fedora, Alpine, Arch, SUSE, macOS by Homebrew). */
const saslFolders = ["/usr/lib/sasl2", "/usr/lib64/sasl2", "/usr/local/lib/sasl2", "/opt/homebrew/lib/sasl2"];

/** The names of modules, by the mechanism that they bring (Cyrus SASL, "Plugins"). */
const saslModules: Readonly<Record<string, readonly string[]>> = {
  plain: ["PLAIN"],
  login: ["LOGIN"],
  crammd5: ["CRAM-MD5"],
  digestmd5: ["DIGEST-MD5"],
  scram: ["SCRAM-SHA-1", "SCRAM-SHA-256"],
  ntlm: ["NTLM"],
  gssapiv2: ["GSSAPI"],
  gs2: ["GS2-KRB5"],
  anonymous: ["ANONYMOUS"],
  xoauth2: ["XOAUTH2"],
};

/** Mail servers, by the name of the process that stays. */
const mailServers: Readonly<Record<string, RegExp>> = {
  postfix: /(?:^|\/)postfix\/sbin\/master(?:\s|$)|^\/usr\/lib(?:exec)?\/postfix\/(?:bin\/|sbin\/)?master/,
  exim: /(?:^|\/)exim4?\s.*-bd|(?:^|\/)exim4?\s.*-q/,
  sendmail: /^sendmail: |(?:^|\/)sendmail-mta/,
  opensmtpd: /(?:^|\/)smtpd(?:\s|$|:)/,
  nullmailer: /(?:^|\/)nullmailer-send/,
};

/** What a worker's command line looks like. */
const workerForms: Readonly<Record<string, RegExp>> = {
  "artisan queue:work": /artisan\s+(?:queue:(?:work|listen)|horizon)/,
  "messenger:consume": /messenger:consume/,
  "celery worker": /celery\b.*\bworker\b/,
  sidekiq: /\bsidekiq\b/,
  resque: /\bresque\b/,
  delayed_job: /delayed_job/,
  good_job: /good_job/,
  solid_queue: /solid[_-]queue/,
  que: /\bque\b/,
};

/** What the application's own processes look like: by its language, for the worker's name says no more. */
const applicationForms: readonly (readonly [RegExp, RegExp])[] = [
  [/artisan|messenger/, /php-fpm|frankenphp|apache2|httpd|artisan (?:serve|octane)|\bphp\b.*-S /],
  [/celery/, /gunicorn|uwsgi|daphne|uvicorn|manage\.py runserver/],
  [/./, /\bpuma\b|unicorn|[Pp]assenger|rails server/],
];

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The network that a process lives in, where the system tells it to this user. */
function networkOf(process: string): string | undefined {
  try {
    return readlinkSync(`/proc/${process}/ns/net`);
  } catch {
    return undefined;
  }
}

/** The command lines of processes, where /proc tells them; of this very process nothing. `here`: without those of containers, which are machines of their own. */
function commandLines(of: "everywhere" | "here" = "everywhere"): readonly string[] | undefined {
  if (!existsSync("/proc/self/cmdline")) return undefined;
  const out: string[] = [];
  for (const name of namesIn("/proc")) {
    if (!/^\d+$/.test(name) || name === String(process.pid)) continue;
    if (of === "here" && (networkOf(name) ?? networkOf("self")) !== networkOf("self")) continue;
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      if (line !== "") out.push(line);
    } catch {
      // it ended meanwhile
    }
  }
  return out;
}

/** A server's words without the addresses of people. */
const withoutAddresses = (text: string) => text.replace(/<?[^\s<>"()]+@[^\s<>"(),;:]+>?/g, "[address]").replace(/\s+/g, " ").trim().slice(0, 300);

function counted(reasons: readonly string[]): LocalQueueFacts["reasons"] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([words, messages]) => ({ words, messages })).sort((a, b) => b.messages - a.messages || (a.words < b.words ? -1 : 1)).slice(0, maxReasons);
}

interface PostfixEntry {
  readonly queue_name?: unknown;
  readonly arrival_time?: unknown;
  readonly recipients?: readonly { readonly delay_reason?: unknown }[];
}

/** What `postqueue -j` prints: one JSON object a message (postqueue(1)). */
export function readPostfixQueue(text: string, nowMs: number): LocalQueueFacts {
  const entries = text.split("\n").flatMap((line): PostfixEntry[] => {
    try {
      const parsed: unknown = JSON.parse(line);
      return typeof parsed === "object" && parsed !== null ? [parsed as PostfixEntry] : [];
    } catch {
      return [];
    }
  });
  const times = entries.flatMap((one) => (typeof one.arrival_time === "number" ? [one.arrival_time] : []));
  const reasonsOf = (one: PostfixEntry) => (Array.isArray(one.recipients) ? one.recipients : []).flatMap((recipient: { readonly delay_reason?: unknown }) => (typeof recipient.delay_reason === "string" && recipient.delay_reason !== "" ? [withoutAddresses(recipient.delay_reason)] : []));
  return {
    program: "postfix",
    waiting: entries.length,
    held: entries.filter((one) => one.queue_name === "hold").length,
    untried: entries.filter((one) => reasonsOf(one).length === 0).length,
    ...(times.length === 0 ? {} : { oldestSeconds: Math.max(0, Math.round(nowMs / 1000 - times.reduce((a, b) => Math.min(a, b)))) }),
    reasons: counted(entries.flatMap((one) => [...new Set(reasonsOf(one))])),
  };
}

const units: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 };

/** What `exim -bp` prints: age, size, id and sender on one line, recipients below, a blank line between (exim(8)). The reasons stand in the log alone. */
export function readEximQueue(text: string): LocalQueueFacts {
  const heads = [...text.matchAll(/^\s*(\d+)([mhd])\s+\S+\s+[0-9A-Za-z-]{16,}\s+<.*$/gm)];
  const ages = heads.map((head) => Number(head[1]) * (units[head[2] ?? "m"] ?? 60));
  return { program: "exim", waiting: heads.length, held: heads.filter((head) => head[0].includes("*** frozen ***")).length, untried: 0, ...(ages.length === 0 ? {} : { oldestSeconds: ages.reduce((a, b) => Math.max(a, b)) }), reasons: [] };
}

/** Messages of an mbox of Thunderbird that are not marked as deleted (X-Mozilla-Status, bit 0x0008). */
export function readUnsentMessages(text: string): LocalQueueFacts {
  const messages = text.split(/^From - .*$/m).slice(1);
  const kept = messages.filter((one) => (Number.parseInt(/^X-Mozilla-Status: ([0-9A-Fa-f]{4})/m.exec(one.slice(0, 2_000))?.[1] ?? "0", 16) & 0x0008) === 0);
  return { program: "thunderbird", waiting: kept.length, held: 0, untried: kept.length, reasons: [] };
}

async function printed(words: readonly string[]): Promise<string | undefined> {
  const outcome = await runCommand(words, { timeoutMs: commandMs, maxBytes: maxQueueBytes, terminal: "alone" });
  return "printed" in outcome ? outcome.printed : undefined;
}

function loopback(port: number): Promise<LocalMailServerFacts["port25"]> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const end = (answer: LocalMailServerFacts["port25"]) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(loopbackMs, () => end("unknown"));
    socket.once("connect", () => end("opens"));
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code === "ECONNREFUSED" ? "refuses" : "unknown"));
  });
}

/** This machine as it is. */
export const localLook: LocalLook = {
  async queue() {
    const postfix = await printed(["postqueue", "-j"]);
    if (postfix !== undefined) return readPostfixQueue(postfix, Date.now());
    for (const name of ["exim4", "exim"]) {
      const exim = await printed([name, "-bp"]);
      if (exim !== undefined) return readEximQueue(exim);
    }
    return undefined;
  },
  unsent(profile) {
    for (const name of ["Unsent Messages", "Outbox"]) {
      const path = join(profile, "Mail", "Local Folders", name);
      try {
        const text = readFileSync(path, "latin1");
        return text.length > maxQueueBytes * 16 ? undefined : readUnsentMessages(text);
      } catch {
        // the other name, or none
      }
    }
    return undefined;
  },
  async mailServer() {
    const sendmail = ["/usr/sbin/sendmail", "/usr/lib/sendmail", "/usr/bin/sendmail"].find((path) => existsSync(path));
    const lines = commandLines("here") ?? [];
    const running = Object.entries(mailServers).find(([, form]) => lines.some((line) => form.test(line)))?.[0];
    return { ...(sendmail === undefined ? {} : { sendmail }), port25: await loopback(25), ...(running === undefined ? {} : { running }) };
  },
  saslModules() {
    const perArchitecture = namesIn("/usr/lib").map((name) => `/usr/lib/${name}/sasl2`);
    const folders = [...saslFolders, ...perArchitecture].filter((folder) => existsSync(folder));
    const stems = folders.flatMap((folder) => namesIn(folder)).flatMap((name) => /^lib(\w+)\.so/.exec(name)?.[1] ?? []);
    return { folders, mechanisms: [...new Set(stems.flatMap((stem) => saslModules[stem] ?? []))].sort() };
  },
  workers(wanted) {
    const lines = commandLines();
    const form = workerForms[wanted];
    // a container shows its own processes alone, and workers mostly have one of their own
    const alone = existsSync("/.dockerenv") || existsSync("/run/.containerenv");
    if (lines === undefined || form === undefined || alone) return undefined;
    const application = applicationForms.find(([of]) => of.test(wanted))?.[1];
    return { wanted, running: lines.filter((line) => form.test(line)).length, application: lines.some((line) => application?.test(line) === true) ? "runs" : "not-seen" };
  },
};
