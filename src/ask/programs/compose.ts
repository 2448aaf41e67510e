import { dirname, isAbsolute, join, normalize } from "node:path";
import { composeEnv } from "../dialects/compose-env.ts";
import { interpolate, TemplateWrong } from "../dialects/compose-template.ts";
import { type Leaf, yamlTree } from "../dialects/tree.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect, securityByPort } from "./application.ts";
import type { Field } from "./field.ts";
import { layeredEnv } from "./layered-env.ts";
import { mailVariables } from "./mail-variables.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { nothingFound, onlyDocument, openFile } from "./reading-parts.ts";

// Source: docs.docker.com, reference of the Compose file (services, environment, env_file: later files win, environment wins over them), read 2026-11-24; interpolation: see compose-template.

const fileNames = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

/** An env_file is read where it lies below the project's folder: a path that leads out of it is named and left alone. */
function inside(folder: string, name: string): string | undefined {
  const path = normalize(isAbsolute(name) ? name : join(folder, name));
  return path.startsWith(`${normalize(folder)}/`) ? path : undefined;
}

export const compose: Reader = {
  program: "compose",
  title: "Docker Compose",
  recognises({ path, head }) {
    if (!/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(path)) return /\.ya?ml$/.test(path) && /^services:/m.test(head) && /^ {4,}environment:/m.test(head) ? "maybe" : "no";
    return "yes";
  },
  usualPlaces: async (files) => [...(await files.glob("/opt/*/docker-compose.yml")), ...(await files.glob("/srv/*/docker-compose.yml"))],
  async read(path, files) {
    const file = await openFile(path, fileNames, files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const leaves = onlyDocument(yamlTree(file.text, "go"), file.path);
    if ("trouble" in leaves) return nothingFound([leaves.trouble]);
    const project = await layeredEnv(files, [join(file.folder, ".env")], composeEnv);
    const lookUp = (name: string) => project.get(name)?.value;
    const trouble: string[] = [...project.trouble];
    const found: FoundSettings[] = [];
    const services = [...new Set(leaves.flatMap((leaf) => (leaf.path[0] === "services" && leaf.path[1] !== undefined ? [leaf.path[1]] : [])))];
    for (const service of services) {
      const mine = leaves.filter((leaf) => leaf.path[0] === "services" && leaf.path[1] === service);
      const envFiles: string[] = [];
      for (const leaf of mine.filter((one) => one.path[2] === "env_file" && (one.path.length <= 4 || one.path[4] === "path"))) {
        const at = inside(file.folder, leaf.value);
        if (at === undefined) trouble.push(`${file.path} names the file ${leaf.value}, which lies outside of its own folder and was not read.`);
        else envFiles.push(at);
      }
      // what the process that starts Compose has in its environment goes into ${NAME}, not into the container
      const fromFiles = await layeredEnv({ ...files, environment: {} }, envFiles, composeEnv);
      trouble.push(...fromFiles.trouble);
      const notes = [...fromFiles.notes];
      const values = new Map<string, Field>(fromFiles.names);
      const lost: NotInEffect[] = [];
      for (const leaf of mine.filter((one) => one.path[2] === "environment" && one.path.length === 4)) {
        const entry = environmentEntry(leaf, file.path, lookUp);
        if ("wrong" in entry) {
          notes.push(`Docker Compose refuses the whole file ${file.path} because of line ${leaf.line ?? "?"}: ${entry.wrong}`);
          continue;
        }
        const before = values.get(entry.name);
        if (before !== undefined && before.value !== entry.field.value) lost.push({ at: before.at, reason: "overridden-by-another-file", winner: entry.field.at });
        values.set(entry.name, entry.field);
      }
      const mail = mailVariables(values);
      if (mail === undefined) continue;
      const security = mail.secure === undefined ? securityByPort(mail.port) : { value: isYes(mail.secure.value) ? ("tls" as const) : ("starttls" as const), at: mail.secure.at };
      const relevant = lost.filter((one) => mail.names.includes(one.at.key ?? ""));
      found.push(foundApplication({ program: "compose", account: service, ...mail, security, notInEffect: relevant, notes: [...notes, ...mismatchNote(security, mail.port)] }));
    }
    return { found, trouble };
  },
};

/** One variable of a service, from a list entry NAME=value or a pair of a map; without a value it is taken from outside. */
function environmentEntry(leaf: Leaf, path: string, lookUp: (name: string) => string | undefined): { readonly name: string; readonly field: Field } | { readonly wrong: string } {
  const inList = /^\d+$/.test(leaf.path[3] ?? "") && leaf.value.includes("=");
  const bare = /^\d+$/.test(leaf.path[3] ?? "") && !inList;
  const name = inList ? leaf.value.slice(0, leaf.value.indexOf("=")) : bare ? leaf.value : (leaf.path[3] ?? "");
  const at = { path, ...(leaf.line === undefined ? {} : { line: leaf.line }), key: name };
  if (bare || (!inList && leaf.value === "" && leaf.written === "")) {
    const outer = lookUp(name);
    return { name, field: outer === undefined ? { value: "", written: "", at, made: "in-the-environment" } : { value: outer, written: outer, at } };
  }
  const raw = inList ? leaf.value.slice(name.length + 1) : leaf.value;
  const written = inList ? (leaf.written.includes("=") ? leaf.written.slice(leaf.written.indexOf("=") + 1) : leaf.written) : leaf.written;
  try {
    const value = interpolate(raw, lookUp);
    const whole = /^\$\{?[A-Za-z_]\w*\}?$/.test(raw);
    const because = value !== raw ? (raw.replaceAll("$$", "").includes("$") ? "$ begins the name of a variable, whose value is put in; one $ is written $$" : "$$ stands for one $") : leaf.because;
    // a value that is nothing but a variable was never meant literally
    return { name, field: { value, written: whole ? value : written, at, ...(because === undefined || whole ? {} : { because }) } };
  } catch (error) {
    if (error instanceof TemplateWrong) return { wrong: error.message };
    throw error;
  }
}
