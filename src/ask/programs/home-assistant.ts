import { join } from "node:path";
import { type Leaf, yamlTree } from "../dialects/tree.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { Files, FoundSettings, Reader } from "./reader.ts";
import { fieldOfLeaf, nothingFound, onlyDocument, openFile } from "./reading-parts.ts";

// After the page of the platform smtp and those on including files and secrets, from memory: they were not compared when this was written.

const known = ["platform", "name", "server", "port", "sender", "sender_name", "recipient", "username", "password", "encryption", "timeout", "verify_ssl", "debug"];

/** The list of notify: in the file itself, or in the file that !include names, which lies below the folder. */
async function notifyLeaves(leaves: readonly Leaf[], path: string, folder: string, files: Files): Promise<{ readonly leaves: readonly Leaf[]; readonly path: string } | { readonly trouble: string }> {
  const include = leaves.find((leaf) => leaf.path.join(".") === "notify" && leaf.tag === "!include");
  if (include === undefined) return { path, leaves: leaves.filter((leaf) => leaf.path[0] === "notify").map((leaf) => ({ ...leaf, path: leaf.path.slice(1) })) };
  const target = join(folder, include.value);
  if (!target.startsWith(`${folder}/`)) return { trouble: `${path} includes ${include.value}, which lies outside of its own folder and was not read.` };
  const read = await files.read(target);
  if ("refused" in read) return { trouble: `${target} was not read: ${read.refused}.` };
  const inner = onlyDocument(yamlTree(read.text, "python"), target);
  return "trouble" in inner ? { trouble: inner.trouble } : { path: target, leaves: inner as readonly Leaf[] };
}

export const homeAssistant: Reader = {
  program: "home-assistant",
  title: "Home Assistant",
  recognises: ({ path, head }) => (/(?:^|\/)configuration\.yaml$/.test(path) || (/\.ya?ml$/.test(path) && /platform:\s*smtp\b/.test(head)) ? "yes" : "no"),
  usualPlaces: async (files) => [`${files.home}/.homeassistant/configuration.yaml`, "/config/configuration.yaml"],
  async read(path, files) {
    const file = await openFile(path, ["configuration.yaml"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const document = onlyDocument(yamlTree(file.text, "python"), file.path);
    if ("trouble" in document) return nothingFound([document.trouble]);
    const trouble: string[] = [];
    const secretsPath = join(file.folder, "secrets.yaml");
    const secretsFile = await files.read(secretsPath);
    const secretLeaves = "text" in secretsFile ? onlyDocument(yamlTree(secretsFile.text, "python"), secretsPath) : [];
    if ("trouble" in secretLeaves) trouble.push(secretLeaves.trouble);
    const secrets = "trouble" in secretLeaves ? [] : (secretLeaves as readonly Leaf[]);
    const notify = await notifyLeaves(document as readonly Leaf[], file.path, file.folder, files);
    if ("trouble" in notify) return nothingFound([...trouble, notify.trouble]);
    const found: FoundSettings[] = [];
    for (const index of new Set(notify.leaves.map((leaf) => leaf.path[0] ?? ""))) {
      const mine = notify.leaves.filter((leaf) => leaf.path[0] === index);
      if (mine.find((leaf) => leaf.path[1] === "platform")?.value !== "smtp") continue;
      const lost: NotInEffect[] = [];
      const notes: string[] = [];
      const values = new Map<string, Field>();
      for (const leaf of mine.filter((one) => one.path.length === 2)) {
        const key = leaf.path[1] ?? "";
        const own = fieldOfLeaf(leaf, notify.path);
        if (leaf.tag === "!secret") {
          const secret = secrets.find((one) => one.path.length === 1 && one.path[0] === leaf.value);
          if (secret === undefined) notes.push(`${key} asks for the secret ${leaf.value}, which secrets.yaml does not have`);
          else values.set(key, fieldOfLeaf(secret, secretsPath));
        } else if (leaf.tag === "!env_var") values.set(key, { value: files.environment[leaf.value] ?? "", written: "", at: own.at, made: "in-the-environment" });
        else values.set(key, own);
        if (!known.includes(key)) lost.push({ at: own.at, reason: "name-not-known-to-the-program" });
      }
      const get = (name: string) => values.get(name);
      const port = get("port");
      const encryption = get("encryption");
      const kind = encryption?.value ?? "starttls";
      const security = { value: kind === "tls" ? ("tls" as const) : kind === "none" ? ("none" as const) : ("starttls" as const), at: encryption?.at ?? { path: notify.path, key: "encryption" } };
      const verify = get("verify_ssl");
      found.push(
        foundApplication({
          program: "home-assistant",
          account: get("name")?.value ?? "",
          from: get("sender"),
          host: get("server"),
          port,
          security,
          user: get("username"),
          password: get("password"),
          ...(verify !== undefined && !isYes(verify.value) ? { certificateChecks: { value: "off" as const, at: verify.at } } : {}),
          notInEffect: lost,
          notes: [...notes, ...mismatchNote(security, port)],
        }),
      );
    }
    return { found, trouble: found.length > 0 ? trouble : [...trouble, `${file.path} has no notifier of the platform smtp.`] };
  },
};
