import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../ask/usage-error.ts";
import { initialSettings } from "./init.ts";
import { readWatchSettings } from "./settings.ts";

const good = `
[watch]
every = "10m"
timezone = "Europe/Berlin"
confirm = "2 of 3"
warn-ahead = ["21d", "3d"]

[spend]
logins-per-day = 6

[[alert]]
name = "phone"
kind = "ntfy"
url = "https://ntfy.example/topic"
secret = { env = "NTFY_TOKEN" }
priority = "high"

[[account]]
name = "me"
address = "ann@example.com"
smtp = "smtp.example.com:587"
security = "starttls"
password = { command = "pass show mail" }
canaries-per-day = 1

[[account]]
address = "shop@example.com"
cron = "0 7-19 * * 1-5"

[[domain]]
name = "example.com"
sends-from = ["192.0.2.1"]
`;

const complaint = (text: string): string => {
  try {
    readWatchSettings(text, "watch.toml");
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
};

describe("the file of the watch", () => {
  test("takes a program's own settings file, and its password only where that is said", () => {
    const read = (more: string) => readWatchSettings(`[[account]]\naddress = "ann@example.com"\n${more}`, "watch.toml").accounts[0];
    expect(read('client = "/home/ann/.msmtprc"\n')).toMatchObject({ client: "/home/ann/.msmtprc", storedPassword: "not-used", loginsPerDay: 0 });
    expect(read('client = "/home/ann/.msmtprc"\nuse-stored-password = true\n')).toMatchObject({ storedPassword: "used", loginsPerDay: 4 });
    expect(complaint('[[account]]\naddress = "ann@example.com"\nuse-stored-password = true\n')).toContain("wants client");
    expect(complaint('[[account]]\naddress = "ann@example.com"\nclient = "/x"\nuse-stored-password = true\npassword = { env = "X" }\n')).toContain("contradicts");
  });

  test("is read, with what it leaves out filled in", () => {
    const read = readWatchSettings(good, "watch.toml");
    expect(read.confirm).toEqual({ times: 2, of: 3 });
    expect(read.warnAheadMs).toEqual([21 * 86_400_000, 3 * 86_400_000]);
    const [me, shop] = read.accounts;
    expect(me).toMatchObject({ name: "me", schedule: { everyMs: 600_000 }, loginsPerDay: 6, canariesPerDay: 1, password: { command: "pass show mail" }, alert: ["phone"] });
    expect(shop).toMatchObject({ name: "shop@example.com", schedule: { cron: "0 7-19 * * 1-5", timezone: "Europe/Berlin" } });
    // without a secret nothing can be spent, whatever the general budget is
    expect(shop?.loginsPerDay).toBe(0);
    expect(read.alerts[0]).toMatchObject({ kind: "ntfy", options: { priority: "high" } });
    expect(read.domains).toHaveLength(1);
  });

  test.each([
    ["a number that is no length of time", good.replace('"10m"', '"soon"'), "watch.toml:3:1", "no length of time"],
    ["an unknown setting", good.replace("[spend]", "[spend]\nlogin-per-day = 3"), "watch.toml:9:1", '"login-per-day" is no setting'],
    ["an address that is none", good.replace("ann@example.com", "ann"), "watch.toml:20:1", ""],
    ["a kind of alert that does not exist", good.replace('"ntfy"', '"pigeon"'), "watch.toml:13:1", "a kind of alert is one of"],
    ["a security mode that does not exist", good.replace('"starttls"', '"ssl3"'), "watch.toml:22:1", ""],
    ["too short an interval", good.replace('"10m"', '"1s"'), "watch.toml:3:1", "too short"],
    ["a file that is no TOML", "[watch\nevery = 1", "watch.toml:1:", ""],
  ])("tells %s with line and column", (_what, text, where, words) => {
    const told = complaint(text);
    expect(told).toContain(where);
    expect(told).toContain(words);
  });

  test("refuses a password that stands in it, without repeating it", () => {
    const told = complaint(good.replace('{ command = "pass show mail" }', '"hunter2-geheim"'));
    expect(told).toContain("watch.toml:23:1");
    expect(told).toContain("a secret does not stand in this file");
    expect(told).not.toContain("hunter2");
  });

  test("tells every mistake at once", () => {
    const told = complaint(good.replace('"10m"', '"soon"').replace('"ntfy"', '"pigeon"'));
    expect(told.split("\n").filter((line) => line.startsWith("watch.toml:"))).toHaveLength(2);
  });

  test.each([
    ["nobody to watch", "[watch]\nevery = '5m'", "nothing to watch"],
    ["an alert that is not there", good.replace('canaries-per-day = 1', 'alert = ["pager"]'), '"pager"'],
    ["two accounts of one name", good.replace('address = "shop@example.com"', 'name = "me"\naddress = "shop@example.com"'), '"me"'],
    ["a time zone that does not exist", good.replace("Europe/Berlin", "Europe/Atlantis"), "no time zone"],
    ["a condition that cannot be met", good.replace("2 of 3", "4 of 3"), "cannot be met"],
  ])("refuses %s", (_what, text, words) => {
    expect(complaint(text)).toContain(words);
  });
});

test("everything that init writes in comments is a setting that there is, and so is what the document shows", () => {
  const first = new Set<string>();
  let block = "";
  const uncommented = initialSettings("ann@example.com", [])
    .split("\n")
    .flatMap((line) => {
      const bare = line.replace(/^# (?=\[\[|[a-z-]+ = )/, "");
      if (bare.startsWith("[")) block = `${bare} ${line}`;
      const key = /^[a-z-]+(?= = )/.exec(bare)?.[0];
      // Of several ways to write one thing the first is tried; oauth stands in place of the password, and "…" is nobody's address.
      if (key === undefined) return [bare];
      if (["oauth", "use-stored-password"].includes(key) || bare.includes("https://…") || first.has(`${block} ${key}`)) return [];
      first.add(`${block} ${key}`);
      return [bare];
    })
    .join("\n");
  const read = readWatchSettings(uncommented, "watch.toml");
  expect(read.messages).toHaveLength(1);
  expect(read.messages[0]).toMatchObject({ canary: "yes", account: "ann@example.com", filterLimit: 4 });
  expect(read.domains).toHaveLength(1);
  expect(read.accounts[0]?.canariesPerDay).toBe(1);
  const shown = /```toml\n([\s\S]*?)```/.exec(readFileSync(new URL("../../../docs/watch.md", import.meta.url), "utf8"))?.[1] ?? "";
  expect(readWatchSettings(shown, "watch.toml").messages).toHaveLength(1);
});
