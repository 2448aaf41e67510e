import { americas } from "../providers/americas.ts";
import { asiaPacific } from "../providers/asia-pacific.ts";
import { europe } from "../providers/europe.ts";
import { hosting } from "../providers/hosting.ts";
import type { MailProvider } from "../providers/provider.ts";
import { relays } from "../providers/relays.ts";
import { worldwide } from "../providers/worldwide.ts";

export type { MailProvider };

/** Every provider that we know, by region. */
export const providers: readonly MailProvider[] = [...worldwide, ...europe, ...americas, ...asiaPacific, ...hosting, ...relays];

/** The provider whose users have addresses in this domain. */
export function providerOf(domain: string): MailProvider | undefined {
  return providers.find((provider) => provider.domains.includes(domain.toLowerCase()));
}

/** The provider with this id. */
export function providerById(id: string): MailProvider | undefined {
  return providers.find((provider) => provider.id === id);
}

/** Does a host lie at or under a name? */
const under = (host: string, suffix: string) => host === suffix || host.endsWith(`.${suffix}`);

/** The provider whose servers take a domain's mail, by the most exact suffix. A guess: some receive at one place and send at another. */
export function providerByExchanger(exchangers: readonly string[]): MailProvider | undefined {
  const fits = providers.flatMap((provider) => provider.exchangers.filter((suffix) => exchangers.some((host) => under(host, suffix))).map((suffix) => ({ provider, suffix })));
  return fits.sort((a, b) => b.suffix.length - a.suffix.length)[0]?.provider;
}

/** The provider that a host name belongs to: one that we know as its server, or one under its exchangers' domain. */
export function providerByHost(host: string): MailProvider | undefined {
  const name = host.toLowerCase();
  return providers.find((provider) => provider.routes.some((route) => route.host === name)) ?? providerByExchanger([name]);
}
