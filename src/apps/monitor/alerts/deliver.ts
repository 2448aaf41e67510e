import { UsageError } from "../../../ask/usage-error.ts";
import { type Posted, post } from "../../../world/post.ts";
import type { Message } from "../message.ts";
import { secretAt } from "../secret-at.ts";
import type { AlertChannel, AlertKind, WatchSettings } from "../settings.ts";
import type { Store } from "../store.ts";
import type { Clock } from "../watch.ts";
import type { HttpChannel } from "./channel.ts";
import { discord, matrix, mattermost, slack, teams, telegram } from "./chat.ts";
import { commandOf, desktopWords, runAlert } from "./here.ts";
import { mailAlert, sharesThePath } from "./mail.ts";
import { ntfy, opsgenie, pagerduty, pushover, webhook } from "./paging.ts";

const byHttp: Partial<Record<AlertKind, HttpChannel>> = Object.fromEntries([webhook, ntfy, slack, mattermost, teams, discord, telegram, matrix, pagerduty, opsgenie, pushover].map((one) => [one.kind, one]));

const answerMs = 15_000;
const answerBytes = 8 * 1024;

/** After how long the next try comes, by the number of tries so far: quickly at first, then every quarter of an hour, for as long as the store keeps it. */
const pausesMs = [5_000, 30_000, 120_000, 600_000, 900_000];

/** What is wrong with the settings of a channel, as a sentence, before anything has to be sent. */
export function channelTrouble(channel: AlertChannel, settings: WatchSettings): string | undefined {
  if (channel.kind === "command") {
    try {
      return commandOf(channel).length === 0 ? `the alert "${channel.name}" needs a command.` : undefined;
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
  }
  if (channel.kind === "mail") {
    const missing = ["server", "from", "to"].find((name) => channel.options[name] === undefined);
    if (missing !== undefined) return `the alert "${channel.name}" needs ${missing}.`;
    return settings.accounts.filter((account) => account.alert.includes(channel.name)).map((account) => sharesThePath(channel, account)).find((sentence) => sentence !== undefined);
  }
  return byHttp[channel.kind]?.wants(channel);
}

function troubleOf(answer: Posted): string | undefined {
  if ("trouble" in answer) return answer.trouble;
  return answer.status >= 200 && answer.status < 300 ? undefined : `the receiver answered ${answer.status}`;
}

/** Sends one message over one channel, once. Answers with the trouble, if any; no secret is in it. */
export async function send(message: Message, channel: AlertChannel, cut?: AbortSignal): Promise<string | undefined> {
  try {
    if (channel.kind === "command") return await runAlert(commandOf(channel), message);
    if (channel.kind === "desktop") {
      const words = desktopWords(message, process.platform);
      return words === undefined ? "this system's notifications are not known" : await runAlert(words, message);
    }
    const secret = channel.secret === undefined ? undefined : await secretAt(channel.secret, `the alert "${channel.name}"`);
    if (channel.kind === "mail") return await mailAlert(message, channel, secret);
    const http = byHttp[channel.kind];
    if (http === undefined) return `there is no such kind of alert: ${channel.kind}`;
    return troubleOf(await post(http.posting(message, channel, secret), { timeoutMs: answerMs, maxBytes: answerBytes, ...(cut === undefined ? {} : { cut }) }));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** Takes waiting messages from the store to their receivers, again and again, until it is cut. Whatever a receiver does, a message stays in the store until it was taken. */
export async function deliver(store: Store, settings: WatchSettings, clock: Clock, cut: AbortSignal, onTrouble: (channel: string, sentence: string) => void): Promise<void> {
  const channels = new Map(settings.alerts.map((channel) => [channel.name, channel]));
  const busy = new Set<string>();
  while (!cut.aborted) {
    const due = await store.outgoing(clock.nowMs(), 200);
    // One message at a time for each receiver: a receiver that hangs holds up nobody else, and messages arrive in their order.
    const turns = due.filter((one, at) => !busy.has(one.channel) && due.findIndex((other) => other.channel === one.channel) === at);
    for (const one of turns) {
      busy.add(one.channel);
      const work = async () => {
        const channel = channels.get(one.channel);
        // A channel that was taken out of the settings has nobody to tell any more.
        if (channel === undefined) return store.wasTaken(one.id, clock.nowMs());
        const trouble = await send(JSON.parse(one.payload) as Message, channel, cut);
        if (trouble === undefined) return store.wasTaken(one.id, clock.nowMs());
        onTrouble(one.channel, trouble);
        return store.failedToSend(one.id, trouble, clock.nowMs() + (pausesMs[Math.min(one.tries, pausesMs.length - 1)] ?? 900_000));
      };
      void work()
        .catch((error: unknown) => (cut.aborted ? undefined : onTrouble(one.channel, error instanceof Error ? error.message : String(error))))
        .finally(() => busy.delete(one.channel));
    }
    await clock.until(clock.nowMs() + 1000, cut);
  }
}

/** Tells a dead man's switch that the watch is alive; its silence is the alarm. */
export async function pingDeadMan(url: string, cut: AbortSignal): Promise<string | undefined> {
  return troubleOf(await post({ method: "GET", url: [url], headers: {}, body: [] }, { timeoutMs: answerMs, maxBytes: answerBytes, cut }));
}
