import { commentedOut, type EnvDialect, type EnvReading, envEntry } from "./env-dialect.ts";

// The client of Docker 28.2.2 read 240 values, which a test compares (lab/readings/record-libraries.ts).

/** The dialect of `docker run --env-file`: nothing is undone, quotes and # belong to the value. */
export const dockerEnvFile: EnvDialect = {
  title: "docker run --env-file",
  read(text, outside) {
    const broken: EnvReading["broken"][number][] = [];
    const entries = text.split("\n").flatMap((full, at) => {
      const line = full.replace(/\r$/, "").replace(/^[ \t]+/, "");
      if (line === "" || line.startsWith("#")) return [];
      const equals = line.indexOf("=");
      const name = equals === -1 ? line : line.slice(0, equals);
      if (name === "" || /[ \t]/.test(name)) {
        broken.push({ line: at + 1, why: "the name of the variable is missing or holds a blank", whole: "file" });
        return [];
      }
      const value = equals === -1 ? outside[name] : line.slice(equals + 1);
      if (value === undefined) return [];
      return [envEntry({ name, raw: equals === -1 ? value : line.slice(equals + 1), value, line: at + 1, met: new Set(["quotes and blanks around a value belong to it in this format"]) })];
    });
    return { entries, commented: commentedOut(text), broken };
  },
  quote: (value) => (/[\r\n]/.test(value) ? undefined : value),
};
