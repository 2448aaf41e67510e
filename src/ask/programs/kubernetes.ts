import { type Leaf, yamlTree } from "../dialects/tree.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect, securityByPort } from "./application.ts";
import type { Field } from "./field.ts";
import { mailVariables } from "./mail-variables.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { fieldOfLeaf, nothingFound } from "./reading-parts.ts";

// After the documentation of Secrets, ConfigMaps and dependent variables, from memory: it was not compared when this was written.

/** A value of `data`: base64, in which a line end is easily wrapped up by `echo` without -n. */
function decoded(field: Field): Field {
  const text = new TextDecoder("utf-8").decode(Buffer.from(field.value, "base64"));
  const strict = /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(field.value);
  if (!strict) return { value: "", written: field.written, at: field.at, because: "it is not base64, which a Secret's data has to be" };
  const edge = text.replace(/[\r\n]+$/, "");
  return { value: text, written: edge, at: field.at, ...(edge === text ? {} : { because: "a line end was wrapped up together with the value (echo without -n)" }) };
}

export const kubernetes: Reader = {
  program: "kubernetes",
  title: "Kubernetes",
  recognises: ({ path, head }) => (/\.ya?ml$/.test(path) && /^apiVersion:/m.test(head) && /^kind:\s*(?:Secret|ConfigMap|Deployment|StatefulSet|DaemonSet|Pod|CronJob|Job)\b/m.test(head) ? "yes" : "no"),
  usualPlaces: async () => [],
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return nothingFound([`${path} was not read: ${file.refused}.`]);
    const tree = yamlTree(file.text, "go");
    if ("refused" in tree) return nothingFound([`${path} was not read: ${tree.refused}.`]);
    const kindOf = (leaves: readonly Leaf[]) => leaves.find((one) => one.path.join(".") === "kind")?.value ?? "";
    const nameOf = (leaves: readonly Leaf[]) => leaves.find((one) => one.path.join(".") === "metadata.name")?.value ?? "";
    const stores = new Map<string, Map<string, Field>>();
    for (const leaves of tree.documents) {
      const kind = kindOf(leaves);
      if (kind !== "Secret" && kind !== "ConfigMap") continue;
      const values = new Map<string, Field>();
      for (const part of ["data", "stringData"]) {
        for (const leaf of leaves.filter((one) => one.path[0] === part && one.path.length === 2)) {
          const field = fieldOfLeaf(leaf, path);
          values.set(leaf.path[1] ?? "", kind === "Secret" && part === "data" ? decoded(field) : field);
        }
      }
      stores.set(`${kind}/${nameOf(leaves)}`, values);
    }
    const found: FoundSettings[] = [];
    const add = (account: string, values: ReadonlyMap<string, Field>, lost: readonly NotInEffect[], notes: readonly string[]) => {
      const mail = mailVariables(values);
      if (mail === undefined) return;
      const security = mail.secure === undefined ? securityByPort(mail.port) : { value: isYes(mail.secure.value) ? ("tls" as const) : ("starttls" as const), at: mail.secure.at };
      found.push(foundApplication({ program: "kubernetes", account, ...mail, security, notInEffect: lost.filter((one) => mail.names.includes(one.at.key ?? "")), notes: [...notes, ...mismatchNote(security, mail.port)] }));
    };
    for (const leaves of tree.documents) {
      const kind = kindOf(leaves);
      if (kind === "Secret" || kind === "ConfigMap" || kind === "") continue;
      const containers = new Map<string, Leaf[]>();
      for (const leaf of leaves) {
        const at = leaf.path.indexOf("containers");
        if (at === -1) continue;
        const key = leaf.path.slice(0, at + 2).join(".");
        containers.set(key, [...(containers.get(key) ?? []), { ...leaf, path: leaf.path.slice(at + 2) }]);
      }
      for (const container of containers.values()) {
        const values = new Map<string, Field>();
        const lost: NotInEffect[] = [];
        const notes: string[] = [];
        const set = (name: string, field: Field) => {
          const before = values.get(name);
          if (before !== undefined && before.value !== field.value) lost.push({ at: { ...before.at, key: name }, reason: "overridden-by-another-file", winner: { ...field.at, key: name } });
          values.set(name, field);
        };
        for (const leaf of container.filter((one) => one.path[0] === "envFrom" && one.path[3] === "name")) {
          const store = stores.get(`${leaf.path[2] === "secretRef" ? "Secret" : "ConfigMap"}/${leaf.value}`);
          for (const [name, field] of store ?? []) set(name, field);
        }
        const indexes = [...new Set(container.filter((one) => one.path[0] === "env").map((one) => one.path[1] ?? ""))];
        for (const index of indexes) {
          const part = (...keys: readonly string[]) => container.find((one) => one.path.join(".") === ["env", index, ...keys].join("."));
          const name = part("name")?.value ?? "";
          const direct = part("value");
          const ref = ["secretKeyRef", "configMapKeyRef"].map((source) => ({ source, store: part("valueFrom", source, "name")?.value, key: part("valueFrom", source, "key") })).find((one) => one.key !== undefined);
          if (direct !== undefined) {
            const field = fieldOfLeaf(direct, path);
            const replaced = field.value.replace(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g, (whole, inner?: string) => (inner === undefined ? "$" : (values.get(inner)?.value ?? whole)));
            set(name, { ...field, value: replaced, ...(replaced === field.value ? {} : { because: /\$\([A-Za-z_]/.test(field.value) ? "$(NAME) is replaced by a variable" : "$$ stands for one $" }) });
          } else if (ref?.key !== undefined) {
            const store = stores.get(`${ref.source === "secretKeyRef" ? "Secret" : "ConfigMap"}/${ref.store ?? ""}`);
            const held = store?.get(ref.key.value);
            if (store !== undefined && held === undefined && /SMTP|MAIL/i.test(name)) notes.push(`${name} asks for the key ${ref.key.value}, which ${ref.store ?? "its store"} does not have`);
            set(name, held ?? { value: "", written: "", at: { path, key: name }, made: "in-the-environment" });
          }
        }
        add(nameOf(leaves), values, lost, notes);
      }
    }
    if (found.length === 0) for (const [name, values] of stores) add(name, values, [], []);
    return { found, trouble: [] };
  },
};
