import { jsonTree, type Leaf } from "../dialects/tree.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect, securityByPort } from "./application.ts";
import type { Field } from "./field.ts";
import { environmentPlace } from "./layered-env.ts";
import type { Reader } from "./reader.ts";
import { foundOne, leafField, nothingFound, onlyDocument, openFile } from "./reading-parts.ts";

// After Ghost's page on its configuration (mail, variables with __), from memory: it was not compared when this was written.

export const ghost: Reader = {
  program: "ghost",
  title: "Ghost",
  recognises: ({ path, head }) => (/(?:^|\/)config\.(?:production|development)\.json$/.test(path) && /"(?:mail|database|url)"/.test(head) ? "yes" : "no"),
  usualPlaces: (files) => files.glob("/var/www/*/config.production.json"),
  async read(path, files) {
    const file = await openFile(path, ["config.production.json"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const leaves = onlyDocument(jsonTree(file.text), file.path);
    if ("trouble" in leaves) return nothingFound([leaves.trouble]);
    const lost: NotInEffect[] = [];
    const get = (...keys: readonly string[]): Field | undefined => {
      const held = leafField(leaves as readonly Leaf[], file.path, ...keys);
      const name = keys.join("__");
      const outer = files.environment[name];
      if (outer === undefined) return held;
      if (held !== undefined && held.value !== outer) lost.push({ at: held.at, reason: "overridden-by-environment", winner: environmentPlace(name) });
      return { value: outer, written: outer, at: environmentPlace(name) };
    };
    const transport = get("mail", "transport");
    const nested = ["host", "port", "service", "secure"].flatMap((key) => leafField(leaves as readonly Leaf[], file.path, "mail", key) ?? []);
    lost.push(...nested.map((one): NotInEffect => ({ at: one.at, reason: "wrong-section", winner: { path: file.path, key: `mail.options.${(one.at.key ?? "").split(".").at(-1) ?? ""}` } })));
    if (transport === undefined || transport.value === "Direct") {
      for (const key of ["host", "port"]) {
        const field = leafField(leaves as readonly Leaf[], file.path, "mail", "options", key);
        if (field !== undefined) lost.push({ at: field.at, reason: "another-transport", ...(transport === undefined ? {} : { winner: transport.at }) });
      }
    } else if (transport.value.toUpperCase() !== "SMTP") lost.push({ at: transport.at, reason: transport.value.toLowerCase() === "stub" ? "sending-switched-off" : "another-transport" });
    const port = get("mail", "options", "port");
    const secure = get("mail", "options", "secure") ?? get("mail", "options", "secureConnection");
    const security = secure === undefined ? securityByPort(port) : { value: isYes(secure.value) ? ("tls" as const) : ("starttls" as const), at: secure.at };
    const service = get("mail", "options", "service");
    return foundOne(
      foundApplication({
        program: "ghost",
        from: get("mail", "from"),
        host: get("mail", "options", "host"),
        port,
        security,
        user: get("mail", "options", "auth", "user"),
        password: get("mail", "options", "auth", "pass"),
        notInEffect: lost,
        notes: [...(service === undefined ? [] : [`the server is chosen by the name of a service: ${service.value}`]), ...mismatchNote(security, port)],
      }),
    );
  },
};
