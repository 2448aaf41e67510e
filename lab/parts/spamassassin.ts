import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { daemon, inside, run, until } from "../shell.ts";

/** What reads headers, bodies and lists of senders; the others ask the Internet or remember, which a lab of seconds cannot. */
const plugins = ["Check", "HeaderEval", "BodyEval", "MIMEEval", "WLBLEval"];

/** Puts a real SpamAssassin between the users of the provider and its queue; `rules` are lines of its own configuration. */
export function spamAssassin(lab: Lab, rules: readonly string[] = []): void {
  const folder = "/run/lab/spamassassin";
  const port = lab.draw.port();
  const milterPort = lab.draw.port();
  lab.also.push({
    start: async () => {
      for (const sub of ["site", "state"]) mkdirSync(`${folder}/${sub}`, { recursive: true });
      writeFileSync(`${folder}/site/init.pre`, plugins.map((name) => `loadplugin Mail::SpamAssassin::Plugin::${name}\n`).join(""));
      writeFileSync(`${folder}/site/local.cf`, ["use_bayes 0", ...rules, ""].join("\n"));
      daemon(
        "net",
        // Local tests only, and two children: the net of the lab has none of the services that the other tests ask.
        ["spamd", "-L", "-x", "-m", "2", "-u", "vmail", "--siteconfigpath", `${folder}/site`, "-i", "127.0.0.1", "-p", String(port), "-r", `${folder}/spamd.pid`, "-s", "/run/lab/log/spamd.log"],
        "/run/lab/log/spamd.out",
      );
      await until("SpamAssassin", () => existsSync(`${folder}/spamd.pid`));
      // -m and -M leave the message as it is; -r refuses what scores five or more.
      daemon("net", ["spamass-milter", "-p", `inet:${milterPort}@127.0.0.1`, "-m", "-M", "-r", "5", "--", "-d", "127.0.0.1", "-p", String(port)], "/run/lab/log/spamass-milter.out");
      await until("SpamAssassin's milter", async () => (await run(inside("net", ["ss", "-Hltn", "sport", `= :${milterPort}`]))).out.includes(`:${milterPort}`));
    },
  });
  lab.postfix.set(lab.provider, { smtpd_milters: `inet:127.0.0.1:${milterPort}`, milter_default_action: "tempfail" });
}
