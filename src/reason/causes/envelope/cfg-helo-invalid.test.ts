import { expect, test } from "vitest";
import { doesNotOpen, endpoint, envelope, greets, healthyWalk, helloInTls, imagine, logsIn, offer, opens, reply, reported, resolves, saw, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const refusedHello = (kind: "smtp-hello" | "smtp-hello-tls", text: string, second = "250 mail.example.net") =>
  saw(kind, { said: "my_pc", reply: reply(text), offer: offer({ starttls: "offered", auth: ["PLAIN"] }), retry: { said: "EHLO [198.51.100.7]", reply: reply(second) } }, endpoint());

test("names it when the stated name is refused and an address literal is accepted, although the account can send that way", () => {
  const text = "501 5.5.2 <my_pc>: Helo command rejected: Invalid name";
  const { verdict, named } = diagnose(imagine([resolves(), opens(), greets(), refusedHello("smtp-hello", text), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope()], { target: { ehloName: "my_pc" } }));
  expect(verdict).toBe("named");
  expect(named.map((one) => one.cause)).toEqual(["cfg-helo-invalid"]);
  expect(named[0]?.remedy.steps[0]).toMatchObject({ do: "set", field: "name in EHLO (HELO name, local host name)", from: "my_pc" });
  expect(named[0]?.because[0]?.quote).toBe(text);
});

test("names it when the check is put off until RCPT", () => {
  const { named } = diagnose(imagine([...healthyWalk().slice(0, 8), envelope("250 Ok", "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname")]));
  expect(named[0]?.cause).toBe("cfg-helo-invalid");
});

test.each(["550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)", "501 Syntactically invalid EHLO argument(s)", "421-4.7.0 Try again later, closing connection. (EHLO)"])("names it for the pasted words %s", (text) => {
  expect(diagnose(imagine([reported(text)])).named[0]?.cause).toBe("cfg-helo-invalid");
});

test.each(["503 5.5.1 Error: send HELO/EHLO first", "554 5.7.1 blocked using zen.spamhaus.org"])("is silent about %s", (text) => {
  expect(diagnose(imagine([reported(text)])).named.map((one) => one.cause)).not.toContain("cfg-helo-invalid");
});

test("is silent when every name is refused for a reason that is not the name", () => {
  const { named } = diagnose(imagine([resolves(), opens(), greets(), refusedHello("smtp-hello", "554 5.7.1 your address is blocked", "554 5.7.1 your address is blocked")]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-helo-invalid");
});

test("is not denied where another fault comes first: the name is refused on the port that works", () => {
  const { named } = diagnose(imagine([resolves(), doesNotOpen("refused", { port: 465, security: "tls" }), opens(), greets(), refusedHello("smtp-hello", "501 5.5.2 <my_pc>: Helo command rejected: Invalid name"), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope()], { route: { port: 465, security: "tls" } }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-wrong-port", "cfg-helo-invalid"]);
});

test("is undecided where no name was said", () => {
  const { ruledOut } = diagnose(imagine([resolves(), doesNotOpen("refused"), helloInTls(undefined, { host: "smtp.other.example" })]));
  expect(ruledOut.map((one) => one.cause)).not.toContain("cfg-helo-invalid");
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
