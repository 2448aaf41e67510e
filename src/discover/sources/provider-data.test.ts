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

// The mail domains with the most users in public counts of newsletter addresses; closed services are left out.
const largest = `gmail.com yahoo.com hotmail.com aol.com hotmail.co.uk hotmail.fr msn.com yahoo.fr wanadoo.fr orange.fr comcast.net yahoo.co.uk yahoo.com.br yahoo.co.in live.com
  rediffmail.com free.fr gmx.de web.de yandex.ru ymail.com libero.it outlook.com uol.com.br bol.com.br mail.ru cox.net hotmail.it sbcglobal.net sfr.fr live.fr verizon.net live.co.uk
  googlemail.com yahoo.es ig.com.br live.nl bigpond.com terra.com.br yahoo.it neuf.fr yahoo.de alice.it rocketmail.com att.net laposte.net bellsouth.net yahoo.in hotmail.es charter.net
  yahoo.ca yahoo.com.au rambler.ru hotmail.de tiscali.it shaw.ca yahoo.co.jp sky.com earthlink.net optonline.net freenet.de t-online.de aliceadsl.fr virgilio.it home.nl qq.com telenet.be
  me.com icloud.com yahoo.com.ar tiscali.co.uk yahoo.com.mx gmx.net mail.com planet.nl live.it ntlworld.com arcor.de yahoo.co.id frontiernet.net hetnet.nl live.com.au yahoo.com.sg zonnet.nl
  club-internet.fr juno.com optusnet.com.au blueyonder.co.uk bluewin.ch skynet.be sympatico.ca windstream.net mac.com centurytel.net chello.nl live.ca aim.com bigpond.net.au 163.com naver.com`.split(/\s+/);

test("has the settings of the largest mail domains in its own data", () => {
  expect(largest.length).toBeGreaterThanOrEqual(100);
  expect(largest.filter((domain) => providerOf(domain) === undefined)).toEqual([]);
});

test("knows a relay by its host, and a stranger by none", () => {
  expect(providerByHost("smtp.sendgrid.net")?.id).toBe("sendgrid");
  expect(providerByHost("SMTP.Office365.com")?.id).toMatch(/outlook|microsoft-365/);
  expect(providerByHost("smtp.example.org")).toBeUndefined();
});

test("says where a row is second-hand, and where no program can send at all", () => {
  expect(providerOf("rediffmail.com")?.standing).toBe("second-hand");
  expect(providerOf("gmail.com")?.standing).toBeUndefined();
  expect(providerOf("tuta.com")?.routes).toEqual([]);
});
