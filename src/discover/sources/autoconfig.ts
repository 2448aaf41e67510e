import type { World } from "../../world/world.ts";
import { ask, type Asked, type Asking, nothingSaid } from "./asking.ts";
import { fetchWithin, isOwn, registeredDomain } from "./fetch-within.ts";
import { readAutoconfig } from "./read-autoconfig.ts";

/** Thunderbird's database of providers: https://github.com/thunderbird/autoconfig. */
const databaseHost = "autoconfig.thunderbird.net";

function read(source: Asked["source"], home: string, url: string, asking: Asking, world: World): Promise<Asked> {
  return ask(source, url, world, async () => {
    const fetched = await fetchWithin(home, url, asking, world);
    if ("stopped" in fetched) return nothingSaid(fetched.stopped);
    if (fetched.answer.status !== 200) return nothingSaid(`no settings there (HTTP ${fetched.answer.status})`);
    const said = readAutoconfig(fetched.text, asking.address);
    const plain = url.startsWith("http:") ? ["it came over a line without encryption, where anybody on the way can change it: good for a look, not for a password"] : [];
    return { ...said, doubts: [...said.doubts, ...plain], authenticated: isOwn(fetched, asking.domain), notOffered: [], notes: [] };
  });
}

const said = (asked: readonly Asked[]) => asked.some((one) => one.outcome.ok && one.outcome.saw.servers.length > 0);

/**
 * The mail domain's own configuration, at the two addresses of draft-ietf-mailmaint-autoconfig, over https.
 * Where neither says anything, and only where the caller wants a look at all costs, over http: never with the mailbox's name in the question.
 */
export async function ownAutoconfig(asking: Asking, world: World, plain: "never" | "to-look"): Promise<readonly Asked[]> {
  const { domain } = asking;
  // The dot must stay a dot: some servers take %2E for another name.
  const mailbox = encodeURIComponent(asking.address);
  const secured = await Promise.all([
    read("autoconfig", domain, `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${mailbox}`, asking, world),
    read("autoconfig", domain, `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`, asking, world),
  ]);
  if (plain === "never" || said(secured)) return secured;
  const open = await Promise.all([
    read("autoconfig", domain, `http://autoconfig.${domain}/mail/config-v1.1.xml`, asking, world),
    read("autoconfig", domain, `http://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`, asking, world),
  ]);
  return [...secured, ...open];
}

/** What Thunderbird's database has for a domain. It learns the domain from this, and not the mailbox. */
export function thunderbirdDatabase(domain: string, asking: Asking, world: World): Promise<Asked> {
  return read("ispdb", databaseHost, `https://${databaseHost}/v1.1/${domain}`, asking, world);
}

/** The configuration of whoever takes the domain's mail: what its own servers and the database have for the operator of the mail exchanger. A guess, because DNS alone leads there. */
export async function exchangersAutoconfig(exchanger: string, asking: Asking, world: World): Promise<readonly Asked[]> {
  const operator = registeredDomain(exchanger);
  if (operator === registeredDomain(asking.domain)) return [];
  // Nobody there has to know the mailbox: the operator's own settings are the same for everybody.
  return Promise.all([read("mx", operator, `https://autoconfig.${operator}/mail/config-v1.1.xml`, asking, world), read("mx", databaseHost, `https://${databaseHost}/v1.1/${operator}`, asking, world)]);
}
