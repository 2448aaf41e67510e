import { type Leaf, yamlTree } from "../dialects/tree.ts";
import { foundApplication, isYes, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { leafField, nothingFound, onlyDocument, openFile } from "./reading-parts.ts";

// After the documentation of Alertmanager's configuration, from memory: it was not compared when this was written.

const names = { smarthost: "smtp_smarthost", from: "smtp_from", hello: "smtp_hello", auth_username: "smtp_auth_username", auth_password: "smtp_auth_password", auth_password_file: "smtp_auth_password_file", require_tls: "smtp_require_tls" } as const;

export const alertmanager: Reader = {
  program: "alertmanager",
  title: "Prometheus Alertmanager",
  recognises: ({ path, head }) => (/\.ya?ml$/.test(path) && (/alertmanager[^/]*$/.test(path) || /^\s+smtp_smarthost:/m.test(head) || (/^receivers:/m.test(head) && /^route:/m.test(head))) ? "yes" : "no"),
  usualPlaces: async () => ["/etc/alertmanager/alertmanager.yml", "/etc/prometheus/alertmanager.yml"],
  async read(path, files) {
    const file = await openFile(path, ["alertmanager.yml"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const document = onlyDocument(yamlTree(file.text, "go"), file.path);
    if ("trouble" in document) return nothingFound([document.trouble]);
    const leaves = document as readonly Leaf[];
    const misplaced: NotInEffect[] = leaves.flatMap((leaf): NotInEffect[] => (/^smtp_/.test(leaf.path.at(-1) ?? "") && leaf.path[0] !== "global" ? [{ at: { path: file.path, ...(leaf.line === undefined ? {} : { line: leaf.line }), key: leaf.path.join(".") }, reason: "wrong-section" }] : []));
    const receivers = [...new Set(leaves.flatMap((leaf) => (leaf.path[0] === "receivers" && leaf.path[2] === "email_configs" ? [`${leaf.path[1]}.${leaf.path[3]}`] : [])))];
    const found: FoundSettings[] = [];
    for (const which of receivers.length === 0 ? [undefined] : receivers) {
      const [receiver = "", index = ""] = which?.split(".") ?? [];
      const lost: NotInEffect[] = [...misplaced];
      const get = (key: keyof typeof names): Field | undefined => {
        const outer = leafField(leaves, file.path, "global", names[key]);
        const own = which === undefined ? undefined : leafField(leaves, file.path, "receivers", receiver, "email_configs", index, key);
        if (own !== undefined && outer !== undefined && own.value !== outer.value) lost.push({ at: outer.at, reason: "overridden-by-another-file", winner: own.at });
        return own ?? outer;
      };
      const smarthost = get("smarthost");
      if (smarthost === undefined && which === undefined) continue;
      const split = smarthost === undefined ? null : /^(.*?):(\d+)$/.exec(smarthost.value);
      const port = smarthost === undefined || split?.[2] === undefined ? undefined : { ...smarthost, value: split[2] };
      const require = get("require_tls");
      const name = which === undefined ? undefined : leafField(leaves, file.path, "receivers", receiver, "name")?.value;
      const file2 = get("auth_password_file");
      found.push(
        foundApplication({
          program: "alertmanager",
          account: name ?? "",
          from: get("from"),
          host: smarthost === undefined ? undefined : { ...smarthost, value: split?.[1] ?? smarthost.value },
          port,
          security: smarthost === undefined ? undefined : { value: port?.value === "465" ? "tls" : require !== undefined && !isYes(require.value) ? "none" : "starttls", at: (require ?? smarthost).at },
          user: get("auth_username"),
          password: get("auth_password") ?? (file2 === undefined ? undefined : { value: "", written: "", at: file2.at, made: "in-the-environment" }),
          ehloName: get("hello"),
          notInEffect: lost,
          notes: which === undefined ? ["no receiver has an email_configs section, so no mail is sent"] : smarthost !== undefined && split === null ? ["the smarthost has to be of the form host:port"] : [],
        }),
      );
    }
    return { found, trouble: found.length > 0 ? [] : [`${file.path} has no settings for mail.`] };
  },
};
