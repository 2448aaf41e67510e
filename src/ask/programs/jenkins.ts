import { join } from "node:path";
import { type Leaf, xmlTree, yamlTree } from "../dialects/tree.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { Reader } from "./reader.ts";
import { foundOne, nothingFound, onlyDocument } from "./reading-parts.ts";

// After the descriptor of the mailer plug-in and Configuration as Code, from memory: neither was compared when this was written.

const xmlName = "hudson.tasks.Mailer.xml";

export const jenkins: Reader = {
  program: "jenkins",
  title: "Jenkins",
  recognises: ({ path, head }) => (path.endsWith(xmlName) || (/\.ya?ml$/.test(path) && /^unclassified:|^jenkins:/m.test(head)) ? "yes" : "no"),
  usualPlaces: async () => [`/var/lib/jenkins/${xmlName}`],
  async read(path, files) {
    const direct = await files.read(path);
    const file = "text" in direct ? path : join(path, xmlName);
    const read = "text" in direct ? direct : await files.read(file);
    if ("refused" in read) return nothingFound([`${file} was not read: ${read.refused}.`]);
    const asCode = /\.ya?ml$/.test(file);
    const document = onlyDocument(asCode ? yamlTree(read.text, "go") : xmlTree(read.text), file);
    if ("trouble" in document) return nothingFound([document.trouble]);
    const leaves = document as readonly Leaf[];
    const inMailer = leaves.filter((leaf) => (asCode ? leaf.path[0] === "unclassified" && leaf.path[1] === "mailer" : true));
    const stray: NotInEffect[] = asCode ? leaves.flatMap((leaf): NotInEffect[] => (leaf.path.at(-1) === "smtpHost" && leaf.path[0] !== "unclassified" ? [{ at: { path: file, ...(leaf.line === undefined ? {} : { line: leaf.line }), key: leaf.path.join(".") }, reason: "wrong-section" }] : [])) : [];
    const notes: string[] = [];
    const get = (...names: readonly string[]): Field | undefined => {
      for (const name of names) {
        const leaf = inMailer.find((one) => one.path.at(-1) === name);
        if (leaf === undefined) continue;
        const at = { path: file, ...(leaf.line === undefined ? {} : { line: leaf.line }), key: name };
        const edge = leaf.value.trim() !== leaf.value ? { because: "the line ends and blanks around it belong to the value" } : {};
        // ${NAME} is put in when Jenkins reads its configuration as code
        if (asCode && /(?<!\^)\$\{[^}]+\}/.test(leaf.value)) return { value: "", written: "", at, made: "in-the-environment" };
        return { value: leaf.value, written: leaf.written.trim(), at, ...(leaf.because === undefined ? edge : { because: leaf.because }) };
      }
      return undefined;
    };
    const password = get("smtpAuthPassword", "smtpPassword", "password");
    // {AQAAABAAAA…}: encrypted with a key of Jenkins itself, which is not read
    const encrypted = password !== undefined && /^\{[A-Za-z0-9+/=]+\}$/.test(password.value);
    const port = get("smtpPort");
    const ssl = get("useSsl");
    const tls = get("useTls");
    const security = (ssl ?? tls ?? port) === undefined ? undefined : { value: isYes(ssl?.value) ? ("tls" as const) : isYes(tls?.value) ? ("starttls" as const) : ("none" as const), at: ((ssl ?? tls ?? port) as Field).at };
    const host = get("smtpHost");
    if (host === undefined) notes.push("no server is named, so Jenkins takes this machine itself");
    return foundOne(
      foundApplication({
        program: "jenkins",
        from: get("replyToAddress"),
        host,
        port,
        security,
        user: get("smtpAuthUserName", "smtpUsername", "username"),
        ...(password === undefined ? {} : { password: encrypted ? { ...password, made: "in-the-environment" as const } : password }),
        notInEffect: stray,
        notes: [...notes, ...mismatchNote(security, port)],
      }),
    );
  },
};
