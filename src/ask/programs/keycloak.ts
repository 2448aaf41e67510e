import { jsonTree, type Leaf } from "../dialects/tree.ts";
import { foundApplication, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { fieldOfLeaf, nothingFound, onlyDocument, openFile } from "./reading-parts.ts";

// Source: keycloak/keycloak, DefaultEmailSenderProvider.java (every name below; auth, ssl, starttls, debug and allowutf8 count only as the text "true") and its tests for the names of tokens; realm exports in public repositories for placeholders ${NAME}. Read 2026-11-24.

const known = ["host", "port", "from", "fromDisplayName", "replyTo", "replyToDisplayName", "envelopeFrom", "ssl", "starttls", "auth", "user", "password", "authType", "allowutf8", "debug", "authTokenUrl", "authTokenScope", "authTokenClientId", "authTokenClientSecret", "connectionTimeout", "timeout", "writeTimeout"];

/** Java's "true".equals: TRUE, yes and 1 mean no. */
const isTrue = (field: Field | undefined) => field?.value === "true";

export const keycloak: Reader = {
  program: "keycloak",
  title: "Keycloak",
  recognises: ({ path, head }) => (/\.json$/.test(path) && /"realm"\s*:/.test(head) ? "yes" : /(?:realm|keycloak)[^/]*\.json$/.test(path) ? "maybe" : "no"),
  usualPlaces: async () => [],
  async read(path, files) {
    const file = await openFile(path, ["realm-export.json"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const document = onlyDocument(jsonTree(file.text), file.path);
    if ("trouble" in document) return nothingFound([document.trouble]);
    const leaves = document as readonly Leaf[];
    const realms = [...new Set(leaves.flatMap((leaf) => (leaf.path.includes("smtpServer") ? [leaf.path.slice(0, leaf.path.indexOf("smtpServer")).join("\0")] : [])))];
    const found: FoundSettings[] = realms.map((realm) => {
      const prefix = realm === "" ? [] : realm.split("\0");
      const values = new Map<string, Field>();
      const lost: NotInEffect[] = [];
      for (const leaf of leaves) {
        if (leaf.path.length !== prefix.length + 2 || leaf.path[prefix.length] !== "smtpServer" || !prefix.every((part, at) => part === leaf.path[at])) continue;
        const key = leaf.path.at(-1) ?? "";
        const field = fieldOfLeaf(leaf, file.path);
        values.set(key, field);
        if (!known.includes(key)) lost.push({ at: field.at, reason: "name-not-known-to-the-program" });
      }
      const get = (name: string) => values.get(name);
      // an export holds ten asterisks in place of the password
      const password = get("password");
      const masked = password !== undefined && /^\*+$/.test(password.value);
      const port = get("port");
      const security = { value: isTrue(get("ssl")) ? ("tls" as const) : isTrue(get("starttls")) ? ("starttls" as const) : ("none" as const), at: (get("ssl") ?? get("starttls") ?? get("host"))?.at ?? { path: file.path } };
      const auth = get("auth");
      return foundApplication({
        program: "keycloak",
        account: leaves.find((leaf) => leaf.path.length === prefix.length + 1 && leaf.path.at(-1) === "realm" && prefix.every((part, at) => part === leaf.path[at]))?.value ?? "",
        from: get("from"),
        host: get("host"),
        port,
        security,
        user: get("user"),
        password: masked ? { ...password, made: "in-the-environment" } : password,
        ...(auth === undefined ? {} : { login: { value: isTrue(auth) ? ("on" as const) : ("off" as const), at: auth.at } }),
        notInEffect: lost,
        notes: [...(masked ? ["an export does not hold the password: whoever imports it has to type it again"] : []), ...mismatchNote(security, port)],
      });
    });
    return { found, trouble: found.length > 0 ? [] : [`${file.path} has no settings for mail (smtpServer).`] };
  },
};
