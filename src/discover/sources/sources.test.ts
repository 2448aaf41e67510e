import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { MailWorld, trustedAuthority } from "../../apps/demo/mail-world.ts";
import { encrypt } from "../../apps/demo/servers/encrypt.ts";
import type { Service } from "../../apps/demo/servers/listener.ts";
import type { Target } from "../../model/target.ts";
import { discover } from "../discover.ts";

// Real sockets on loopback: a DNS server, and web servers with certificates of a test authority. Nothing leaves this machine.

const web = { own: "192.0.2.80", database: "192.0.2.81", other: "192.0.2.82" } as const;
const open: MailWorld[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const targetOf = (address: string): Target => ({ address, domain: address.slice(address.indexOf("@") + 1), from: address, history: "not-said", controls: [] });

/** A world in which these names lead to web servers that answer by these listeners. */
async function worldOf(address: string, hosts: Readonly<Record<string, string>>, answer: RequestListener, plain?: RequestListener): Promise<MailWorld> {
  const world = new MailWorld(targetOf(address), await trustedAuthority());
  open.push(world);
  for (const [name, at] of Object.entries(hosts)) world.zone.names.set(name, { ...world.zone.names.get(name), A: [at] });
  const context = await world.certificate({ names: Object.keys(hosts) });
  const service = (listener: RequestListener, secured: "yes" | "no"): Service => {
    const server = createServer(listener);
    return (socket) => void server.emit("connection", secured === "yes" ? encrypt(socket, { context }) : socket);
  };
  for (const at of new Set(Object.values(hosts))) {
    world.place(at, 443, service(answer, "yes"));
    if (plain !== undefined) world.place(at, 80, service(plain, "no"));
  }
  return world;
}

async function ask(world: MailWorld, options: { follow?: readonly string[]; ask?: "everyone" | "own-data-first" } = {}) {
  await world.open();
  const { found, answers } = discover(world.target, world.reach(), new AbortController().signal, { ask: options.ask ?? "everyone", follow: options.follow ?? [] });
  return { routes: await found, answers: await answers };
}

const config = (host: string, more = "") =>
  `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><incomingServer type="imap"><hostname>imap.${host}</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></incomingServer><outgoingServer type="smtp"><hostname>smtp.${host}</hostname><port>465</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username><authentication>OAuth2</authentication><authentication>password-cleartext</authentication></outgoingServer>${more}</emailProvider></clientConfig>`;
const pox = (inner: string) => `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"><Account><AccountType>email</AccountType>${inner}</Account></Response></Autodiscover>`;

describe("sixty made-up domains", () => {
  const ways = ["autoconfig", "well-known", "srv", "srv with a dot", "database", "autodiscover"] as const;
  const domains = Array.from({ length: 60 }, (_none, at) => ({ domain: `made-up-${at}.example`, way: ways[at % ways.length] as (typeof ways)[number] }));

  test("are all found as they say themselves", async () => {
    const hosts = Object.fromEntries(domains.flatMap(({ domain }) => [[`autoconfig.${domain}`, web.own], [domain, web.own], [`autodiscover.${domain}`, web.own]]));
    const wayOf = (host: string) => domains.find(({ domain }) => host === domain || host.endsWith(`.${domain}`));
    const world = await worldOf("ann@made-up-0.example", { ...hosts, "autoconfig.thunderbird.net": web.database }, (request, response) => {
      const host = request.headers.host ?? "";
      const url = request.url ?? "";
      const one = wayOf(host);
      const named = domains.find(({ domain }) => url === `/v1.1/${domain}`);
      const good =
        (one?.way === "autoconfig" && host.startsWith("autoconfig.") && url.startsWith("/mail/config-v1.1.xml?emailaddress=") && config(one.domain)) ||
        (one?.way === "well-known" && host === one.domain && url === "/.well-known/autoconfig/mail/config-v1.1.xml" && config(one.domain)) ||
        (host === "autoconfig.thunderbird.net" && named?.way === "database" && config(named.domain)) ||
        (one?.way === "autodiscover" && request.method === "POST" && host.startsWith("autodiscover.") && pox(`<Action>settings</Action><Protocol><Type>SMTP</Type><Server>smtp.${one.domain}</Server><Port>465</Port><SSL>on</SSL><LoginName>ann</LoginName></Protocol>`));
      response.writeHead(good ? 200 : 404);
      response.end(good || "not here");
    });
    for (const { domain, way } of domains) {
      if (way === "srv" || way === "srv with a dot") world.zone.names.set(`_submissions._tcp.${domain}`, { SRV: [`5 0 465 smtp.${domain}`] });
      if (way === "srv with a dot") world.zone.names.set(`_submission._tcp.${domain}`, { SRV: ["0 0 0 ."] });
    }
    await world.open();
    const wrong: string[] = [];
    for (const { domain, way } of domains) {
      const { found, answers } = discover(targetOf(`ann@${domain}`), world.reach(), new AbortController().signal, { ask: "everyone" });
      const first = (await found).find((route) => route.protocol === "smtp");
      if (first?.host !== `smtp.${domain}` || first.port !== 465 || first.security !== "tls") wrong.push(`${domain} (${way}): ${JSON.stringify(first)}`);
      const said = (await answers).flatMap((one) => (one.ok ? one.saw.notOffered : []));
      if ((way === "srv with a dot") !== said.includes("_submission._tcp")) wrong.push(`${domain} (${way}): not offered ${said.join()}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe("one domain", () => {
  const hosts = { "mail.test": web.own, "autoconfig.mail.test": web.own, "autodiscover.mail.test": web.own, "autoconfig.thunderbird.net": web.database };
  const seen = (answers: Awaited<ReturnType<typeof ask>>["answers"]) => answers.map((one) => (one.ok ? `${one.saw.source}: ${one.saw.servers.map((server) => server.host).join()} ${one.saw.doubts.join("; ")}` : `failed: ${one.failure.code}`));

  test("fills in the mailbox, and keeps what the file says of logins and pages", async () => {
    const world = await worldOf("ann@mail.test", hosts, (request, response) => response.end(request.url?.startsWith("/mail/") ? config("mail.test", '<enable visiturl="https://mail.test/switch"><instruction>Switch it on</instruction></enable>') : ""));
    const { answers } = await ask(world);
    const own = answers.find((one) => one.ok && one.saw.servers.length > 0);
    expect(own?.ok === true && own.saw).toMatchObject({
      source: "autoconfig",
      authenticated: "yes",
      servers: [
        { protocol: "smtp", host: "smtp.mail.test", port: 465, security: "tls", user: "ann@mail.test", authentication: ["oauth2", "password"] },
        { protocol: "imap", host: "imap.mail.test", port: 993, security: "tls", user: "ann", authentication: ["password"] },
      ],
      pages: [{ about: "Switch it on", url: "https://mail.test/switch" }],
    });
  });

  test("trusts a host elsewhere with a login by an authenticated file, and by a forgeable one only for a look", async () => {
    const world = await worldOf("ann@mail.test", hosts, (request, response) => response.end(request.headers.host === "autoconfig.mail.test" ? config("elsewhere.test") : ""));
    world.zone.names.set("_submissions._tcp.mail.test", { SRV: ["0 0 465 out.third.test"] });
    const { routes } = await ask(world);
    expect(routes.find((route) => route.host === "smtp.elsewhere.test")?.trust).toBe("login");
    expect(routes.find((route) => route.host === "out.third.test")?.trust).toBe("look-only");
  });

  test("takes a file over plain http for a look alone, and never names the mailbox there", async () => {
    const asked: string[] = [];
    const world = await worldOf(
      "ann@mail.test",
      hosts,
      (_request, response) => response.writeHead(404).end(),
      (request, response) => {
        asked.push(request.url ?? "");
        response.end(request.url === "/mail/config-v1.1.xml" ? config("evil.test") : "");
      },
    );
    const { routes } = await ask(world);
    expect(routes.find((route) => route.host === "smtp.evil.test")?.trust).toBe("look-only");
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.join()).not.toContain("ann");
  });

  test.each([
    ["a Location header", (response: Parameters<RequestListener>[1]) => response.writeHead(302, { location: "https://evil.test/autodiscover/autodiscover.xml" }).end()],
    ["its answer", (response: Parameters<RequestListener>[1]) => response.end(pox("<Action>redirectUrl</Action><RedirectUrl>https://evil.test/autodiscover/autodiscover.xml</RedirectUrl>"))],
  ] as const)("Autodiscover that redirects to another domain by %s is not followed, but where the user allows it", async (_how, redirect) => {
    const reached: string[] = [];
    const make = () =>
      worldOf("ann@mail.test", { ...hosts, "evil.test": web.other }, (request, response) => {
        const bytes: Buffer[] = [];
        request.on("data", (chunk: Buffer) => bytes.push(chunk));
        request.on("end", () => {
          if (request.headers.host === "evil.test") {
            reached.push(`${request.headers.authorization ?? "no login"} ${Buffer.concat(bytes).toString()}`);
            return response.end(pox("<Action>settings</Action><Protocol><Type>SMTP</Type><Server>smtp.evil.test</Server><Port>587</Port><Encryption>TLS</Encryption></Protocol>"));
          }
          return request.method === "POST" ? redirect(response) : response.writeHead(404).end();
        });
      });
    const refused = await ask(await make());
    expect(reached).toEqual([]);
    expect(seen(refused.answers).join("\n")).toContain("evil.test, which is another domain");
    const allowed = await ask(await make(), { follow: ["evil.test"] });
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.every((one) => one.startsWith("no login"))).toBe(true);
    expect(allowed.routes.find((route) => route.host === "smtp.evil.test")).toMatchObject({ port: 587, security: "starttls", trust: "look-only" });
  });

  test("Autodiscover's service record is followed inside the domain, and not to another one", async () => {
    const settings = pox("<Action>settings</Action><Protocol><Type>SMTP</Type><Server>smtp.mail.test</Server><Port>465</Port><SSL>on</SSL></Protocol>");
    const make = async (to: string) => {
      const world = await worldOf("ann@mail.test", { ...hosts, "discover.mail.test": web.other, "discover.evil.test": web.other }, (request, response) => {
        const there = request.headers.host?.startsWith("discover.") === true;
        response.writeHead(there ? 200 : 404).end(there ? settings : "");
      });
      world.zone.names.set("_autodiscover._tcp.mail.test", { SRV: [`0 0 443 ${to}`] });
      return ask(world);
    };
    expect((await make("discover.mail.test")).routes.find((route) => route.source === "autodiscover")).toMatchObject({ host: "smtp.mail.test", port: 465 });
    const other = await make("discover.evil.test");
    expect(other.routes.some((route) => route.source === "autodiscover")).toBe(false);
    expect(seen(other.answers).join("\n")).toContain("discover.evil.test, which is another domain");
  });

  const bomb = `<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_none, at) => `<!ENTITY a${at} "&a${at - 1};&a${at - 1};&a${at - 1};">`).join("")}]><clientConfig><emailProvider>&a19;</emailProvider></clientConfig>`;
  const hostile: readonly (readonly [string, RequestListener])[] = [
    ["an entity bomb", (_request, response) => void response.end(bomb)],
    ["an external entity", (_request, response) => void response.end('<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><clientConfig><emailProvider>&x;</emailProvider></clientConfig>')],
    ["ten thousand elements deep", (_request, response) => void response.end("<a>".repeat(10_000) + "</a>".repeat(10_000))],
    ["ten megabytes", (_request, response) => void response.end(Buffer.alloc(10 << 20, "<a/>"))],
    ["a page for people", (_request, response) => void response.end("<!doctype html><html><body>Welcome</body></html>")],
    ["half a file", (_request, response) => void response.end(config("mail.test").slice(0, 200))],
    ["hosts that are none", (_request, response) => void response.end(config("mail.test").replaceAll("smtp.mail.test", "smtp mail\u0000/../x").replaceAll("imap.mail.test", "127.0.0.1"))],
    ["a loop of redirects", (request, response) => void response.writeHead(302, { location: `https://${request.headers.host}${request.url}x` }).end()],
    ["a redirect to http", (_request, response) => void response.writeHead(302, { location: "http://mail.test/" }).end()],
  ];
  test.each(hostile)("%s gives no server and a word on why", async (_what, answer) => {
    const world = await worldOf("ann@mail.test", hosts, answer);
    const begun = performance.now();
    const { answers, routes } = await ask(world);
    expect(performance.now() - begun).toBeLessThan(9_500);
    expect(routes.filter((route) => route.source !== "guess")).toEqual([]);
    for (const one of answers) if (one.ok && one.saw.source !== "guess" && one.saw.source !== "srv") expect(one.saw.doubts.length).toBeGreaterThan(0);
  });

  test("whoever never ends the answer is left after the limit", async () => {
    const world = await worldOf("ann@mail.test", hosts, (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 100);
      response.on("close", () => clearInterval(drip));
    });
    const begun = performance.now();
    await ask(world, { ask: "own-data-first" });
    expect(performance.now() - begun).toBeLessThan(6_500);
  }, 15_000);

  test("a certificate for another name ends the asking", async () => {
    const world = await worldOf("ann@mail.test", hosts, (_request, response) => void response.end(config("mail.test")));
    const context = await world.certificate({ names: ["somebody-else.test"] });
    const server = createServer((_request, response) => void response.end(config("mail.test")));
    world.place(web.own, 443, (socket) => void server.emit("connection", encrypt(socket, { context })));
    world.zone.names.delete("autoconfig.thunderbird.net");
    const { routes } = await ask(world);
    expect(routes.filter((route) => route.source !== "guess")).toEqual([]);
  });

  test("the plain diagnosis asks nobody but the mail domain itself", async () => {
    const asked: string[] = [];
    const world = await worldOf("ann@mail.test", { ...hosts, "autoconfig.operator.test": web.other }, (request, response) => {
      asked.push(request.headers.host ?? "");
      response.writeHead(404).end();
    });
    world.zone.names.set("mail.test", { A: [web.own], MX: ["10 mx.operator.test"] });
    await ask(world, { ask: "own-data-first" });
    expect([...new Set(asked)].sort()).toEqual(["autoconfig.mail.test", "mail.test"]);
  });
});
