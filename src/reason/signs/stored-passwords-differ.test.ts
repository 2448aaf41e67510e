import { expect, test } from "vitest";
import type { SecretShape } from "../../model/settings-facts.ts";
import { imagine, saw } from "../../testing/imagined.ts";
import { readSign } from "../diagnose.ts";
import { storedPasswordsDiffer } from "./stored-passwords-differ.ts";

const shape = (length: number, ...classes: SecretShape["classes"]): SecretShape => ({ length, classes });
const stored = (out: SecretShape | undefined, back: SecretShape | undefined, address = "ann@example.com") =>
  imagine([
    saw(
      "stored-settings",
      {
        program: "thunderbird",
        account: "default",
        addresses: [address],
        submission: { protocol: "smtp", password: { kept: "file", ...(out === undefined ? {} : { read: out }) } },
        access: { protocol: "imap", password: { kept: "file", ...(back === undefined ? {} : { read: back }) } },
        notInEffect: [],
        notes: [],
      },
      { on: "machine" },
    ),
  ]);
const read = (...how: Parameters<typeof stored>) => readSign(storedPasswordsDiffer, stored(...how)).state;

test("tells two passwords apart by length and by the kinds of their characters, and knows that two of the same shape may still differ", () => {
  expect(read(shape(8, "letter"), shape(9, "letter"))).toBe("present");
  expect(read(shape(8, "letter", "digit"), shape(8, "letter", "hash"))).toBe("present");
  expect(read(shape(8, "letter", "digit"), shape(8, "digit", "letter"))).toBe("unknown");
});

test("knows nothing where one of them is not in a file, or the account is somebody else's", () => {
  expect(read(undefined, shape(9, "letter"))).toBe("unknown");
  expect(read(shape(8, "letter"), shape(9, "letter"), "bob@example.org")).toBe("unknown");
});
