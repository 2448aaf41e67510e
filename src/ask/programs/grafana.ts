import { goIni } from "../dialects/go-ini.ts";
import { foundApplication, isYes, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import { iniField } from "./gitea.ts";
import { environmentPlace } from "./layered-env.ts";
import type { Reader } from "./reader.ts";
import { foundOne, nothingFound, openFile } from "./reading-parts.ts";

// Source: conf/sample.ini of Grafana (section smtp: off without enabled, localhost:25, OpportunisticStartTLS), read 2026-11-24; grafana.com/docs "Configure Grafana" for GF_SECTION_KEY, which wins over the file, read the same day; $__file was not compared.

export const grafana: Reader = {
  program: "grafana",
  title: "Grafana",
  recognises: ({ path, head }) => (/(?:^|\/)grafana\.ini$/.test(path) || (/\.ini$/.test(path) && /Grafana/.test(head)) ? "yes" : "no"),
  usualPlaces: async () => ["/etc/grafana/grafana.ini"],
  async read(path, files) {
    const file = await openFile(path, ["grafana.ini", "conf/custom.ini", "custom.ini"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const entries = goIni(file.text, "joined");
    const lost: NotInEffect[] = [];
    const get = (key: string): Field | undefined => {
      const held = entries.findLast((one) => one.section === "smtp" && one.key === key && one.commented === undefined);
      const name = `GF_SMTP_${key.toUpperCase()}`;
      const outer = files.environment[name];
      const inner = held === undefined ? undefined : iniField(held, file.path);
      if (outer !== undefined) {
        if (inner !== undefined && inner.value !== outer) lost.push({ at: inner.at, reason: "overridden-by-environment", winner: environmentPlace(name) });
        return { value: outer, written: outer, at: environmentPlace(name) };
      }
      if (inner === undefined) return undefined;
      const expanded = /\$__(?:env|file|vault)\{|\$\{\w+\}/.test(inner.value) ? inner.value.replace(/\$__env\{(\w+)\}|\$\{(\w+)\}/g, (whole, one?: string, two?: string) => files.environment[one ?? two ?? ""] ?? whole) : inner.value;
      if (/\$__(?:env|file|vault)\{|\$\{\w+\}/.test(expanded)) return { ...inner, made: "in-the-environment" };
      return expanded === inner.value ? inner : { ...inner, value: expanded, because: "${NAME} is replaced by a variable of the environment" };
    };
    const enabled = get("enabled");
    const address = get("host");
    const any = entries.some((one) => one.section === "smtp" && one.commented === undefined) || address !== undefined;
    if (any && !isYes(enabled?.value)) lost.push({ at: enabled?.at ?? { path: file.path, key: "[smtp] enabled" }, reason: "sending-switched-off" });
    if (!any) for (const one of entries) if (one.section === "smtp" && one.commented !== undefined && ["enabled", "host", "user", "password"].includes(one.key)) lost.push({ at: iniField(one, file.path).at, reason: "commented-out" });
    for (const one of entries) if (one.section !== "smtp" && one.commented === undefined && /^smtp_/.test(one.key)) lost.push({ at: iniField(one, file.path).at, reason: "wrong-section" });
    const split = address === undefined ? null : /^(.*?)(?::(\d+))?$/.exec(address.value);
    const host = address === undefined ? undefined : { ...address, value: split?.[1] ?? "" };
    const port = split?.[2] === undefined || address === undefined ? undefined : { ...address, value: split[2] };
    const policy = get("startTLS_policy");
    const security = address === undefined ? undefined : { value: port?.value === "465" ? ("tls" as const) : policy?.value === "NoStartTLS" ? ("none" as const) : ("starttls" as const), at: (policy ?? address).at };
    const skip = get("skip_verify");
    return foundOne(
      foundApplication({
        program: "grafana",
        from: get("from_address"),
        host,
        port,
        security,
        user: get("user"),
        password: get("password"),
        ehloName: get("ehlo_identity"),
        ...(isYes(skip?.value) && skip !== undefined ? { certificateChecks: { value: "off" as const, at: skip.at } } : {}),
        notInEffect: lost.filter((one, index) => lost.findIndex((other) => other.at.key === one.at.key && other.reason === one.reason) === index),
      }),
    );
  },
};
