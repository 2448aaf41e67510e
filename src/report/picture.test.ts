import { expect, test } from "vitest";
import type { CaseFile } from "../model/case-file.ts";
import type { Facts } from "../model/observation.ts";
import { diagnose } from "../reason/diagnose.ts";
import { accessLogsIn, accessRefused, controlDoesNotOpen, doesNotOpen, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, resolves, saw, shakesHands, upgrades } from "../testing/imagined.ts";
import { withoutNames } from "./anonymous.ts";
import { drawPicture } from "./picture.ts";
import { links } from "./place.ts";
import { timelineOf } from "./timeline.ts";

const draw = (caseFile: CaseFile) => {
  const picture = drawPicture(caseFile, diagnose(caseFile));
  return { ...picture, state: Object.fromEntries(picture.sending.map((link) => [link.id, link.state])), cause: picture.sending.filter((link) => link.causeHere === "yes").map((link) => link.id) };
};

test("a healthy mailbox has no broken link and no place of a cause, and what nobody measured is not called good", () => {
  const { state, cause, sending } = draw(imagine([resolves(), ...healthyWalk()]));
  expect(sending.map((link) => link.id)).toEqual(links);
  expect(Object.values(state)).not.toContain("stops");
  expect(state).toMatchObject({ program: "not-measured", dns: "ok", port: "ok", tls: "ok", login: "ok", envelope: "ok", message: "not-measured", receiver: "not-measured", inbox: "not-measured" });
  expect(cause).toEqual([]);
});

test("a refused login breaks the chain at the login and nowhere else, with the server's words as evidence", () => {
  const { state, sending } = draw(imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), loginRefused("535 5.7.8 Error: authentication failed"), accessRefused()]));
  expect(Object.entries(state).filter(([, one]) => one === "stops")).toEqual([["login", "stops"]]);
  const login = sending.find((link) => link.id === "login");
  expect(login?.evidence[0]).toMatchObject({ outcome: "refused", quote: "535 5.7.8 Error: authentication failed" });
  expect(login?.causeHere).toBe("yes");
});

test("where the same port is shut everywhere the network is what breaks, and the server is not blamed", () => {
  const { state } = draw(imagine([resolves(), doesNotOpen("no-answer"), controlDoesNotOpen("no-answer", 587), controlDoesNotOpen("no-answer", 587, "other.example.org", "203.0.113.6")]));
  expect(state["access-network"]).toBe("stops");
  expect(state.port).toBe("not-measured");
});

test("a port that refuses at this server alone is the server's link", () => {
  const { state } = draw(imagine([resolves(), doesNotOpen("refused")]));
  expect(state.port).toBe("stops");
  expect(state["access-network"]).toBe("not-measured");
});

test("the way in stands beside the way out, and ends where it is refused", () => {
  const good = draw(imagine([resolves(), ...healthyWalk(), accessLogsIn()])).receiving;
  expect(good.find((link) => link.id === "login")?.state).toBe("ok");
  expect(good.at(-1)).toMatchObject({ id: "inbox", state: "ok" });
  const bad = draw(imagine([resolves(), opens(), accessRefused()])).receiving;
  expect(bad.find((link) => link.id === "login")?.state).toBe("stops");
  expect(bad.at(-1)?.state).toBe("not-measured");
});

test("a test message that was found makes the last two links good; one in junk, one that came back and one that never came do not", () => {
  const sent = saw("smtp-canary", { reply: { code: 250, text: "queued", lines: ["250 queued"] }, messageId: "1@example.com" });
  const access = { on: "endpoint", protocol: "imap", host: "imap.example.net", address: "192.0.2.11", port: 993, security: "tls" } as const;
  const found = { folder: "INBOX", isJunk: "no", afterS: 2, hops: [], judgedBy: "", results: [], removed: "yes" } as const;
  const ends = (...saws: readonly Facts["message-arrival"][]) => draw(imagine([resolves(), ...healthyWalk(), sent, ...saws.map((one) => saw("message-arrival", one, access))])).state;
  expect(ends({ outcome: "arrived", found })).toMatchObject({ message: "ok", receiver: "ok", inbox: "ok" });
  expect(ends({ outcome: "arrived", found: { ...found, folder: "Spam", isJunk: "yes" } })).toMatchObject({ receiver: "ok", inbox: "odd" });
  expect(ends({ outcome: "bounced", bounce: { code: 550, text: "no", lines: ["550 no"] }, folder: "INBOX", removed: "yes" })).toMatchObject({ receiver: "stops", inbox: "not-measured" });
  expect(ends({ outcome: "not-seen", folders: ["INBOX"], waitedS: 45 })).toMatchObject({ receiver: "not-measured", inbox: "odd" });
  expect(ends()).toMatchObject({ message: "ok", receiver: "not-measured", inbox: "not-measured" });
});

test("words alone mark the place that they speak of", () => {
  const { state, sending } = draw(imagine([saw("reported-reply", { text: "550 5.1.1 no such user (in reply to RCPT TO command)", phase: "rcpt" }, { on: "message" })], { routes: [] }));
  expect(state.envelope).toBe("stops");
  expect(sending.filter((link) => link.state !== "not-measured" && link.id !== "envelope" && link.causeHere === "no")).toEqual([]);
});

test("the timeline has every measurement once, in lanes by what it is about", () => {
  const caseFile = imagine([resolves(), ...healthyWalk()]);
  const { lanes, totalMs } = timelineOf(caseFile);
  expect(lanes.flatMap((lane) => lane.spans.map((span) => span.id)).sort()).toEqual(caseFile.observations.map((one) => one.id).sort());
  expect(totalMs).toBeGreaterThan(0);
  expect(timelineOf(withoutNames(caseFile)).lanes.length).toBe(lanes.length);
});
