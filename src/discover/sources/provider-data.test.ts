import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { providerByExchanger, providerByHost, providerOf, providers } from "./provider-data.ts";

const hostName = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

test("knows at least a hundred and fifty providers, each by one id", () => {
  expect(providers.length).toBeGreaterThanOrEqual(150);
  expect(new Set(providers.map((one) => one.id)).size).toBe(providers.length);
});

describe.each(providers.map((one) => [one.id, one] as const))("%s", (_id, row) => {
  test("is complete", () => {
    expect(row.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(row.name).not.toBe("");
    expect(row.domains.length + row.exchangers.length + (row.user === "assigned" ? row.routes.length : 0), "some way to recognise it").toBeGreaterThan(0);
    const withoutSmtp = row.notes?.some((note) => note.text.startsWith("Offers no SMTP")) === true;
    expect(row.routes.some((route) => route.protocol === "smtp"), "a way out, or the word that there is none").toBe(!withoutSmtp);
    for (const note of row.notes ?? []) expect(note.on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
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

const recorded = JSON.parse(readFileSync(new URL("../../testing/recorded/largest-providers.json", import.meta.url), "utf8")) as { readonly tables: Readonly<Record<string, string>>; readonly providers: readonly (readonly [domain: string, host: string, port: number, user: string, table: string])[] };

/** Which of the tables a row of ours rests on. */
const tableOf = (source: string) => (/autoconfig\.thunderbird/.test(source) ? "ispdb" : /mustang-im/.test(source) ? "ispdb-net" : (Object.entries(recorded.tables).find(([, url]) => source === url)?.[0] ?? "its own"));

/** Does our row give this server, this port with the encryption that goes with it, and this form of the user name? */
function agrees([domain, host, port, user]: (typeof recorded.providers)[number]): boolean {
  const row = providerOf(domain);
  return row !== undefined && row.routes.some((route) => route.protocol === "smtp" && route.host === host && route.port === port) && (row.user === user || row.user === "either");
}

test("has the settings of the largest mail providers right in its own data, as another table has them too", () => {
  expect(recorded.providers.length).toBeGreaterThanOrEqual(100);
  expect(recorded.providers.filter(([domain]) => providerOf(domain) === undefined)).toEqual([]);
  // a table can only confirm a row that was not taken from it
  expect(recorded.providers.filter(([domain, , , , table]) => tableOf(providerOf(domain)?.source ?? "") !== table).length).toBeGreaterThanOrEqual(100);
  const right = recorded.providers.filter(agrees);
  expect(right.length / recorded.providers.length).toBeGreaterThanOrEqual(0.95);
});

test("warns wherever another table says otherwise: by the word second-hand, or by a note on what was before", () => {
  const warned = (domain: string) => providerOf(domain)?.standing === "second-hand" || (providerOf(domain)?.notes ?? []).length > 0;
  expect(recorded.providers.filter((one) => !agrees(one)).map(([domain]) => domain)).toEqual(["cox.net", "frontiernet.net", "bol.com.br", "proton.me"]);
  expect(recorded.providers.filter((one) => !agrees(one) && !warned(one[0]))).toEqual([]);
});

test("calls every row second-hand that rests on another program's table or a stranger's page", () => {
  const others = /github\.com\/(?:M66B|Foundry376|socrtwo|nodemailer)\/|nanopo\.st|quai-des-entrepreneurs|mailflowauthority|fgrade\.com|blogspot/;
  for (const row of providers) expect(row.standing === "second-hand", row.id).toBe(others.test(row.source));
});

test("knows a relay by its host, and a stranger by none", () => {
  expect(providerByHost("smtp.sendgrid.net")?.id).toBe("sendgrid");
  expect(providerByHost("SMTP.Office365.com")?.id).toMatch(/outlook|microsoft-365/);
  expect(providerByHost("smtp.example.org")).toBeUndefined();
});

test("says where a row is second-hand, and where no program can send at all", () => {
  expect(providerOf("rediff.com")?.standing).toBe("second-hand");
  expect(providerOf("gmail.com")?.standing).toBeUndefined();
  expect(providerOf("tuta.com")?.routes).toEqual([]);
});
