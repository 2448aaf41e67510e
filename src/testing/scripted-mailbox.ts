import type { Script, ScriptedServer } from "../world/scripted.ts";
import { certificate, host, tlsFacts } from "./imagined.ts";

// A healthy submission and access server on paper, to be bent by tests.

const hello = [`250-${host}`, "250-SIZE 35882577", "250 AUTH PLAIN LOGIN"];

/** What a healthy submission server answers inside TLS. */
export const insideTls: NonNullable<ScriptedServer["inside"]> = [
  [/^EHLO /, hello],
  [/^AUTH PLAIN /, "235 2.7.0 Authentication successful"],
  [/^MAIL FROM:/, "250 2.1.0 Ok"],
  [/^RCPT TO:/, "250 2.1.5 Ok"],
  [/^RSET/, "250 2.0.0 Ok"],
  [/^QUIT/, "221 2.0.0 Bye"],
];

/** A submission server on port 587. */
export const submission: ScriptedServer = {
  greeting: `220 ${host} ESMTP`,
  answers: [
    [/^EHLO /, [`250-${host}`, "250 STARTTLS"]],
    [/^STARTTLS/, "220 2.0.0 Ready to start TLS"],
    [/^QUIT/, "221 2.0.0 Bye"],
  ],
  tls: tlsFacts(),
  inside: insideTls,
};

/** An IMAP server on port 993. */
export const access: ScriptedServer = {
  implicitTls: "yes",
  greeting: "* OK ready",
  tls: tlsFacts({ chain: [certificate({ names: ["imap.example.net"] })] }),
  inside: [
    [/^a1 CAPABILITY/, ["* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR", "a1 OK done"]],
    [/^a3 AUTHENTICATE/, "a3 OK Logged in"],
    [/LOGOUT/, ["* BYE", "z9 OK done"]],
  ],
};

/** The world around them. */
export const mailbox: Script = {
  names: { [host]: ["192.0.2.10"], "imap.example.net": ["192.0.2.11"] },
  servers: { "192.0.2.10:587": submission, "192.0.2.10:465": { ...submission, implicitTls: "yes" }, "192.0.2.11:993": access },
};
