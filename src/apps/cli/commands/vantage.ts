import { randomBytes } from "node:crypto";
import { maxSecretBytes } from "../../../ask/credential.ts";
import { readEndpoint, readPort } from "../../../ask/endpoint.ts";
import { readTextFile } from "../../../ask/files.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { fingerprintOf, selfMade, type ServerCertificate } from "../../vantage/certificate.ts";
import { mailPorts, serveVantage } from "../../vantage/serve.ts";
import { type Flags, many, one } from "../measuring-flags.ts";
import type { Action } from "../program.ts";
import { readToken } from "../vantage-token.ts";

const usualPort = 8465;

async function certificateOf(flags: Flags): Promise<ServerCertificate | undefined> {
  const [cert, key] = [one(flags, "cert"), one(flags, "key")];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new UsageError("--cert and --key belong together; give both, or neither for a certificate of its own making.");
  const [certText, keyText] = [await readTextFile(cert, maxSecretBytes, "the certificate"), await readTextFile(key, maxSecretBytes, "the private key")];
  try {
    return { cert: certText, key: keyText, fingerprint256: fingerprintOf(certText) };
  } catch {
    throw new UsageError(`--cert: ${quoted(cert)} has no certificate in it; a PEM file with "-----BEGIN CERTIFICATE-----" is wanted.`);
  }
}

/** Serves a second place to measure from, until it is interrupted. */
export const vantageCommand: Action = async ({ words, flags }, terminal) => {
  if (words[0] !== "serve" || words.length > 1) throw new UsageError("there is one thing to do here: cantsend vantage serve.");
  const listen = readEndpoint(one(flags, "listen") ?? `0.0.0.0:${usualPort}`, "--listen");
  const allow = many(flags, "allow").map((text) => readPort(text, "--allow"));
  const name = one(flags, "name") ?? "vantage";
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/.test(name)) throw new UsageError(`--name: ${quoted(name)} is no name; letters, digits, blanks, dots and hyphens are, 64 at most.`);
  const tokenFile = one(flags, "tokenFile");
  const token = tokenFile === undefined ? randomBytes(32).toString("base64url") : await readToken({ file: tokenFile }, "--token-file");
  const own = await certificateOf(flags);
  const certificate = own ?? (await selfMade());
  const served = await serveVantage({
    host: listen.host,
    port: listen.port ?? usualPort,
    token,
    certificate,
    name,
    ports: allow.length === 0 ? mailPorts : allow,
    privateTargets: flags.allowPrivate === true ? "allowed" : "refused",
    log: (line) => void terminal.tell(`${line}\n`),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") throw new UsageError(`--listen: another program listens on port ${listen.port ?? usualPort} already; give another one.`);
    if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") throw new UsageError(`--listen: this machine does not let cantsend listen at ${quoted(one(flags, "listen") ?? "")}.`);
    if (error.code?.startsWith("ERR_OSSL") === true || error.code?.startsWith("ERR_SSL") === true) throw new UsageError("--cert and --key do not go together, or one of them cannot be read.");
    throw error;
  });
  const ended = Promise.withResolvers<void>();
  const onSignal = () => ended.resolve();
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  const host = ["0.0.0.0", "::"].includes(listen.host) ? "ADDRESS-OF-THIS-MACHINE" : listen.host.includes(":") ? `[${listen.host}]` : listen.host;
  await terminal.print(
    [
      "cantsend: this machine looks at mail servers for whoever has the token; no password ever comes here.",
      `Address:     https://${host}:${served.port}/#${certificate.fingerprint256}`,
      `Certificate: ${own === undefined ? "made for this run" : "your own"}; what stands behind the # is its SHA-256 fingerprint, by which the other side knows it`,
      ...(tokenFile === undefined ? [`Token:       ${token}`] : ["Token:       that of --token-file"]),
      `Ports:       ${(allow.length === 0 ? mailPorts : allow).join(", ")}${flags.allowPrivate === true ? "; private addresses, too" : ""}`,
      "On the other machine: put the token into a variable, and run cantsend YOUR-ADDRESS --vantage ADDRESS --vantage-token-env VARIABLE",
      "Ctrl-C ends it.",
      "",
    ].join("\n"),
  );
  await ended.promise;
  process.off("SIGINT", onSignal);
  process.off("SIGTERM", onSignal);
  await served.close();
  return 0;
};
