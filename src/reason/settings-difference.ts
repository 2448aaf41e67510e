import type { CaseFile } from "../model/case-file.ts";
import { misspells } from "../model/host-name.ts";
import type { Protocol, Security } from "../model/route.ts";
import type { Place, Stored, StoredServer, StoredSettings } from "../model/settings-facts.ts";
import type { AccountDifference, FieldDifference, HostStory, RightServer, Wire } from "../model/settings-report.ts";
import { operatorOf } from "./compare.ts";
import { sistersOf } from "./endpoint-families.ts";
import { portSlip } from "./port-slip.ts";
import { securityWords } from "./remedies.ts";
import { rightServers, wireAt } from "./right-settings.ts";

/** What stands in for a program where the settings come from the command line. */
export const fromTheUser = "command line";

const nowhere: Place = { path: fromTheUser };
const put = <T>(value: T): Stored<T> => ({ value, at: nowhere });

/** The settings that the target states, in the form in which a program stores them. */
function statedSettings(caseFile: Pick<CaseFile, "target">): StoredSettings | undefined {
  const { target } = caseFile;
  const access = target.imap ?? target.pop;
  if (target.submission === undefined && access === undefined) return undefined;
  const server = (protocol: Protocol, settings: NonNullable<typeof access>, user: string | undefined): StoredServer => ({
    protocol,
    host: put(settings.host),
    ...(settings.port === undefined ? {} : { port: put(settings.port) }),
    ...(settings.security === undefined ? {} : { security: put(settings.security) }),
    ...(user === undefined ? {} : { user: put(user) }),
    ...(protocol !== "smtp" || target.mechanism === undefined ? {} : { mechanism: put(target.mechanism) }),
  });
  return {
    program: fromTheUser,
    account: target.address,
    addresses: [target.address],
    ...(target.submission === undefined ? {} : { submission: server("smtp", target.submission, target.credential?.submissionUser) }),
    ...(access === undefined ? {} : { access: server(target.imap === undefined ? "pop" : "imap", access, target.credential?.accessUser) }),
    notInEffect: [],
    notes: [],
  };
}

/** Every account that programs on this machine keep. */
export function storedAccounts(caseFile: Pick<CaseFile, "target" | "observations">): readonly StoredSettings[] {
  return caseFile.observations.flatMap((one) => (one.kind === "stored-settings" && one.ok ? [one.saw] : []));
}

/** Does an account belong to this mailbox: by the addresses that it sends from, or by its user name where it names none? */
export function isOfMailbox(account: StoredSettings, address: string): boolean {
  const wanted = address.toLowerCase();
  if (account.addresses.length > 0) return account.addresses.some((one) => one.toLowerCase() === wanted);
  return [account.submission?.user?.value, account.access?.user?.value].some((user) => user?.toLowerCase() === wanted);
}

/** Is an account that names no address the one that the settings were stated from: the same server and port, and no other's user name? An application's file often says `someone` alone. */
function isTheStated(account: StoredSettings, { target }: Pick<CaseFile, "target">): boolean {
  const { submission } = account;
  if (account.addresses.length > 0 || target.submission === undefined || submission?.host === undefined) return false;
  const user = submission.user?.value.toLowerCase();
  const same = submission.host.value.toLowerCase() === target.submission.host && submission.port?.value === target.submission.port;
  return same && (user === undefined || user === target.credential?.submissionUser?.toLowerCase() || user === target.address.toLowerCase().split("@")[0]);
}

/** The accounts to compare: those that programs keep for this mailbox, and what the user stated where no program has the same. */
export function accountsInUse(caseFile: Pick<CaseFile, "target" | "observations">): readonly StoredSettings[] {
  const own = storedAccounts(caseFile).filter((one) => isOfMailbox(one, caseFile.target.address) || isTheStated(one, caseFile));
  // A default that only repeats an account stands on the same lines.
  const stored = [...new Map(own.map((one) => [JSON.stringify([one.program, one.submission, one.access]), one])).values()];
  const stated = statedSettings(caseFile);
  const same = stated === undefined || stored.some((one) => one.submission?.host?.value.toLowerCase() === stated.submission?.host?.value.toLowerCase());
  return same || stated === undefined ? stored : [stated, ...stored];
}

/** Every address of a host that was seen, and every name it stands for. */
function facesOf(caseFile: CaseFile, host: string): ReadonlySet<string> {
  const faces = new Set<string>([host]);
  for (const one of caseFile.observations) {
    if (!one.ok || one.about.on !== "name" || one.about.name !== host) continue;
    if (one.kind === "system-lookup") for (const address of one.saw.addresses) faces.add(address);
    if (one.kind === "dns-answer") for (const record of one.saw.answers) if (["A", "AAAA", "CNAME"].includes(record.type)) faces.add(record.value.toLowerCase().replace(/\.$/, ""));
  }
  return faces;
}

/** Is a host another name of one of these servers: by a CNAME, or because it has an address of theirs? */
function isAnotherNameOf(caseFile: CaseFile, host: string, rights: readonly RightServer[]): string | undefined {
  const faces = facesOf(caseFile, host);
  return rights.map((one) => one.host).find((right) => right !== host && [...facesOf(caseFile, right)].some((face) => faces.has(face)));
}

const isInside = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/** What a host that no source names is, by everything else that is known. */
export function storyOfHost(caseFile: CaseFile, account: StoredSettings, host: string): { readonly story: HostStory; readonly words: string; readonly meant?: string } {
  const { target } = caseFile;
  const rights = rightServers(caseFile);
  const hosts = [...new Set(rights.map((one) => one.host))];
  const slip = hosts.find((right) => misspells(host, right) === "yes") ?? caseFile.routes.find((route) => route.host === host && route.resembles !== undefined)?.resembles;
  if (slip !== undefined) return { story: "slip", words: `it looks like a slip of the finger for ${slip}`, meant: slip };
  const owner = storedAccounts(caseFile).find((other) => other !== account && !isOfMailbox(other, target.address) && other.submission?.host?.value.toLowerCase() === host && other.addresses.some((one) => !one.toLowerCase().endsWith(`@${target.domain}`)));
  if (owner !== undefined) return { story: "other-accounts-server", words: `it is the server of ${owner.addresses[0] ?? owner.account}, another account` };
  const family = sistersOf(host);
  const sister = family === undefined ? undefined : hosts.find((right) => sistersOf(right)?.name === family.name && family.place(right) !== family.place(host));
  if (family !== undefined && sister !== undefined) return { story: "other-endpoint", words: `it serves other accounts of ${family.name}; this one is kept at ${sister}`, meant: sister };
  if (isInside(host, target.domain)) return { story: "own-domain", words: `it lies inside ${target.domain}, and no source names it` };
  const receiving = (account.access?.host?.value ?? target.imap?.host ?? target.pop?.host)?.toLowerCase();
  const own = operatorOf(host);
  const foreign = !hosts.some((right) => operatorOf(right) === own);
  if (foreign && target.history !== "never-worked" && (target.history === "worked-before" || (receiving !== undefined && operatorOf(receiving) === own))) return { story: "former-operator", words: `it belongs to ${own}, and the mail of ${target.domain} is kept by ${operatorOf(hosts[0] ?? "")} today` };
  return { story: "other-operator", words: foreign ? `it belongs to ${own}, and nobody names it for ${target.domain}` : `${own} has it, and nobody names it for ${target.domain}` };
}

type Direction = FieldDifference["direction"];

const sourceOf = (right: RightServer | undefined) => (right?.sources[0] === undefined ? {} : { source: `${right.sources[0].source}: ${right.sources[0].place}` });

/** Stories that are wrong whatever the wire says, and those that a person may have meant. */
const alwaysWrong: readonly HostStory[] = ["slip", "incoming-host", "other-endpoint", "other-accounts-server"];

function hostField(caseFile: CaseFile, account: StoredSettings, direction: Direction, host: Stored<string>, best: RightServer, rights: readonly RightServer[], wire: Wire): FieldDifference {
  const frame = { direction, field: "host" as const, inUse: host.value, at: host.at, expected: best.host, ...sourceOf(best), wire };
  const name = host.value.toLowerCase();
  const right = rights.find((one) => one.host === name);
  if (right !== undefined) return { ...frame, expected: right.host, ...sourceOf(right), verdict: "right", why: `${right.sources.length === 1 ? "one source names" : `${right.sources.length} sources name`} it` };
  const same = isAnotherNameOf(caseFile, name, rights);
  if (same !== undefined && wire.state !== "disagrees") return { ...frame, expected: same, verdict: "acceptable", why: `it is another name of ${same}` };
  const incoming = direction === "sending" && rightServers(caseFile).some((one) => one.protocol !== "smtp" && one.host === name);
  if (incoming) return { ...frame, verdict: "wrong", story: "incoming-host", why: "it is the server for receiving mail" };
  const { story, words, meant } = storyOfHost(caseFile, account, name);
  const wrong = alwaysWrong.includes(story) || wire.state === "disagrees";
  const hired = wrong ? "" : wire.state === "agrees" ? "; it answers and offers a login, so it may be a relay that somebody chose on purpose" : "; nobody looked whether it answers";
  return { ...frame, expected: meant ?? best.host, verdict: wrong ? "wrong" : "doubtful", story, why: `${words}${hired}` };
}

function portField(direction: Direction, port: Stored<number>, host: string, best: RightServer, rights: readonly RightServer[], wire: Wire): FieldDifference {
  const here = rights.filter((one) => one.host === host);
  const right = here.find((one) => one.port === port.value) ?? (here.length === 0 ? rights.find((one) => one.port === port.value) : undefined);
  const frame = { direction, field: "port" as const, inUse: String(port.value), at: port.at, expected: String(right?.port ?? (here[0] ?? best).port), ...sourceOf(right ?? here[0] ?? best), wire };
  if (right !== undefined) return { ...frame, verdict: "right", why: "it is the expected port" };
  const slip = portSlip(port.value, (here.length > 0 ? here : rights).map((one) => one.port));
  if (slip !== undefined) return { ...frame, expected: String(slip), verdict: "wrong", why: `it looks like a slip of the finger for ${slip}` };
  if (wire.state === "agrees") return { ...frame, verdict: "acceptable", why: "no source names it, and it answers and offers a login" };
  return wire.state === "disagrees" ? { ...frame, verdict: "wrong", why: `no source names it, and it does not work: ${wire.words}` } : { ...frame, verdict: "doubtful", why: "no source names it, and nobody looked whether it answers" };
}

function securityField(direction: Direction, security: Stored<Security>, port: number | undefined, host: string, rights: readonly RightServer[], wire: Wire): FieldDifference | undefined {
  const same = rights.find((one) => one.host === host && one.port === port) ?? rights.find((one) => one.port === port);
  if (same === undefined) return undefined;
  const frame = { direction, field: "security" as const, inUse: securityWords[security.value], at: security.at, expected: securityWords[same.security], ...sourceOf(same), wire };
  if (same.security === security.value) return { ...frame, verdict: "right", why: `port ${port} is used this way` };
  if (wire.state === "agrees") return { ...frame, verdict: "acceptable", why: "the server answers this way, too" };
  return { ...frame, verdict: "wrong", why: security.value === "none" ? "nothing is encrypted, and servers give no login then" : `port ${port} wants ${securityWords[same.security]}` };
}

function userField(direction: Direction, user: Stored<string>, right: RightServer | undefined, address: string): FieldDifference | undefined {
  if (right?.user === undefined) return undefined;
  const frame = { direction, field: "user" as const, inUse: user.value, at: user.at, expected: right.user, ...sourceOf(right) };
  if (user.value.toLowerCase() === right.user.toLowerCase()) return { ...frame, verdict: "right", why: "the user name has the expected form" };
  const localPart = address.slice(0, address.lastIndexOf("@")).toLowerCase();
  const forms = [address.toLowerCase(), localPart];
  // Without a login nobody knows whether the server takes both forms, as many do.
  if (forms.includes(user.value.toLowerCase())) return { ...frame, verdict: "doubtful", why: right.user.includes("@") ? "the whole address is the form that is named; where a login is refused, this is why" : "the part before the @ alone is the form that is named; where a login is refused, this is why" };
  return { ...frame, verdict: "doubtful", why: "it is a name of another kind; some providers give one out" };
}

function mechanismField(caseFile: CaseFile, direction: Direction, mechanism: Stored<string>, server: StoredServer): FieldDifference | undefined {
  const hellos = caseFile.observations.flatMap((one) => (one.kind === "smtp-hello-tls" && one.ok && one.about.on === "endpoint" && one.about.host === server.host?.value.toLowerCase() && (server.port === undefined || one.about.port === server.port.value) ? [one.saw.offer.auth] : []));
  const [offered] = hellos;
  if (direction !== "sending" || offered === undefined || offered.length === 0) return undefined;
  const fits = offered.some((one) => one.toUpperCase() === mechanism.value.toUpperCase());
  const frame = { direction, field: "mechanism" as const, inUse: mechanism.value, at: mechanism.at, expected: offered.join(" or "), source: "the server's own list" };
  return fits ? { ...frame, verdict: "right", why: "the server offers it" } : { ...frame, verdict: "wrong", why: "the server does not offer it" };
}

/** The security mode that a program means where it stores none: what the port is known for (RFC 8314 section 3.3). */
const usualSecurity = (port: number): Security => ([465, 993, 995].includes(port) ? "tls" : "starttls");

function fieldsOf(caseFile: CaseFile, account: StoredSettings, direction: Direction, server: StoredServer): readonly FieldDifference[] {
  const rights = rightServers(caseFile).filter((one) => one.protocol === server.protocol);
  const host = server.host?.value.toLowerCase();
  const best = rights.find((one) => one.port === server.port?.value) ?? rights[0];
  const port = server.port?.value;
  const wire: Wire = host === undefined || port === undefined ? { state: "not-looked-at", words: "not looked at", observations: [] } : wireAt(caseFile, { protocol: server.protocol, host, port, security: server.security?.value ?? usualSecurity(port) });
  const fields: (FieldDifference | undefined)[] = [];
  if (host !== undefined && server.host !== undefined && best !== undefined) fields.push(hostField(caseFile, account, direction, server.host, rights[0] ?? best, rights, wire));
  const ofPort = server.port !== undefined && host !== undefined && best !== undefined ? portField(direction, server.port, host, best, rights, wire) : undefined;
  fields.push(ofPort);
  // the encryption belongs to the port that it will be: one that is right for a wrong port would have to be changed in a second round
  const meant = ofPort?.verdict === "wrong" ? Number(ofPort.expected) : port;
  if (server.security !== undefined && host !== undefined) fields.push(securityField(direction, server.security, meant, host, rights, wire));
  const right = rights.find((one) => one.host === host) ?? best;
  if (server.user !== undefined) fields.push(userField(direction, server.user, right, caseFile.target.address));
  if (server.mechanism !== undefined) fields.push(mechanismField(caseFile, direction, server.mechanism, server));
  if (server.login?.value === "off" && direction === "sending") fields.push({ direction, field: "login", inUse: "off", at: server.login.at, expected: "on", verdict: right?.authentication.includes("none") === true ? "acceptable" : "wrong", why: "an outgoing server takes mail to others only after a login", ...sourceOf(right) });
  if (server.certificateChecks?.value === "off") fields.push({ direction, field: "certificate-checks", inUse: "off", at: server.certificateChecks.at, expected: "on", verdict: "doubtful", why: "anybody on the way can pose as the server and read the password" });
  return fields.filter((one) => one !== undefined);
}

/** The settings in use beside the right ones, account by account and field by field. Pure: the same case file, the same difference. */
export function settingsDifference(caseFile: CaseFile): readonly AccountDifference[] {
  return accountsInUse(caseFile).map((account) => ({
    program: account.program,
    account: account.account,
    fields: [...(account.submission === undefined ? [] : fieldsOf(caseFile, account, "sending", account.submission)), ...(account.access === undefined ? [] : fieldsOf(caseFile, account, "receiving", account.access))],
    notes: account.notes,
  }));
}
