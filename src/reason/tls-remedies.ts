import type { CaseFile } from "../model/case-file.ts";
import type { Step } from "../model/diagnosis.ts";
import type { CertificateFacts, EndpointSubject, Observation, TlsFacts } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import { setWorkingRoute, workingRoute } from "./remedies.ts";

// What remedies about certificates need to know of a case file. Pure, like everything here.

type Handshake = Extract<Observation<"tls-handshake">, { ok: true }>;

function handshakes(caseFile: CaseFile, where: Pick<EndpointSubject, "host" | "port" | "security"> | undefined): readonly Handshake[] {
  return caseFile.observations.filter((one): one is Handshake => one.kind === "tls-handshake" && one.ok && one.about.on === "endpoint" && where !== undefined && one.about.host === where.host && one.about.port === where.port && one.about.security === where.security);
}

/** The handshake with the server in question, where it came about. */
export function shown(caseFile: CaseFile): { readonly tls: TlsFacts; readonly leaf: CertificateFacts | undefined } | undefined {
  const [met] = handshakes(caseFile, submissionInQuestion(caseFile.routes));
  return met === undefined ? undefined : { tls: met.saw, leaf: met.saw.chain[0] };
}

/** The server in question as `host:port`. */
export function serverInQuestion(caseFile: CaseFile): string {
  const route = submissionInQuestion(caseFile.routes);
  return route === undefined ? "the mail server" : `${route.host}:${route.port}`;
}

/** Steps that set the outgoing server to another one, only where its certificate was seen to be in order. */
export function setProvenRoute(caseFile: CaseFile): readonly Step[] {
  const { to } = workingRoute(caseFile);
  const proven = handshakes(caseFile, to).some((one) => one.saw.verifyError === undefined && one.saw.nameMatches === "yes");
  return proven ? setWorkingRoute(caseFile) : [];
}

/** The command with which the server's administrator sees what we saw. */
export function showCertificate(caseFile: CaseFile, more = ""): Step {
  const route = submissionInQuestion(caseFile.routes);
  const at = `${route?.host ?? "HOST"}:${route?.port ?? 465}`;
  return { do: "run", os: "any", command: `openssl s_client -connect ${at} -servername ${route?.host ?? "HOST"}${route?.security === "starttls" ? " -starttls smtp" : ""}${more} </dev/null` };
}
