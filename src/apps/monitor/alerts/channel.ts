import type { Secret } from "../../../model/secret.ts";
import type { Posting } from "../../../world/post.ts";
import type { Message } from "../message.ts";
import type { AlertChannel, AlertKind } from "../settings.ts";

/** What a kind of alert makes of a message: an HTTP request; most receivers take one. */
export interface HttpChannel {
  readonly kind: AlertKind;
  /** What its settings must hold, as a sentence, where something is missing. */
  wants(channel: AlertChannel): string | undefined;
  posting(message: Message, channel: AlertChannel, secret: Secret | undefined): Posting;
  /** Did the receiver take it? By its status and, where that does not tell, its words. */
  taken?(status: number, text: string): "yes" | "no";
}

export const json: Posting["headers"] = { "content-type": ["application/json"] };

/** A request with a JSON body. */
export function jsonPost(url: Posting["url"], body: unknown, headers: Posting["headers"] = {}): Posting {
  return { method: "POST", url, headers: { ...json, ...headers }, body: [JSON.stringify(body)] };
}

export const needsUrl = (channel: AlertChannel) => (channel.url === undefined ? `the alert "${channel.name}" needs a url.` : undefined);
/** A webhook's address is itself a secret with most services: it may stand in `url`, or be kept as `secret`. */
export const needsAddress = (channel: AlertChannel) => (channel.url === undefined && channel.secret === undefined ? `the alert "${channel.name}" needs a url, or a secret that holds it.` : undefined);
export const addressOf = (channel: AlertChannel, secret: Secret | undefined): Posting["url"] => (channel.url !== undefined ? [channel.url] : secret === undefined ? [""] : [secret]);
export const needsOption = (channel: AlertChannel, name: string) => (channel.options[name] === undefined ? `the alert "${channel.name}" needs ${name}.` : undefined);
export const needsSecret = (channel: AlertChannel) => (channel.secret === undefined ? `the alert "${channel.name}" needs a secret.` : undefined);
