import { foundApplication, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { Reader } from "./reader.ts";
import { foundOne, nothingFound, openFile } from "./reading-parts.ts";

// Source: PHP manual, mail: Runtime Configuration, read 2026-11-24: SMTP, smtp_port and sendmail_from count on Windows alone, and there only without sendmail_path.

const names = ["SMTP", "smtp_port", "sendmail_from", "sendmail_path", "mail.force_extra_parameters", "mail.log", "disable_functions"];
/** Those that say by which way mail leaves. */
const ways = ["SMTP", "smtp_port", "sendmail_from", "sendmail_path"];

export const php: Reader = {
  program: "php",
  title: "PHP mail()",
  recognises: ({ path, head }) => (/(?:^|\/)php(?:-[\w.]+)?\.ini$/.test(path) ? "yes" : /\.ini$/.test(path) && /^\s*(?:sendmail_path|smtp_port)\s*=/m.test(head) ? "yes" : "no"),
  usualPlaces: async (files) => [...(await files.glob("/etc/php/*/*/php.ini")), "/etc/php.ini"],
  async read(path, files) {
    const file = await openFile(path, ["php.ini"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const extra = (await files.glob(`${file.folder}/conf.d/*.ini`)).filter((one) => one !== file.path);
    const values = new Map<string, Field>();
    const lost: NotInEffect[] = [];
    const trouble: string[] = [];
    for (const one of [file.path, ...extra]) {
      const read = one === file.path ? { text: file.text } : await files.read(one);
      if ("refused" in read) {
        trouble.push(`${one} was not read: ${read.refused}.`);
        continue;
      }
      for (const [at, full] of read.text.split(/\r?\n/).entries()) {
        const match = /^\s*(;*)\s*([A-Za-z_.]+)\s*=\s*(.*)$/.exec(full);
        const name = match?.[2] ?? "";
        if (match === null || !names.includes(name)) continue;
        const place = { path: one, line: at + 1, key: name };
        const raw = (match[3] ?? "").trim();
        if (match[1] !== "") {
          // the file as it is delivered has comments of its own (mail.log, disable_functions); only a way to send that somebody filled in and struck out is worth a word
          if (ways.includes(name) && raw !== "" && !/^(?:"[^"]*me@example\.com"|me@example\.com)$/.test(raw) && !values.has(name)) lost.push({ at: place, reason: "commented-out" });
          continue;
        }
        const quoted = /^"([^"]*)"|^'([^']*)'/.exec(raw);
        const value = quoted === null ? raw.replace(/\s*;.*$/, "") : (quoted[1] ?? quoted[2] ?? "");
        const before = values.get(name);
        if (before !== undefined && before.value !== value) lost.push({ at: before.at, reason: "overridden-by-another-file", winner: place });
        values.set(name, { value, written: raw, at: place });
      }
    }
    const path2 = values.get("sendmail_path");
    const smtp = values.get("SMTP");
    const notes: string[] = [];
    // SMTP and smtp_port are for Windows alone: everywhere else PHP calls sendmail
    if (files.platform !== "windows") {
      for (const one of [smtp, values.get("smtp_port")]) if (one !== undefined && one.value !== "localhost" && one.value !== "25") lost.push({ at: one.at, reason: "another-transport", ...(path2 === undefined ? {} : { winner: path2.at }) });
      const program = path2 === undefined || path2.value === "" ? "/usr/sbin/sendmail" : (path2.value.split(/\s+/)[0] ?? "");
      const there = await files.read(program);
      const missing = "refused" in there && there.refused === "there is no such file";
      notes.push(missing ? `PHP hands its mail to ${program}, and there is no such program` : `PHP hands its mail to ${program}: what sends, and with which settings, is decided there`);
    }
    if (/(?:^|,)\s*mail\s*(?:,|$)/.test(values.get("disable_functions")?.value ?? "")) lost.push({ at: (values.get("disable_functions") as Field).at, reason: "sending-switched-off" });
    const windows = files.platform === "windows";
    return foundOne(foundApplication({ program: "php", from: values.get("sendmail_from"), ...(windows ? { host: smtp, port: values.get("smtp_port") } : {}), notInEffect: lost, notes }), trouble);
  },
};
