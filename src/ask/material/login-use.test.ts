import { expect, test } from "vitest";
import { LoginUse } from "./login-use.ts";

async function uses(log: string, pieceBytes = 50): Promise<ReturnType<LoginUse["list"]>> {
  const bytes = Buffer.from(log);
  const use = new LoginUse();
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  let passed = 0;
  for await (const piece of use.watch(pieces())) passed += piece.length;
  expect(passed).toBe(bytes.length);
  return use.list();
}

const postfix = (day: string, address: string, login: string) => `${day} 10:00:00 mail postfix/submission/smtpd[1]: 4F1: client=x.example[${address}], sasl_method=PLAIN, sasl_username=${login}\n`;

test("a login's networks are counted by day, however the log is chopped", async () => {
  const log = [postfix("Nov 24", "192.0.2.1", "ann@example.com"), postfix("Nov 24", "192.0.2.9", "ann@example.com"), postfix("Nov 24", "198.51.100.1", "Ann@example.com"), postfix("Nov 25", "203.0.113.4", "ann@example.com"), postfix("Nov 24", "192.0.2.1", "ben@example.com")].join("");
  for (const size of [7, 50, 200, 10_000]) expect(await uses(log, size)).toEqual([{ login: "ann@example.com", day: "Nov 24", messages: 3, networks: 2 }]);
});

test("Exim's lines are read too, and lines that only look alike are not", async () => {
  const line = (address: string) => `2026-11-24 10:00:00 1tF-0001-XY <= ann@example.com H=(pc) [${address}] P=esmtpsa A=plain_server:ann S=500\n`;
  expect(await uses(line("192.0.2.1") + line("198.51.100.2") + "2026-11-24 10:00:00 A=nothing sasl_username=x\n")).toEqual([{ login: "ann", day: "2026-11-24", messages: 2, networks: 2 }]);
});
