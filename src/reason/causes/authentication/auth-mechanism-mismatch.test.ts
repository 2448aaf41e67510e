import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

test("names it where only mechanisms of the Windows world are offered", () => {
  const [first] = diagnose(imagine(reachesLogin(["NTLM", "GSSAPI"]))).named;
  expect(first?.cause).toBe("auth-mechanism-mismatch");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Kerberos");
});

test("names it where the mail program is set to one that is not offered", () => {
  const [first] = diagnose(imagine(reachesLogin(), { target: { mechanism: "CRAM-MD5" } })).named;
  expect(first?.cause).toBe("auth-mechanism-mismatch");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("\"from\":\"CRAM-MD5\",\"to\":\"normal password");
});

test("names it from the server's words", () => {
  const [first] = diagnose(imagine([...reachesLogin(["CRAM-MD5", "PLAIN"]), loginRefused("504 CRAM-MD5 authentication mechanism not supported"), accessLogsIn()])).named;
  expect(first?.cause).toBe("auth-mechanism-mismatch");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("PLAIN");
});

test("is silent where a token is wanted", () => {
  const named = diagnose(imagine(reachesLogin(["XOAUTH2"]))).named.map((one) => one.cause);
  expect(named).not.toContain("auth-mechanism-mismatch");
  expect(named[0]).toBe("auth-basic-retired-oauth-required");
});

test("is silent for a refused pair", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-mechanism-mismatch");
  expect(named[0]).toBe("auth-bad-password");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
