import { Secret } from "../../model/secret.ts";
import { post } from "../../world/post.ts";
import { formEncoded } from "../../world/secrets.ts";
import { secretAt } from "./secret-at.ts";
import type { OauthRenewal, SecretReference } from "./settings.ts";

/** A renewed access token and until when it holds, or why there is none. */
export type Renewed = { readonly token: Secret; readonly endsMs: number; readonly rotated?: Secret; readonly refreshEndsMs?: number } | { readonly trouble: string; readonly refused: "yes" | "no" };

/** What the token server says of a refusal is a fixed word (RFC 6749 section 5.2); anything else is not repeated. */
const knownErrors = new Set(["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "interaction_required", "consent_required"]);

const field = (name: string, value: string | Secret): readonly (string | Secret)[] => [`${name}=`, value];

const encoded = async (reference: SecretReference, what: string) => formEncoded(await secretAt(reference, what));

/** Renews an access token by its refresh token (RFC 6749 section 6). Throws `UsageError` where a secret is not where the settings say. */
export async function renewToken(renewal: OauthRenewal, account: string, nowMs: number, more: { readonly cut?: AbortSignal; readonly refreshToken?: Secret } = {}): Promise<Renewed> {
  const { cut } = more;
  const refresh = more.refreshToken === undefined ? await encoded(renewal.refreshToken, `${account}: refresh-token`) : formEncoded(more.refreshToken);
  const clientSecret = renewal.clientSecret === undefined ? undefined : await encoded(renewal.clientSecret, `${account}: client-secret`);
  const parts = [
    field("grant_type", "refresh_token"),
    field("client_id", encodeURIComponent(renewal.clientId)),
    field("refresh_token", refresh),
    ...(clientSecret === undefined ? [] : [field("client_secret", clientSecret)]),
    ...(renewal.scope === undefined ? [] : [field("scope", encodeURIComponent(renewal.scope))]),
  ];
  const body = parts.flatMap((part, at) => (at === 0 ? part : ["&", ...part]));
  const answer = await post(
    { method: "POST", url: [renewal.tokenUrl], headers: { "content-type": ["application/x-www-form-urlencoded"], accept: ["application/json"] }, body },
    { timeoutMs: 20_000, maxBytes: 64 * 1024, ...(cut === undefined ? {} : { cut }) },
  );
  if ("trouble" in answer) return { trouble: `the token server could not be asked: ${answer.trouble}`, refused: "no" };
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(answer.text) as Record<string, unknown>;
  } catch {
    return { trouble: `the token server answered ${answer.status} and no JSON`, refused: "no" };
  }
  if (answer.status !== 200 || typeof said.access_token !== "string") {
    const word = typeof said.error === "string" && knownErrors.has(said.error) ? said.error : `status ${answer.status}`;
    return { trouble: `the token server refuses to renew the token (${word})`, refused: answer.status >= 400 && answer.status < 500 ? "yes" : "no" };
  }
  const seconds = typeof said.expires_in === "number" && said.expires_in > 0 ? said.expires_in : 3600;
  // Not of the standard, and said by several large providers: how long the refresh token itself holds.
  const refreshSeconds = typeof said.refresh_token_expires_in === "number" && said.refresh_token_expires_in > 0 ? said.refresh_token_expires_in : undefined;
  return { token: new Secret(said.access_token), endsMs: nowMs + seconds * 1000, ...(typeof said.refresh_token === "string" ? { rotated: new Secret(said.refresh_token) } : {}), ...(refreshSeconds === undefined ? {} : { refreshEndsMs: nowMs + refreshSeconds * 1000 }) };
}
