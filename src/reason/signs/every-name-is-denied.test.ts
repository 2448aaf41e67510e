import { expect, test } from "vitest";
import { dnsAnswers, doesNotResolve, imagine, resolves } from "../../testing/imagined.ts";
import { readSign } from "../diagnose.ts";
import { everyNameIsDenied } from "./every-name-is-denied.ts";
import { hostDoesNotExist } from "./host-does-not-exist.ts";

const state = (...drafts: Parameters<typeof imagine>[0]) => readSign(everyNameIsDenied, imagine(drafts)).state;
const denied = (name?: string) => doesNotResolve("name-not-found", name);

test("is present when the host and two unrelated operators are denied alike, and then the host's own name is left open", () => {
  const all = [denied(), denied("smtp.other.org"), denied("mail.third.com")];
  expect(state(...all)).toBe("present");
  expect(readSign(hostDoesNotExist, imagine([...all, dnsAnswers("A", [], undefined, "NXDOMAIN")])).state).toBe("unknown");
});

test("is absent when one name is found, or fails in another way than by denial", () => {
  expect(state(denied(), denied("smtp.other.org"), resolves("mail.third.com"))).toBe("absent");
  expect(state(denied(), denied("smtp.other.org"), doesNotResolve("resolver-silent", "mail.third.com"))).toBe("absent");
});

test("is unknown when only names of the host's own operator, or of one other, were looked up", () => {
  expect(state(denied())).toBe("unknown");
  expect(state(denied(), denied("imap.example.net"))).toBe("unknown");
  expect(state(denied(), denied("imap.example.net"), denied("smtp.other.org"))).toBe("unknown");
});
