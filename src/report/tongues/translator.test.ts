import { expect, test } from "vitest";
import { translator } from "./translator.ts";

const german = translator([
  ["{at} opens", "{at} ist offen"],
  ["{at} opens, {other} does not", "{at} ist offen, {other} nicht"],
  ["the reply to {*phase} says that {*what}", "die Antwort auf {*phase} besagt: {*what}"],
  ["the login", "die Anmeldung"],
  ["the mailbox is full", "das Postfach ist voll"],
  ["change {*field} from {?from} to {?to}", "ändern Sie {*field} von {?from} auf {?to}"],
  ["the port", "den Port"],
  ["none", "keine"],
]);

test("a clause, and the sentence that is made of it, are one and the same", () => {
  expect(german("the mailbox is full")).toBe("das Postfach ist voll");
  expect(german("The mailbox is full.")).toBe("Das Postfach ist voll.");
});

test("what differs from case to case is carried over, dots and braces and all", () => {
  expect(german("smtp.example.com:587 (192.0.2.1) opens.")).toBe("smtp.example.com:587 (192.0.2.1) ist offen.");
  expect(german("a opens, b{c}$& does not")).toBe("a ist offen, b{c}$& nicht");
});

test("a sentence within a sentence is translated, or nothing is", () => {
  expect(german("The reply to the login says that the mailbox is full.")).toBe("Die Antwort auf die Anmeldung besagt: das Postfach ist voll.");
  expect(german("The reply to the login says that the moon is full.")).toBeUndefined();
});

test("a value is translated where it is a word, and carried over where it is a value", () => {
  expect(german("Change the port from none to 587.")).toBe("Ändern Sie den Port von keine auf 587.");
  expect(german("Change the colour from none to 587.")).toBeUndefined();
});

test("what nobody wrote down stays as it is", () => {
  expect(german("Anything else.")).toBeUndefined();
  expect(german("")).toBeUndefined();
});
