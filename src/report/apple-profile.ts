import type { RightServer } from "../model/settings-report.ts";

// An Apple configuration profile: https://developer.apple.com/documentation/devicemanagement/mail (payload com.apple.mail.managed), seen 2026-11-24.

/** What one profile is made of. The identifiers come from outside: the same mailbox keeps its own, so that a newer profile takes the place of an older one. */
export interface ProfileContent {
  readonly address: string;
  readonly incoming: RightServer;
  readonly outgoing: RightServer;
  readonly profileId: string;
  readonly accountId: string;
}

type Value = string | number | { readonly truth: "true" | "false" } | readonly Dictionary[];
type Dictionary = readonly (readonly [string, Value])[];

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function written(value: Value, indent: string): string {
  if (typeof value === "string") return `${indent}<string>${escaped(value)}</string>\n`;
  if (typeof value === "number") return `${indent}<integer>${value}</integer>\n`;
  if ("truth" in value) return `${indent}<${value.truth}/>\n`;
  return `${indent}<array>\n${value.map((one) => dictionary(one, `${indent}\t`)).join("")}${indent}</array>\n`;
}

function dictionary(entries: Dictionary, indent: string): string {
  return `${indent}<dict>\n${entries.map(([key, value]) => `${indent}\t<key>${key}</key>\n${written(value, `${indent}\t`)}`).join("")}${indent}</dict>\n`;
}

/** Apple's word for a login; a password in any form is one word, and the devices find out the rest. */
const loginOf = (server: RightServer) => (server.authentication.length > 0 && server.authentication.every((kind) => kind === "none" || kind === "client-address") ? "EmailAuthNone" : "EmailAuthPassword");

/** On Apple's side one switch stands for both modes of encryption; the port decides which is spoken. */
const encrypts = (server: RightServer) => ({ truth: server.security === "none" ? ("false" as const) : ("true" as const) });

/** A profile that sets up the account on an iPhone, iPad or Mac. It holds no password: the device asks for it. */
export function appleProfile(content: ProfileContent): string {
  const { address, incoming, outgoing } = content;
  const account: Dictionary = [
    ["EmailAccountDescription", address],
    ["EmailAccountType", incoming.protocol === "pop" ? "EmailTypePOP" : "EmailTypeIMAP"],
    ["EmailAddress", address],
    ["IncomingMailServerAuthentication", loginOf(incoming)],
    ["IncomingMailServerHostName", incoming.host],
    ["IncomingMailServerPortNumber", incoming.port],
    ["IncomingMailServerUseSSL", encrypts(incoming)],
    ["IncomingMailServerUsername", incoming.user ?? address],
    ["OutgoingMailServerAuthentication", loginOf(outgoing)],
    ["OutgoingMailServerHostName", outgoing.host],
    ["OutgoingMailServerPortNumber", outgoing.port],
    ["OutgoingMailServerUseSSL", encrypts(outgoing)],
    ["OutgoingMailServerUsername", outgoing.user ?? address],
    ["OutgoingPasswordSameAsIncomingPassword", { truth: "true" }],
    ["PayloadDisplayName", `Mail of ${address}`],
    ["PayloadIdentifier", `cantsend.mail.${content.accountId}`],
    ["PayloadType", "com.apple.mail.managed"],
    ["PayloadUUID", content.accountId],
    ["PayloadVersion", 1],
  ];
  const profile: Dictionary = [
    ["PayloadContent", [account]],
    ["PayloadDescription", `Sets up the mail account ${address}. The password is asked for on the device.`],
    ["PayloadDisplayName", `Mail of ${address}`],
    ["PayloadIdentifier", `cantsend.profile.${content.profileId}`],
    ["PayloadType", "Configuration"],
    ["PayloadUUID", content.profileId],
    ["PayloadVersion", 1],
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n${dictionary(profile, "")}</plist>\n`;
}
