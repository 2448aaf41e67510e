import { type Message, messageText } from "../message.ts";
import { addressOf, type HttpChannel, jsonPost, needsAddress, needsOption, needsSecret, needsUrl } from "./channel.ts";

// Services for conversation. Each takes one JSON request; the forms are those of the services' own documentation, named at each.

const emoji = { critical: "🔴", warning: "🟠", info: "🟢" } as const;
const colours = { critical: 0xc62828, warning: 0xef6c00, info: 0x2e7d32 } as const;

/** Slack's mark-up escapes three characters (docs.slack.dev, "Formatting message text"). */
const slackSafe = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Slack, incoming webhooks (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
export const slack: HttpChannel = {
  kind: "slack",
  wants: needsAddress,
  posting: (message, channel, secret) => jsonPost(addressOf(channel, secret), { text: slackSafe(`${emoji[message.severity]} ${messageText(message)}`) }),
};

/** Mattermost, incoming webhooks (developers.mattermost.com/integrate/webhooks/incoming): Markdown in `text`. */
export const mattermost: HttpChannel = {
  kind: "mattermost",
  wants: needsAddress,
  posting: (message, channel, secret) => jsonPost(addressOf(channel, secret), { text: `${emoji[message.severity]} ${messageText(message)}`, username: "cantsend" }),
};

/** Microsoft Teams, a workflow "when a webhook request is received": an Adaptive Card in a message (learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors). */
export const teams: HttpChannel = {
  kind: "teams",
  wants: needsAddress,
  posting: (message, channel, secret) =>
    jsonPost(addressOf(channel, secret), {
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: {
            $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
            type: "AdaptiveCard",
            version: "1.4",
            body: messageText(message)
              .split("\n")
              .filter((line) => line !== "")
              .map((line, at) => ({ type: "TextBlock", text: line, wrap: true, ...(at === 0 ? { weight: "Bolder" } : {}) })),
          },
        },
      ],
    }),
};

/** A Discord message holds at most 2000 characters; an embed's description 4096 (discord.com/developers/docs/resources/message). */
const discordMost = 4000;

/** Discord, webhooks (discord.com/developers/docs/resources/webhook#execute-webhook). Nobody is mentioned, whatever the text says. */
export const discord: HttpChannel = {
  kind: "discord",
  wants: needsAddress,
  posting: (message, channel, secret) => jsonPost(addressOf(channel, secret), { embeds: [{ title: message.title.slice(0, 250), description: messageText(message).slice(0, discordMost), color: colours[message.severity], timestamp: message.at }], allowed_mentions: { parse: [] } }),
};

/** A Telegram message holds at most 4096 characters (core.telegram.org/bots/api#sendmessage). */
const telegramMost = 4000;

/** Telegram, a bot's sendMessage; the bot's token is the secret and a part of the address. */
export const telegram: HttpChannel = {
  kind: "telegram",
  wants: (channel) => needsSecret(channel) ?? needsOption(channel, "chat"),
  posting: (message, channel, secret) => jsonPost([`${channel.url ?? "https://api.telegram.org"}/bot`, ...(secret === undefined ? [] : [secret]), "/sendMessage"], { chat_id: channel.options.chat, text: `${emoji[message.severity]} ${messageText(message)}`.slice(0, telegramMost), disable_web_page_preview: true }),
};

/** Matrix, client-server API: a room event of type m.room.message (spec.matrix.org, "PUT /rooms/{roomId}/send"). The same message has the same transaction id: sent twice, it shows once. */
export const matrix: HttpChannel = {
  kind: "matrix",
  wants: (channel) => needsUrl(channel) ?? needsSecret(channel) ?? needsOption(channel, "room"),
  posting: (message, channel, secret) => ({
    ...jsonPost([`${channel.url}/_matrix/client/v3/rooms/${encodeURIComponent(channel.options.room ?? "")}/send/m.room.message/${encodeURIComponent(transactionOf(message))}`], { msgtype: "m.text", body: messageText(message) }, secret === undefined ? {} : { authorization: ["Bearer ", secret] }),
    method: "PUT",
  }),
};

const transactionOf = (message: Message) => `cantsend-${message.key}-${message.event}-${Date.parse(message.at)}`.replace(/[^\w.-]/g, "_");
