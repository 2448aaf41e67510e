import { describe, expect, test } from "vitest";
import { providerByExchanger, providerOf, providers } from "./provider-data.ts";

const hostName = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

test("knows at least sixty providers, each by one id", () => {
  expect(providers.length).toBeGreaterThanOrEqual(60);
  expect(new Set(providers.map((one) => one.id)).size).toBe(providers.length);
});

describe.each(providers.map((one) => [one.id, one] as const))("%s", (_id, row) => {
  test("is complete", () => {
    expect(row.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(row.name).not.toBe("");
    expect(row.domains.length + row.exchangers.length, "some way to recognise it").toBeGreaterThan(0);
    expect(row.routes.some((route) => route.protocol === "smtp"), "a way out").toBe(true);
    expect(row.lastReviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const page of [row.source, row.appPasswordPage ?? row.source, row.switchOnPage ?? row.source]) expect(() => new URL(page)).not.toThrow();
    for (const page of [row.source, row.appPasswordPage ?? row.source, row.switchOnPage ?? row.source]) expect(page).toMatch(/^https:\/\//);
  });

  test("names hosts, not addresses, and no way without encryption", () => {
    for (const name of [...row.domains, ...row.exchangers, ...row.routes.map((route) => route.host)]) expect(name).toMatch(hostName);
    for (const route of row.routes) {
      expect(route.security).not.toBe("none");
      if (route.protocol === "smtp") expect([465, 587]).toContain(route.port);
      if (route.protocol === "smtp" && route.port === 465) expect(route.security).toBe("tls");
      if (route.port === 993 || route.port === 995) expect(route.security).toBe("tls");
      if (route.port === 143 || route.port === 110) expect(route.security).toBe("starttls");
    }
  });
});

test("no mail domain and no exchanger belongs to two providers", () => {
  const domains = providers.flatMap((one) => one.domains);
  const exchangers = providers.flatMap((one) => one.exchangers);
  expect(domains.filter((domain, at) => domains.indexOf(domain) !== at)).toEqual([]);
  expect(exchangers.filter((suffix, at) => exchangers.indexOf(suffix) !== at)).toEqual([]);
});

test("recognises a mail domain whatever its case, and nothing that only ends like one", () => {
  expect(providerOf("GMX.net")?.id).toBe("gmx-net");
  expect(providerOf("notgmail.com")).toBeUndefined();
});

test("recognises a customer's domain by the most exact exchanger", () => {
  expect(providerByExchanger(["aspmx.l.google.com"])?.id).toBe("google");
  expect(providerByExchanger(["example-com.mail.protection.outlook.com"])?.id).toBe("microsoft-365");
  expect(providerByExchanger(["mx-aol.mail.gm0.yahoodns.net"])?.id).toBe("aol");
  expect(providerByExchanger(["mta5.am0.yahoodns.net"])?.id).toBe("yahoo");
  expect(providerByExchanger(["mx.notgoogle.com"])).toBeUndefined();
});
