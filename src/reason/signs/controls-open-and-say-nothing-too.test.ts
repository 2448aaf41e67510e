import { expect, test } from "vitest";
import { diagnose } from "../diagnose.ts";
import { controlGreets, controlOpens, endpoint, failedAt, imagine, opens, resolves } from "../../testing/imagined.ts";

const mute = [resolves(), opens(), failedAt("smtp-greeting", "silent", endpoint(), "them"), controlOpens(587), controlOpens(443, "web.example.org")];
const muteControl = (host: string) => failedAt("control-greeting", "silent", endpoint({ host, address: "203.0.113.6" }), "them");
const namedBy = (drafts: Parameters<typeof imagine>[0]) => diagnose(imagine(drafts)).named.map((one) => one.cause);

test("somebody in between is named where two unrelated servers open and say nothing too", () => {
  expect(namedBy([...mute, muteControl("smtp.one.example"), muteControl("smtp.two.example")])[0]).toBe("net-smtp-inspection-proxy");
});

test("nobody in between is blamed where an unrelated server greets, or only one is mute", () => {
  expect(namedBy([...mute, controlGreets("220 smtp.control.example.org ESMTP"), muteControl("smtp.two.example")])).not.toContain("net-smtp-inspection-proxy");
  expect(namedBy([...mute, muteControl("smtp.two.example")])).not.toContain("net-smtp-inspection-proxy");
});
