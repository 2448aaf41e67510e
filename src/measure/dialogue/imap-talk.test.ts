import { expect, test } from "vitest";
import type { World } from "../../world/world.ts";
import { ImapTalk, isJunk, readFolders, readFound } from "./imap-talk.ts";
import type { Session } from "./session.ts";

/** A session whose server says these lines, whatever it is told. */
function hearing(lines: readonly string[]): { readonly talk: ImapTalk; readonly said: string[] } {
  const left = [...lines];
  const said: string[] = [];
  const session = {
    async say(line: string) {
      said.push(line);
    },
    async line() {
      return { text: left.shift() ?? "* and on it goes", end: "crlf" };
    },
  } as unknown as Session;
  return { talk: new ImapTalk(session, { clean: (text: string) => text } as unknown as World), said };
}

test("folders are named as the server writes them, and those that hold nothing are left out", () => {
  const folders = readFolders(['* LIST (\\HasNoChildren) "." INBOX', '* LIST (\\HasNoChildren \\Junk) "/" "Un\\"wanted"', '* LIST (\\Noselect) "/" "[Gmail]"', '* LIST () "/" {5}', "* LIST () NIL Sent", "* OK still here"]);
  expect(folders.map((folder) => folder.name)).toEqual(["INBOX", 'Un"wanted', "Sent"]);
  expect(folders.map(isJunk)).toEqual(["no", "yes", "no"]);
  for (const name of ["Junk", "INBOX.spam", "[Gmail]/Spam", "Junk E-mail"]) expect(isJunk({ quoted: "", name, attributes: [], delimiter: "/" })).toBe("yes");
  expect(isJunk({ quoted: "", name: "Spammers I knew", attributes: [], delimiter: "/" })).toBe("no");
});

test("both forms of SEARCH answers are read", () => {
  expect(readFound(["* SEARCH 3 5"])).toEqual([3, 5]);
  expect(readFound(["* SEARCH"])).toEqual([]);
  expect(readFound(['* ESEARCH (TAG "c1") UID ALL 4,9'])).toEqual([4, 9]);
});

test("a copy goes only after the server says so, and a refusal before it is an answer", async () => {
  const allowed = hearing(["+ OK", "c101 OK done"]);
  expect(await allowed.talk.append('"x"', "Subject: ü\r\n", 0)).toMatchObject({ status: "OK" });
  expect(allowed.said).toEqual(['c101 APPEND "x" (\\Seen) {13}', "Subject: ü\r\n"]);
  const full = hearing(["c101 NO [OVERQUOTA] full"]);
  expect(await full.talk.append('"x"', "Subject: x\r\n", 0)).toMatchObject({ status: "NO", text: "[OVERQUOTA] full" });
  expect(full.said).toHaveLength(1);
});

test("a flood, a goodbye and nonsense end the talk", async () => {
  await expect(hearing([]).talk.command("NOOP", 0)).rejects.toMatchObject({ failure: { code: "too-much" } });
  await expect(hearing(["* BYE go away"]).talk.command("NOOP", 0)).rejects.toMatchObject({ failure: { code: "closed" } });
  await expect(hearing(["c101 MAYBE"]).talk.command("NOOP", 0)).rejects.toMatchObject({ failure: { code: "malformed-reply" } });
});
