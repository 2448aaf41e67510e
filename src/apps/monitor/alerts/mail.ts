import { randomUUID } from "node:crypto";
import { readAddress } from "../../../ask/address.ts";
import { readEndpoint } from "../../../ask/endpoint.ts";
import { UsageError } from "../../../ask/usage-error.ts";
import { chooseMechanism } from "../../../measure/dialogue/smtp-login.ts";
import { Session } from "../../../measure/dialogue/session.ts";
import { readOffer } from "../../../measure/dialogue/smtp-reply.ts";
import type { Reply } from "../../../model/reply.ts";
import type { Secret } from "../../../model/secret.ts";
import { Failed } from "../../../world/classify.ts";
import { nodeWorld, type NodeWorldOptions } from "../../../world/node.ts";
import { type Message, messageText } from "../message.ts";
import type { AlertChannel, WatchedAccount } from "../settings.ts";

// An alert by mail goes over a path of its own: another server than the one that is watched, with another mailbox.

const limitMs = 60_000;

const operator = (host: string) => host.toLowerCase().split(".").slice(-2).join(".");

/** Why this channel cannot carry news about this account: it would go the very way that is broken. */
export function sharesThePath(channel: AlertChannel, account: WatchedAccount): string | undefined {
  const server = channel.options.server ?? "";
  const host = server === "" ? "" : readEndpoint(server, "server").host;
  const from = channel.options.from ?? "";
  if (from.toLowerCase() === account.address.toLowerCase()) return `the alert "${channel.name}" is sent from ${account.address}, the mailbox that it would report about; use another one.`;
  const watched = account.smtp === undefined ? account.address.slice(account.address.lastIndexOf("@") + 1) : readEndpoint(account.smtp, "smtp").host;
  if (host !== "" && operator(host) === operator(watched)) return `the alert "${channel.name}" goes through ${host}, the same provider as ${account.address}; news of its failure would not arrive. Use another provider, or another kind of alert.`;
  return undefined;
}

function wanted(channel: AlertChannel, name: string): string {
  const value = channel.options[name];
  if (value === undefined || value === "") throw new UsageError(`the alert "${channel.name}" needs ${name}.`);
  return value;
}

function lines(message: Message, from: string, to: string): readonly string[] {
  const encoded = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text.slice(0, 100), "utf8").toString("base64")}?=`);
  const body = Buffer.from(messageText(message), "utf8").toString("base64").match(/.{1,76}/g) ?? [];
  return [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${encoded(message.title.slice(0, 200))}`,
    `Date: ${new Date(message.at).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${randomUUID()}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "Auto-Submitted: auto-generated",
    "",
    ...body,
    ".",
  ];
}

/** Sends the message over the channel's own server. Answers with the trouble, if any; throws `UsageError` where its settings lack something. */
export async function mailAlert(message: Message, channel: AlertChannel, secret: Secret | undefined, options: Partial<NodeWorldOptions> = {}): Promise<string | undefined> {
  const { host, port = 465 } = readEndpoint(wanted(channel, "server"), "server");
  const [from, to] = [readAddress(wanted(channel, "from")).address, readAddress(wanted(channel, "to")).address];
  const user = channel.options.user ?? from;
  const world = nodeWorld({ ...(secret === undefined ? {} : { secret, secretKind: "password" as const, users: [user] }), ...options });
  const until = world.now() + limitMs;
  const cut = new AbortController();
  let session: Session | undefined;
  try {
    const [address] = await world.systemLookup(host, until);
    if (address === undefined) return `${host} has no address`;
    let opened = await world.connect({ host, address, port }, until, cut.signal);
    if (port === 465) opened = (await world.handshake(opened, { host, sni: "send", versions: "modern" }, until)).channel;
    session = new Session(opened, world, () => {});
    const expect = (reply: Reply, at: string) => {
      if (reply.code >= 400 || reply.code === 0) throw new Failed("malformed-reply", "them", `${host} refuses at ${at}: ${reply.code} ${reply.text.slice(0, 200)}`);
      return reply;
    };
    expect(await session.reply(until), "the greeting");
    let offer = readOffer(expect(await session.ask(`EHLO [${opened.localAddress}]`, until), "EHLO"));
    if (port !== 465 && offer.starttls === "offered") {
      expect(await session.ask("STARTTLS", until), "STARTTLS");
      session.continueOver((await world.handshake(session.channel, { host, sni: "send", versions: "modern" }, until)).channel);
      offer = readOffer(expect(await session.ask(`EHLO [${opened.localAddress}]`, until), "EHLO"));
    }
    if (secret !== undefined) {
      const mechanism = chooseMechanism(offer.auth, "password", "PLAIN");
      if (mechanism === undefined || world.credential === undefined) return `${host} offers no login by PLAIN`;
      const permit = await world.logins.request(user, host);
      if ("why" in permit) return `${host} refused this login before`;
      // Throws unless the line is encrypted and the certificate proves who it is.
      await session.saySecret([`AUTH ${mechanism} `, world.credential.respond({ mechanism, user, host, port, step: 0, challenges: [], nonce: "" })], "AUTH [secret]", permit, until);
      const reply = await session.reply(until);
      permit.settle(reply);
      expect(reply, "the login");
    }
    expect(await session.ask(`MAIL FROM:<${from}>`, until), "the sender");
    expect(await session.ask(`RCPT TO:<${to}>`, until), "the recipient");
    expect(await session.ask("DATA", until), "DATA");
    for (const line of lines(message, from, to)) await session.say(line, until);
    expect(await session.reply(until), "the message");
    await session.say("QUIT", until);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return world.clean(error.message);
  } finally {
    cut.abort();
  }
}
