import { expect, test } from "vitest";
import { controlDoesNotOpen, controlOpens, doesNotOpen, endpoint, envelope, failedAt, greets, healthyWalk, hello, helloInTls, host, imagine, logsIn, opens, resolves, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const on465 = { port: 465, security: "tls" } as const;
const works465 = [opens(on465), shakesHands({}, on465), greets(undefined, on465), helloInTls({ auth: ["PLAIN"] }, on465), logsIn(on465), envelope(undefined, undefined, {}, on465)];
const on25 = { port: 25, security: "starttls" } as const;
const works587 = [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope()];

test("names cfg-wrong-port when the configured port refuses and another port of the host offers a login", () => {
  const { verdict, named } = diagnose(imagine([resolves(), doesNotOpen("refused"), ...works465, controlOpens(587)]));
  expect(verdict).toBe("named");
  expect(named.map((one) => one.cause)).toEqual(["cfg-wrong-port"]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "port", from: "587", to: "465" });
  expect(named[0]?.because.map((one) => one.sign)).toContain("sibling-port-works");
  expect(named[0]?.notExcluded).not.toContain("cfg-plaintext-on-implicit-tls-port");
});

test("names it for a port that is silent here and open at others", () => {
  const { named } = diagnose(imagine([resolves(), doesNotOpen("no-answer"), ...works465, controlOpens(587)]));
  expect(named[0]?.cause).toBe("cfg-wrong-port");
});

test("names it for a port on which the receiving server answers", () => {
  const on993 = { port: 993, security: "tls" } as const;
  const { named } = diagnose(imagine([resolves(), opens(on993), shakesHands({}, on993), failedAt("smtp-greeting", "not-smtp", endpoint(on993), "them"), ...works587], { route: on993 }));
  expect(named[0]?.cause).toBe("cfg-wrong-port");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "port", from: "993", to: "587" });
});

test("names it, and not a missing login, for port 25 where 587 offers the login", () => {
  const walk25 = [opens(on25), greets(undefined, on25), hello(undefined, on25), upgrades(undefined, on25), shakesHands({}, on25), helloInTls({ auth: [] }, on25)];
  const { named } = diagnose(imagine([resolves(), ...walk25, ...works587], { route: on25 }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-wrong-port"]);
});

test("is silent when the network shuts the same port everywhere", () => {
  const { named } = diagnose(imagine([resolves(), doesNotOpen("no-answer"), ...works465, controlDoesNotOpen("no-answer", 587), controlOpens(465)]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-wrong-port");
});

test("is silent when no other port of the host answers", () => {
  const { named } = diagnose(imagine([doesNotOpen("refused"), doesNotOpen("refused", { port: 465 }), doesNotOpen("refused", { port: 25 })]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-wrong-port");
});

test("is silent about a port that nobody stated", () => {
  const routes = [587, 465].map((port) => ({ protocol: "smtp", host, port, security: port === 465 ? "tls" : "starttls", source: "guess", trust: "login" }) as const);
  const made = imagine([resolves(), doesNotOpen("refused"), ...works465], { routes });
  const { submission: _submission, ...target } = made.target;
  const { verdict, named } = diagnose({ ...made, target });
  expect(named).toEqual([]);
  expect(verdict).toBe("healthy");
});

test("is silent about a host it did not measure, and about a healthy walk", () => {
  expect(diagnose(imagine([opens({ host: `other.${host}`, port: 465 })])).named).toEqual([]);
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
