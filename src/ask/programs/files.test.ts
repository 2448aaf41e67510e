import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { machineFiles } from "./files.ts";
import { shapeOf } from "./shape-of.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "cantsend-files-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const look = () => machineFiles({ home: folder, platform: "linux", environment: {} });

test("reads text, without the byte order mark, and the registry's UTF-16", async () => {
  writeFileSync(at("plain"), "\ufeffhost x\n");
  writeFileSync(at("export.reg"), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Windows Registry Editor", "utf16le")]));
  writeFileSync(at("old"), Buffer.from([0x66, 0xfc, 0x72]));
  const files = look();
  expect(await files.read(at("plain"))).toEqual({ text: "host x\n" });
  expect(await files.read(at("export.reg"))).toEqual({ text: "Windows Registry Editor" });
  expect(await files.read(at("old"))).toEqual({ text: "für" });
});

test("refuses with a clause: nothing there, folder, binary, huge, link into the void, link in a circle, FIFO, device, kernel file, relative path", async () => {
  writeFileSync(at("binary"), Buffer.from([1, 0, 2]));
  writeFileSync(at("huge"), "");
  truncateSync(at("huge"), 5 * 1024 * 1024);
  symlinkSync(at("nowhere"), at("broken"));
  symlinkSync(at("circle"), at("circle"));
  symlinkSync("/dev/zero", at("zero"));
  symlinkSync("/proc/self/environ", at("environ"));
  if (process.platform !== "win32") execFileSync("mkfifo", [at("fifo")]);
  const files = look();
  const why = async (path: string) => {
    const read = await files.read(path);
    return "refused" in read ? read.refused : "read";
  };
  expect(await why(at("nothing"))).toBe("there is no such file");
  expect(await why(folder)).toBe("it is a folder");
  expect(await why(at("binary"))).toBe("it holds binary data, not text");
  expect(await why(at("huge"))).toBe("it is larger than 4 MB");
  expect(await why(at("broken"))).toBe("there is no such file");
  expect(await why(at("circle"))).toBe("its links go round in a circle");
  expect(await why(at("zero"))).toBe("it is no regular file");
  expect(await why(at("environ"))).toBe("it is no regular file");
  expect(await why(at("fifo"))).toBe("it is no regular file");
  expect(await why("plain")).toBe("its path is no absolute path");
});

test("a link to a file is followed and told of", async () => {
  writeFileSync(at("real"), "x");
  symlinkSync(at("real"), at("link"));
  expect(await look().read(at("link"))).toEqual({ text: "x", linkedTo: at("real") });
});

test("one reading opens 64 files and no more; the same file again is free", async () => {
  mkdirSync(at("many"));
  const files = look();
  for (let n = 0; n < 70; n += 1) writeFileSync(at(`many/${n}`), String(n));
  const read = await Promise.all(Array.from({ length: 64 }, (_, n) => files.read(at(`many/${n}`))));
  expect(read.every((one) => "text" in one)).toBe(true);
  expect(await files.read(at("many/3"))).toEqual({ text: "3" });
  expect(await files.read(at("many/64"))).toEqual({ refused: "more than 64 files are included" });
});

test("a pattern matches inside one name, not hidden files, and nothing beside", async () => {
  mkdirSync(at("conf.d/deep"), { recursive: true });
  for (const name of ["b.conf", "a.conf", ".hidden.conf", "c.txt", "deep/d.conf"]) writeFileSync(at(`conf.d/${name}`), "");
  const files = look();
  expect(await files.glob(at("conf.d/*.conf"))).toEqual([at("conf.d/a.conf"), at("conf.d/b.conf")]);
  expect(await files.glob(at("conf.d/*/*.conf"))).toEqual([at("conf.d/deep/d.conf")]);
  expect(await files.glob(at("conf.d/a.conf"))).toEqual([at("conf.d/a.conf")]);
  expect(await files.glob(at("conf.d/none"))).toEqual([]);
});

test("a command that is not there or fails prints nothing", async () => {
  const files = look();
  expect(await files.output("no-such-program-here", [])).toBeUndefined();
  expect(await files.output("false", [])).toBeUndefined();
  expect(await files.output("echo", ["a b"])).toBe("a b\n");
});

test("the shape of a secret tells its length and classes and nothing else", () => {
  expect(shapeOf("aB3")).toEqual({ length: 3, classes: ["letter", "digit"] });
  expect(shapeOf(" p$#%&'\\ \u{1F600}")).toEqual({ length: 10, classes: ["letter", "blank-inside", "blank-at-the-edge", "quote", "backslash", "dollar", "hash", "percent", "ampersand", "not-ascii"] });
  expect(shapeOf("u\u0308").classes).toContain("not-normalised");
  expect(shapeOf("a\u200bb").classes).toContain("invisible");
  expect(shapeOf("ab\r").classes).toContain("line-end");
});
