import type { Secret } from "../../model/secret.ts";
import { keepSecret } from "./keep-secret.ts";
import { renewToken, type Renewed } from "./renew-token.ts";
import type { OauthRenewal } from "./settings.ts";

/** An access token that holds, or why there is none. */
export type AccessToken =
  | {
      readonly token: Secret;
      readonly endsMs: number;
      /** When the refresh token ends, where the token server says so. */
      readonly refreshEndsMs?: number;
      /** What went wrong besides: the token holds, and tomorrow's may not. */
      readonly worry?: string;
    }
  | Extract<Renewed, { readonly trouble: string }>;

/** A token is renewed this long before it ends. */
const renewAheadMs = 5 * 60_000;

/**
 * Holds the access tokens of accounts and renews each before it ends. A refresh token that the server puts in the place of the old one is kept where
 * the old one came from before anything else is done: the old one may have ended with that very answer (RFC 6749 section 6, RFC 9700 section 2.2.2).
 * Where it cannot be kept it is held in memory, and that is said.
 */
export class AccessTokens {
  readonly #held = new Map<string, Extract<AccessToken, { readonly token: Secret }>>();
  readonly #rotated = new Map<string, Secret>();
  readonly #underWay = new Map<string, Promise<AccessToken>>();
  readonly #now: () => number;
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async of(account: string, oauth: OauthRenewal, cut?: AbortSignal): Promise<AccessToken> {
    const held = this.#held.get(account);
    if (held !== undefined && held.endsMs - renewAheadMs > this.#now()) return { token: held.token, endsMs: held.endsMs, ...(held.refreshEndsMs === undefined ? {} : { refreshEndsMs: held.refreshEndsMs }) };
    // Once it is asked the answer must not be lost: a renewal under way is not withdrawn, and whoever comes meanwhile waits for the same one.
    if (cut?.aborted) return { trouble: "it was withdrawn", refused: "no" };
    const known = this.#underWay.get(account);
    if (known !== undefined) return known;
    const renewal = this.#renew(account, oauth).finally(() => this.#underWay.delete(account));
    this.#underWay.set(account, renewal);
    return renewal;
  }

  async #renew(account: string, oauth: OauthRenewal): Promise<AccessToken> {
    const inMemory = this.#rotated.get(account);
    const renewed = await renewToken(oauth, account, this.#now(), inMemory === undefined ? {} : { refreshToken: inMemory });
    if ("trouble" in renewed) {
      // The user may have put a new one where the settings say: that is read the next time.
      if (renewed.refused === "yes") this.#rotated.delete(account);
      return renewed;
    }
    const worry = renewed.rotated === undefined ? undefined : await this.#keep(account, oauth, renewed.rotated);
    const token = { token: renewed.token, endsMs: renewed.endsMs, ...(renewed.refreshEndsMs === undefined ? {} : { refreshEndsMs: renewed.refreshEndsMs }) };
    this.#held.set(account, token);
    return worry === undefined ? token : { ...token, worry };
  }

  async #keep(account: string, oauth: OauthRenewal, rotated: Secret): Promise<string | undefined> {
    const trouble = await keepSecret(oauth.refreshToken, rotated, `${account}: refresh-token`);
    if (trouble === undefined) {
      this.#rotated.delete(account);
      return undefined;
    }
    const known = this.#rotated.has(account);
    this.#rotated.set(account, rotated);
    // Said once: the next one that comes has the same fate.
    return known ? undefined : `the token server gave a new refresh token, and it cannot be kept: ${trouble}. It is held in memory until the watch ends; where the old one has ended with it, sign in once more before the watch is started again`;
  }
}
