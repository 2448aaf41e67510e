import type { TlsFacts } from "./observation.ts";
import type { Offer, Reply } from "./reply.ts";

/**
 * What a second machine of the user's saw of the same servers, in kinds of their own: whatever was measured there is never mistaken for
 * what was measured here. Of what servers said only what is needed to compare is kept; addresses of the other machine are taken out.
 */
export interface VantageFacts {
  /** What the resolver over there makes of the host name. */
  readonly "elsewhere-lookup": { readonly addresses: readonly string[] };
  readonly "elsewhere-connect": { readonly rttMs: number };
  readonly "elsewhere-greeting": { readonly reply: Reply };
  /** What EHLO brings in the clear. */
  readonly "elsewhere-hello": { readonly offer: Offer };
  readonly "elsewhere-starttls": { readonly reply: Reply };
  readonly "elsewhere-tls": TlsFacts;
  /** What EHLO brings inside TLS. */
  readonly "elsewhere-hello-tls": { readonly offer: Offer };
}
