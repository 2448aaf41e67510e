import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { daemon, inside, run, until } from "../shell.ts";

/** Puts up a SpamAssassin that the user may ask himself, at the provider's address; gives it as the command line wants it. */
export function askableSpamd(lab: Lab): string {
  const folder = "/run/lab/askable-spamd";
  const port = lab.draw.port();
  lab.also.push({
    start: async () => {
      for (const sub of ["site", "state"]) mkdirSync(`${folder}/${sub}`, { recursive: true });
      writeFileSync(`${folder}/site/init.pre`, ["Check", "HeaderEval", "BodyEval", "MIMEEval", "HTMLEval"].map((name) => `loadplugin Mail::SpamAssassin::Plugin::${name}\n`).join(""));
      writeFileSync(`${folder}/site/local.cf`, "use_bayes 0\n");
      daemon("net", ["spamd", "-L", "-x", "-m", "1", "-u", "vmail", "--siteconfigpath", `${folder}/site`, "-i", lab.provider.v4, "-A", "0.0.0.0/0", "-p", String(port), "-r", `${folder}/spamd.pid`, "-s", "/run/lab/log/askable-spamd.log"], "/run/lab/log/askable-spamd.out");
      await until("SpamAssassin", () => existsSync(`${folder}/spamd.pid`));
    },
  });
  return `spamd=${lab.provider.v4}:${port}`;
}

/** Puts up an rspamd that the user may ask himself, at the provider's address: rules that need the Internet stay silent there. */
export function askableRspamd(lab: Lab): string {
  const folder = "/run/lab/askable-rspamd";
  const port = lab.draw.port();
  lab.also.push({
    start: async () => {
      for (const sub of ["local.d", "override.d", "state", "log"]) mkdirSync(`${folder}/${sub}`, { recursive: true });
      writeFileSync(`${folder}/local.d/worker-normal.inc`, `bind_socket = "${lab.provider.v4}:${port}";\ncount = 1;\n`);
      writeFileSync(`${folder}/local.d/worker-controller.inc`, "enabled = false;\n");
      writeFileSync(`${folder}/local.d/worker-proxy.inc`, "enabled = false;\n");
      writeFileSync(`${folder}/local.d/worker-fuzzy.inc`, "enabled = false;\n");
      writeFileSync(`${folder}/local.d/logging.inc`, `type = "file";\nfilename = "/run/lab/log/rspamd.log";\nlevel = "info";\n`);
      writeFileSync(`${folder}/local.d/options.inc`, `pidfile = "${folder}/rspamd.pid";\ndisable_hyperscan = true;\nurl_tld = "${folder}/tld";\ndns { timeout = 0.3s; retransmits = 1; nameserver = ["${lab.places.resolver.v4}"]; }\n`);
      // The list of all top levels takes seconds to compile, and no letter of the lab has a link.
      writeFileSync(`${folder}/tld`, "com\norg\nexample\ntest\n");
      daemon("net", ["rspamd", "-f", "-i", "-u", "vmail", "-g", "vmail", `--var=LOCAL_CONFDIR=${folder}`, `--var=DBDIR=${folder}/state`, `--var=RUNDIR=${folder}/state`, `--var=LOGDIR=/run/lab/log`], "/run/lab/log/rspamd.out");
      await until("rspamd", async () => (await run(inside("net", ["ss", "-Hltn", "sport", `= :${port}`]))).out.includes(`:${port}`));
    },
  });
  return `rspamd=http://${lab.provider.v4}:${port}`;
}
