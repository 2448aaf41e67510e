import { expect, test } from "vitest";
import type { Target } from "../model/target.ts";
import type { World } from "../world/world.ts";
import { discover } from "./discover.ts";

/** A world in which only these names have an address, and no resolver can be asked. */
const worldOf = (...names: string[]) => ({ vantage: "here", now: () => 0, wallClock: () => new Date(0), resolvers: () => [], systemLookup: (name: string) => Promise.resolve(names.includes(name) ? ["192.0.2.1"] : []) }) as unknown as World;
const targetOf = (address: string, submission?: Target["submission"]): Target => ({
  address,
  domain: address.slice(address.indexOf("@") + 1),
  from: address,
  history: "not-said",
  controls: [],
  ...(submission === undefined ? {} : { submission }),
});
const never = new AbortController().signal;
const smtpOf = async (target: Target, world: World) => {
  const { named, found } = discover(target, world, never);
  return [...named, ...(await found)].filter((route) => route.protocol === "smtp");
};

test("trusts the host in the settings with a login, unless it is one slip away from the provider's own", async () => {
  const of = async (host: string) => (await smtpOf(targetOf("ann@gmail.com", { host, port: 587 }), worldOf()))[0]?.trust;
  expect(await of("smtp.gmail.com")).toBe("login");
  expect(await of("smtp.example.org")).toBe("login");
  expect(await of("smtp.gmial.com")).toBe("look-only");
  expect(await of("smtp.gmail.co")).toBe("look-only");
});

test("lists the settings first and the provider's servers after them", async () => {
  const routes = await smtpOf(targetOf("ann@icloud.com", { host: "smtp.icloud.com", port: 465 }), worldOf());
  expect(routes.map((route) => [route.host, route.port, route.source])).toEqual([
    ["smtp.icloud.com", 465, "in-use"],
    ["smtp.mail.me.com", 587, "provider-data"],
  ]);
});

test("takes the security that nobody stated from the provider's custom, then from the port", async () => {
  const of = async (host: string, port: number) => (await smtpOf(targetOf("ann@charter.net", { host, port }), worldOf()))[0]?.security;
  expect(await of("mobile.charter.net", 587)).toBe("tls");
  expect(await of("smtp.example.org", 587)).toBe("starttls");
  expect(await of("smtp.example.org", 465)).toBe("tls");
});

test("guesses the usual names where the host in the settings cannot be found, and not where it can", async () => {
  const target = targetOf("ann@example.com", { host: "stmp.example.com", port: 587 });
  expect((await smtpOf(target, worldOf("smtp.example.com"))).map((route) => route.host)).toContain("smtp.example.com");
  expect((await smtpOf(target, worldOf("smtp.example.com", "stmp.example.com"))).map((route) => route.host)).toEqual(["stmp.example.com"]);
});

test("without settings and without a known provider, guesses every usual name that exists", async () => {
  const routes = await smtpOf(targetOf("ann@example.com"), worldOf("mail.example.com", "example.com"));
  expect([...new Set(routes.map((route) => route.host))]).toEqual(["mail.example.com", "example.com"]);
  expect(routes.every((route) => route.source === "guess")).toBe(true);
});
