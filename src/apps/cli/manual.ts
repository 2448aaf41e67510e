// What every command takes and says of itself: the one source of the parser and of the help.

/** One flag, as commander writes them, and what it does. */
export interface Flag {
  readonly flags: string;
  readonly says: string;
  /** May it be given more than once? */
  readonly times?: "many";
}

/** One command of the program. */
export interface CommandManual {
  readonly name: string;
  /** The arguments as commander writes them. */
  readonly takes: string;
  /** The arguments as the usage line shows them. */
  readonly usage: string;
  readonly says: string;
  readonly groups: readonly { readonly title: string; readonly flags: readonly Flag[] }[];
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  readonly notes?: readonly string[];
}

const settings: readonly Flag[] = [
  { flags: "--smtp <host[:port]>", says: "the outgoing server of the mail program; without it the server is discovered" },
  { flags: "--security <mode>", says: "how to talk to it: tls (mail programs say SSL/TLS), starttls or none" },
  { flags: "--smtp-user <name>", says: "the user name of the outgoing server, where it is not the address" },
  { flags: "--imap <host[:port]>", says: "the incoming server; a login there is the control experiment" },
  { flags: "--imap-security <mode>", says: "how to talk to it" },
  { flags: "--imap-user <name>", says: "its user name, where it is not that of the outgoing server" },
  { flags: "--pop <host[:port]>", says: "the incoming server, where it speaks POP3" },
  { flags: "--from <address>", says: "the sender address of the mail program, where it is not the mailbox" },
  { flags: "--ehlo <name>", says: "what the mail program calls itself in EHLO" },
  { flags: "--mechanism <name>", says: "the login mechanism that the mail program is set to, such as PLAIN" },
];

const secrets: readonly Flag[] = [
  { flags: "--password-stdin", says: "read the password from standard input" },
  { flags: "--password-env <variable>", says: "take it from an environment variable" },
  { flags: "--password-command <command>", says: "run a password manager and take what it prints; no shell is involved" },
  { flags: "--oauth-token-env <variable>", says: "take an OAuth access token from an environment variable" },
];

const limits: readonly Flag[] = [
  { flags: "--no-login", says: "do nothing that spends a login attempt" },
  { flags: "--spend-another-login", says: "allow a second login: with the other form of the user name, or after an earlier refusal" },
  { flags: "--send", says: "allow one test message, to the mailbox itself and nobody else" },
  { flags: "--patient <seconds>", says: "let a connection rest for up to so many seconds (300 is usual), to see whether somebody drops it" },
  { flags: "--allow-plain-login <host>", says: "let the password go to this host over an unencrypted line; anybody on the way can then read it", times: "many" },
];

const knowledge: readonly Flag[] = [
  { flags: "--error <text>", says: "what the mail program says" },
  { flags: "--since <when>", says: '"before": it worked before; "never": it never worked' },
];

const surroundings: readonly Flag[] = [
  { flags: "--dns <server[:port]>", says: "ask this DNS server instead of this machine's", times: "many" },
  { flags: "--ca <file>", says: "trust the root certificates in this PEM file as well", times: "many" },
  { flags: "--control <host[:port]>", says: "compare with this unrelated host", times: "many" },
  { flags: "--timeout <seconds>", says: "the most that one measurement may take, from 1 to 600" },
];

const reportFlags: readonly Flag[] = [
  { flags: "--json", says: "print one JSON object and nothing else (its form: cantsend schema)" },
  { flags: "--html <file>", says: "write the report as one HTML file as well" },
  { flags: "--case <file>", says: "write down everything that was measured, for cantsend reason" },
  { flags: "--verbose", says: "list everything: what was ruled out, and each measurement as it is made" },
  { flags: "--quiet", says: "print the verdict alone, on one line" },
];

const output = { title: "The report", flags: reportFlags };

/** Every command, the one that needs no name first. */
export const manual: readonly CommandManual[] = [
  {
    name: "diagnose",
    takes: "[address]",
    usage: "ADDRESS",
    says: "Find out why this mailbox cannot send: measure the send path, name the cause, give the fix.",
    groups: [
      { title: "The settings, as the mail program has them", flags: settings },
      { title: "The password (asked for without showing it, where there is a terminal and no flag says otherwise)", flags: secrets },
      { title: "What may be spent", flags: limits },
      { title: "What is known already", flags: knowledge },
      { title: "The surroundings", flags: surroundings },
      output,
    ],
    examples: [
      { line: "cantsend ann@example.com", says: "finds the servers, asks for the password, and says what is wrong" },
      { line: "cantsend ann@example.com --smtp mail.example.com:587 --security starttls", says: "with the settings of the mail program" },
      { line: "pass show mail | cantsend ann@example.com --password-stdin --json", says: "in a script" },
      { line: "cantsend ann@example.com --no-login --error \"554 5.7.1 Relay access denied\"", says: "without any login" },
    ],
    notes: [
      "A password is never taken from the command line, where every program of the machine could read it.",
      "It goes only over encrypted lines to a server that proves its name, once for each server; a pair that was refused is not tried again, in later runs neither.",
    ],
  },
  {
    name: "reason",
    takes: "<case-file>",
    usage: "CASE.json",
    says: "Judge a saved case file again. Nothing is measured.",
    groups: [output],
    examples: [{ line: "cantsend reason case.json --verbose", says: "a file that --case wrote; - reads standard input" }],
  },
  {
    name: "demo",
    takes: "[fault]",
    usage: "[FAULT]",
    says: "Diagnose a faulty mail world on this machine's loopback: no network and no mailbox needed.",
    groups: [
      {
        title: "Which fault",
        flags: [
          { flags: "--all", says: "diagnose every fault and print a table; exits 1 if any is named wrongly" },
          { flags: "--list", says: "list the faults" },
        ],
      },
      output,
    ],
    examples: [
      { line: "cantsend demo", says: "one that is quick to follow: the mail program uses a port that the provider has closed" },
      { line: "cantsend demo --list", says: "all there are" },
    ],
  },
  {
    name: "explain",
    takes: "[what...]",
    usage: "CAUSE | TEXT | FILE",
    says: "Print the page of a cause, or say what an error, a bounce, a transcript or a mail log can mean.",
    groups: [output],
    examples: [
      { line: "cantsend explain cfg-wrong-port", says: "what it is, how it is recognised, what to do" },
      { line: 'cantsend explain "535 5.7.8 Username and Password not accepted"', says: "what the words alone can tell; - reads standard input" },
      { line: "cantsend explain /var/log/mail.log.1.gz", says: "a log, an mbox, a Maildir, a bounce: every failure in it, by cause" },
    ],
    notes: [
      "What it is given it recognises by itself: logs of Postfix, Exim, Sendmail, OpenSMTPD, msmtp, Haraka and Exchange, bounces, mboxes, Maildirs, transcripts, and any of them packed by gzip.",
      "Words alone never prove a cause: it is named as possible or likely, with what would settle it.",
    ],
  },
  { name: "causes", takes: "", usage: "", says: "List the catalogue of causes, by group.", groups: [{ title: "Form", flags: [{ flags: "--json", says: "as JSON" }] }], examples: [] },
  { name: "schema", takes: "", usage: "", says: "Print the JSON Schema of what --json prints.", groups: [], examples: [] },
];

/** The exit codes, as the help tells them. */
export const exitCodeWords: readonly (readonly [string, string])[] = [
  ["0", "the mailbox can send"],
  ["1", "a cause is named"],
  ["2", "not decided"],
  ["3", "a fault of cantsend itself"],
  ["64", "the command line cannot be used as it is"],
  ["130", "interrupted; what was known by then was printed"],
];
