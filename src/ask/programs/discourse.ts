import { type Leaf, yamlTree } from "../dialects/tree.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { Reader } from "./reader.ts";
import { fieldOfLeaf, foundOne, nothingFound, onlyDocument, openFile } from "./reading-parts.ts";

// Source: app.yml in public repositories, read 2026-11-24; FORCE_TLS and further names are from memory.

const known = ["ADDRESS", "PORT", "USER_NAME", "PASSWORD", "ENABLE_START_TLS", "FORCE_TLS", "DOMAIN", "AUTHENTICATION", "OPENSSL_VERIFY_MODE", "OPEN_TIMEOUT", "READ_TIMEOUT"];

export const discourse: Reader = {
  program: "discourse",
  title: "Discourse",
  recognises: ({ path, head }) => (/\.ya?ml$/.test(path) && /DISCOURSE_|templates\/web\.template\.yml/.test(head) ? "yes" : "no"),
  usualPlaces: async () => ["/var/discourse/containers/app.yml"],
  async read(path, files) {
    const file = await openFile(path, ["app.yml", "containers/app.yml"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const leaves = onlyDocument(yamlTree(file.text, "go"), file.path);
    if ("trouble" in leaves) return nothingFound([leaves.trouble]);
    const lost: NotInEffect[] = [];
    const values = new Map<string, Field>();
    for (const leaf of leaves as readonly Leaf[]) {
      const name = /^DISCOURSE_SMTP_(.+)$/.exec(leaf.path.at(-1) ?? "")?.[1];
      if (name === undefined) continue;
      const field = fieldOfLeaf(leaf, file.path);
      if (leaf.path[0] !== "env" || leaf.path.length !== 2) lost.push({ at: field.at, reason: "wrong-section" });
      else if (!known.includes(name)) lost.push({ at: field.at, reason: "name-not-known-to-the-program" });
      else values.set(name, field);
    }
    for (const [at, line] of file.text.split(/\r?\n/).entries()) {
      const name = /^\s*#+\s*DISCOURSE_SMTP_(\w+)\s*:\s*\S/.exec(line)?.[1];
      if (name !== undefined && !values.has(name) && (name === "PASSWORD" || name === "USER_NAME" || name === "ADDRESS")) lost.push({ at: { path: file.path, line: at + 1, key: `DISCOURSE_SMTP_${name}` }, reason: "commented-out" });
    }
    const get = (name: string) => values.get(name);
    const port = get("PORT");
    const at = (get("FORCE_TLS") ?? get("ENABLE_START_TLS") ?? port ?? get("ADDRESS"))?.at;
    const security = at === undefined ? undefined : { value: isYes(get("FORCE_TLS")?.value) ? ("tls" as const) : get("ENABLE_START_TLS")?.value === "false" ? ("none" as const) : ("starttls" as const), at };
    return foundOne(
      foundApplication({
        program: "discourse",
        host: get("ADDRESS"),
        port,
        security,
        user: get("USER_NAME"),
        password: get("PASSWORD"),
        mechanism: get("AUTHENTICATION"),
        ehloName: get("DOMAIN"),
        ...(get("OPENSSL_VERIFY_MODE")?.value === "none" ? { certificateChecks: { value: "off" as const, at: (get("OPENSSL_VERIFY_MODE") as Field).at } } : {}),
        notInEffect: lost,
        notes: mismatchNote(security, port),
      }),
    );
  },
};
