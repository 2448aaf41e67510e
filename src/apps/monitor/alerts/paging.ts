import { jsonEncoded } from "../../../world/secrets.ts";
import { messageText } from "../message.ts";
import { type HttpChannel, jsonPost, needsOption, needsSecret, needsUrl } from "./channel.ts";

// Services that wake people, and the plain webhook.

/** Any receiver of ours or yours: the message as JSON, signed by HMAC-SHA256 over the body where a secret is given. */
export const webhook: HttpChannel = {
  kind: "webhook",
  wants: needsUrl,
  posting: (message, channel, secret) => ({
    ...jsonPost([channel.url ?? ""], { ...message, text: messageText(message) }, { "x-cantsend-event": [message.event] }),
    ...(secret === undefined ? {} : { signature: { header: "x-cantsend-signature", key: secret } }),
  }),
};

const ntfyPriority = { critical: "5", warning: "4", info: "3" } as const;
const ntfyTag = { critical: "rotating_light", warning: "warning", info: "white_check_mark" } as const;

/** ntfy: the text as the body, the rest in headers (docs.ntfy.sh/publish). Headers carry ASCII alone, so the title is sent as JSON would not need to. */
export const ntfy: HttpChannel = {
  kind: "ntfy",
  wants: needsUrl,
  posting(message, channel, secret) {
    const url = new URL(channel.url ?? "http://localhost/");
    const topic = url.pathname.replace(/^\/+|\/+$/g, "");
    // As JSON to the server's root, which takes any characters in the title.
    return jsonPost([`${url.origin}/`], { topic, title: message.title.slice(0, 250), message: messageText(message).slice(0, 4000), priority: Number(channel.options.priority ?? ntfyPriority[message.severity]) || Number(ntfyPriority[message.severity]), tags: [ntfyTag[message.severity]] }, secret === undefined ? {} : { authorization: ["Bearer ", secret] });
  },
};

/** PagerDuty, Events API v2 (developer.pagerduty.com/docs/send-alert-event): a recovery resolves what the break triggered, by the same key. */
export const pagerduty: HttpChannel = {
  kind: "pagerduty",
  wants: needsSecret,
  posting: (message, channel, secret) => ({
    method: "POST",
    url: [channel.url ?? "https://events.pagerduty.com/v2/enqueue"],
    headers: { "content-type": ["application/json"] },
    body: [
      '{"routing_key":"',
      ...(secret === undefined ? [] : [jsonEncoded(secret)]),
      `",${JSON.stringify({
        event_action: message.event === "recovered" || message.event === "online" ? "resolve" : "trigger",
        dedup_key: message.key,
        payload: { summary: message.title.slice(0, 1000), source: message.account, severity: message.severity, timestamp: message.at, custom_details: { cause: message.cause, evidence: message.evidence, changed: message.changed, fix: message.fix } },
      }).slice(1)}`,
    ],
  }),
};

/** Opsgenie, Alert API (docs.opsgenie.com/docs/alert-api): the alias joins a break and its recovery. */
export const opsgenie: HttpChannel = {
  kind: "opsgenie",
  wants: needsSecret,
  posting(message, channel, secret) {
    const base = channel.url ?? "https://api.opsgenie.com";
    const headers = secret === undefined ? {} : { authorization: ["GenieKey ", secret] };
    if (message.event === "recovered" || message.event === "online") return jsonPost([`${base}/v2/alerts/${encodeURIComponent(message.key)}/close?identifierType=alias`], { note: message.title }, headers);
    return jsonPost([`${base}/v2/alerts`], { message: message.title.slice(0, 130), alias: message.key, description: messageText(message).slice(0, 15_000), priority: message.severity === "critical" ? "P2" : "P4", source: "cantsend" }, headers);
  },
};

/** Pushover (pushover.net/api): the application's token is the secret, the user key an option. */
export const pushover: HttpChannel = {
  kind: "pushover",
  wants: (channel) => needsSecret(channel) ?? needsOption(channel, "user"),
  posting: (message, channel, secret) => ({
    method: "POST",
    url: [channel.url ?? "https://api.pushover.net/1/messages.json"],
    headers: { "content-type": ["application/json"] },
    body: ['{"token":"', ...(secret === undefined ? [] : [jsonEncoded(secret)]), `",${JSON.stringify({ user: channel.options.user, title: message.title.slice(0, 250), message: messageText(message).slice(0, 1024), priority: message.severity === "critical" ? 1 : 0 }).slice(1)}`],
  }),
};
