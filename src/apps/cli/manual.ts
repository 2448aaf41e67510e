// What every command takes and says of itself: the one source of the parser and of the help.
import { domainManual, domainsManual } from "./manual-domain.ts";

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

const clientFlag: Flag = { flags: "--client <file>", says: "read the settings from the mail program's own file", times: "many" };

const secrets: readonly Flag[] = [
  { flags: "--password-stdin", says: "read the password from standard input" },
  { flags: "--password-env <variable>", says: "take it from an environment variable" },
  { flags: "--password-command <command>", says: "run a password manager and take what it prints; no shell is involved" },
  { flags: "--use-stored-password", says: "take the password for sending that the settings of --client hold, Thunderbird's key store included" },
  { flags: "--oauth-token-env <variable>", says: "take an OAuth access token from an environment variable" },
];

const limits: readonly Flag[] = [
  { flags: "--no-login", says: "do nothing that spends a login attempt" },
  { flags: "--spend-another-login", says: "allow a second login: with the other form of the user name, or after an earlier refusal" },
  { flags: "--send", says: "allow one test message, to the mailbox itself and nobody else; it is looked for over IMAP and removed again" },
  { flags: "--send-to <address>", says: "with --send: to this address of yours instead, which leads back to the mailbox (an alias, or a forwarding elsewhere)" },
  { flags: "--arrive-at <address>", says: "with --send: into this second mailbox of yours, where it is looked for with a login of its own; a bounce is looked for in the first" },
  { flags: "--arrive-imap <server[:port]>", says: "where that mailbox is read, if it is not found by itself" },
  { flags: "--arrive-user <name>", says: "the user name there, if it is not the address" },
  { flags: "--arrive-password-env <variable>", says: "take its password from an environment variable; without any of these it is asked for" },
  { flags: "--arrive-password-command <command>", says: "run a password manager for it" },
  { flags: "--arrive-oauth-token-env <variable>", says: "take an OAuth access token for it from an environment variable" },
  { flags: "--try-append", says: "allow one copy in a folder of its own, as mail programs store theirs in Sent; both are removed again" },
  { flags: "--patient <seconds>", says: "let a connection rest for up to so many seconds (300 is usual), to see whether somebody drops it" },
  { flags: "--bisect <file>", says: "send this letter, as the mail program saved it, to the mailbox itself, whole and in parts, to find what in it makes the line be cut; the most that this may cost is said beforehand" },
  { flags: "--bisect-tries <number>", says: "with --bisect: at most so many tries (8 to 60; 30 is usual)" },
  { flags: "--allow-plain-login <host>", says: "let the password go to this host over an unencrypted line; anybody on the way can then read it", times: "many" },
];

const knowledge: readonly Flag[] = [
  { flags: "--error <text>", says: "what the mail program says" },
  { flags: "--since <when>", says: '"before": it worked before; "never": it never worked' },
];

const answerFlag: Flag = { flags: "--answer <question=value>", says: "what you found out by trying what the report asks for, such as same-program-other-network=works", times: "many" };

const surroundings: readonly Flag[] = [
  { flags: "--dns <server[:port]>", says: "ask this DNS server instead of this machine's", times: "many" },
  { flags: "--ca <file>", says: "trust the root certificates in this PEM file as well", times: "many" },
  { flags: "--control <host[:port]>", says: "compare with this unrelated host", times: "many" },
  { flags: "--timeout <seconds>", says: "the most that one measurement may take, from 1 to 600" },
];

const elsewhere: readonly Flag[] = [
  { flags: "--vantage <url>", says: "let this machine of yours look at the server, too, where yours cannot send: the address that cantsend vantage serve printed" },
  { flags: "--vantage-token-env <variable>", says: "take the token for it from an environment variable" },
  { flags: "--vantage-token-file <file>", says: "take the token for it from a file" },
];

const reportFlags: readonly Flag[] = [
  { flags: "--json", says: "print one JSON object and nothing else (its form: cantsend schema)" },
  { flags: "--html <file>", says: "write the report as one HTML file as well" },
  { flags: "--case <file>", says: "write down everything that was measured, for cantsend reason" },
  { flags: "--verbose", says: "list everything: what was ruled out, and each measurement as it is made" },
  { flags: "--quiet", says: "print the verdict alone, on one line" },
];

const letterFlag: Flag = { flags: "--letter", says: "print, in place of the report, a letter to whoever has to act: the provider, the network's or the server's administrator" };

const output = { title: "The report", flags: reportFlags };
const outputWithLetter = { title: "The report", flags: [...reportFlags, letterFlag] };

/** Every command, the one that needs no name first. */
export const manual: readonly CommandManual[] = [
  {
    name: "diagnose",
    takes: "[address]",
    usage: "ADDRESS",
    says: "Find out why this mailbox cannot send: measure the send path, name the cause, give the fix.",
    groups: [
      { title: "The settings, as the mail program has them", flags: [clientFlag, ...settings] },
      { title: "The password (asked for without showing it, where there is a terminal and no flag says otherwise)", flags: secrets },
      { title: "What may be spent", flags: limits },
      { title: "What is known already", flags: [...knowledge, answerFlag] },
      { title: "The surroundings", flags: surroundings },
      { title: "A second place to measure from", flags: elsewhere },
      outputWithLetter,
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
  domainManual,
  domainsManual,
  {
    name: "settings",
    takes: "[address]",
    usage: "ADDRESS",
    says: "Find the right settings, compare those in use with them, and show each difference. No login is made.",
    groups: [
      { title: "The settings in use (without these: what the programs on this machine keep for this address)", flags: [clientFlag, ...settings, { flags: "--no-machine", says: "do not look into the programs on this machine" }] },
      {
        title: "What to do",
        flags: [
          { flags: "--profile <file>", says: "write an Apple configuration profile with the right settings, without a password" },
          { flags: "--preview", says: "show as a diff what would be changed in the programs' own files" },
          { flags: "--apply", says: "write it, with a backup beside each file (msmtp, Mutt, Postfix, an application's .env, Thunderbird while it is closed)" },
          { flags: "--undo", says: "put back what the last --apply changed" },
          { flags: "--verify", says: "look again after a change, and show before and after" },
          { flags: "--before <file>", says: "the case file to compare with; without it, the last look at this address" },
          { flags: "--follow <domain>", says: "let a source redirect to this domain, too", times: "many" },
        ],
      },
      { title: "The surroundings", flags: surroundings.filter((flag) => !flag.flags.startsWith("--control")) },
      { title: "The report", flags: reportFlags.filter((flag) => !flag.flags.startsWith("--html")) },
    ],
    examples: [
      { line: "cantsend settings ann@example.com", says: "the right settings, and whether the programs on this machine have them" },
      { line: "cantsend settings ann@example.com --smtp smtp.gmial.com:578", says: "compares what you read off a screen" },
      { line: "cantsend settings ann@example.com --verify", says: "after the change" },
    ],
    notes: ["It asks all sources at once: our own data, the mail domain's web server and DNS, and Thunderbird's database, which learns the domain and not the address."],
  },
  {
    name: "clients",
    takes: "[files...]",
    usage: "[FILE...]",
    says: "List the mail accounts that programs on this machine keep, as those programs read them. Nothing is sent, no password is shown.",
    groups: [{ title: "Form", flags: [{ flags: "--json", says: "as JSON" }] }],
    examples: [
      { line: "cantsend clients", says: "looks where mail programs and mail servers usually keep their settings" },
      { line: "cantsend clients ~/.msmtprc /etc/postfix", says: "reads these alone, with what they include" },
    ],
    notes: ["Of a password it tells how long it is and what kinds of characters it has, as the file has it and as the program reads it; a command that fetches one is not run."],
  },
  {
    name: "machine",
    takes: "[address-or-host]",
    usage: "[ADDRESS|HOST]",
    says: "Tell what this machine says about itself for sending mail: its own rules, ways, listeners, security products, hosts file. Nothing is sent.",
    groups: [{ title: "Form", flags: [{ flags: "--json", says: "as JSON" }] }],
    examples: [
      { line: "cantsend machine", says: "what can be read as this user; what cannot is named" },
      { line: "sudo cantsend machine smtp.example.com", says: "with the rules of the packet filter, and the hosts file's entries for that host" },
    ],
    notes: ["It exits with 1 where this machine itself stops port 465 or 587, and with 2 where something that could was not readable."],
  },
  {
    name: "reason",
    takes: "<case-file>",
    usage: "CASE.json",
    says: "Judge a saved case file again. Nothing is measured.",
    groups: [{ title: "What is known by now", flags: [answerFlag] }, outputWithLetter],
    examples: [{ line: "cantsend reason case.json --verbose", says: "a file that --case wrote; - reads standard input" }],
  },
  {
    name: "compare",
    takes: "[case-files...]",
    usage: "A.case B.case",
    says: "Compare two case files of one mailbox (two networks, two machines, two days): what differs, and who is to blame. Nothing is measured.",
    groups: [{ title: "Form", flags: [{ flags: "--json", says: "print one JSON object and nothing else" }] }],
    examples: [{ line: "cantsend compare home.case phone.case", says: "the same mailbox over two networks, each kept with --case" }],
    notes: ["0: both are in order. 1: a side is to blame. 2: these two do not tell, and it says which third measurement would."],
  },
  {
    name: "vantage",
    takes: "<act>",
    usage: "serve",
    says: "Let this machine be a second place to measure from: it looks at mail servers for another cantsend that has its token.",
    groups: [
      {
        title: "How it is served",
        flags: [
          { flags: "--listen <host:port>", says: "where to listen; without it, on every address at port 8465" },
          { flags: "--token-file <file>", says: "take the token from a file; without it one is made and printed once" },
          { flags: "--cert <file>", says: "a certificate of your own, PEM; without it one is made, and known by its fingerprint" },
          { flags: "--key <file>", says: "its private key, PEM" },
          { flags: "--name <name>", says: "what it calls itself in reports" },
        ],
      },
      {
        title: "What it may look at",
        flags: [
          { flags: "--allow <port>", says: "only this port; without it the mail ports 25, 465, 587, 2525, 110, 143, 993, 995, 4190", times: "many" },
          { flags: "--allow-private", says: "private and reserved addresses, too: whoever has the token then looks into the network of this machine" },
        ],
      },
    ],
    examples: [{ line: "cantsend vantage serve", says: "prints the address and the token for cantsend ADDRESS --vantage URL" }],
    notes: ["It is asked for hosts and ports and never for a login: there is no field for a password, and what is not known is refused. It keeps nothing."],
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
  {
    name: "ui",
    takes: "",
    usage: "",
    says: "Open a page in the browser that shows where the mail stops, live, with the reason and the fix to copy.",
    groups: [
      {
        title: "The page",
        flags: [
          { flags: "--no-open", says: "print the link instead of opening the browser" },
          { flags: "--port <number>", says: "listen on this port of the loopback; without it a free one is taken" },
          { flags: "--idle <minutes>", says: "end when nobody used the page for so long, from 1 to 1440" },
          { flags: "--demo <fault>", says: "show a faulty mail world on this machine's loopback instead of the network (cantsend demo --list)" },
          { flags: "--store <file>", says: "show this store of a watch; without it the usual one, where there is one" },
        ],
      },
      {
        title: "The surroundings",
        flags: [
          { flags: "--dns <server[:port]>", says: "ask this DNS server instead of this machine's", times: "many" },
          { flags: "--ca <file>", says: "trust the root certificates in this PEM file as well", times: "many" },
          { flags: "--timeout <seconds>", says: "the most that one measurement may take, from 1 to 600" },
        ],
      },
    ],
    examples: [
      { line: "cantsend ui", says: "opens the page" },
      { line: "cantsend ui --demo wrong-password --no-open", says: "the page on a demo; no network and no mailbox needed" },
    ],
    notes: ["The page is served on the loopback of this machine alone. Its link is good for one browser; a password that is typed there goes to this program only, is held in memory, and is gone when it ends."],
  },
  {
    name: "watch",
    takes: "[what...]",
    usage: "[WHAT]",
    says: "Look again and again, and tell when the cause changes, over a channel that does not need the broken mail.",
    groups: [{ title: "Form", flags: [{ flags: "--json", says: "the log as JSON lines; with check, what was found" }] }],
    examples: [
      { line: "cantsend watch init ann@example.com", says: "writes a commented file with what discovery found" },
      { line: "cantsend watch check", says: "looks at everything once and exits like a diagnosis" },
      { line: "cantsend watch status", says: "is it alive, and how many are ill? Exits with 1 where it is not alive" },
      { line: "cantsend watch test phone", says: "sends a test over the alert of that name" },
      { line: "cantsend watch", says: "watches until it is ended; systemd unit, container and dashboards are in deploy/" },
    ],
    notes: ["WHAT is init, check, status, test, or the file of the watch; that is ~/.config/cantsend/watch.toml unless another is named. No password stands in it: it says where each is kept."],
  },
  {
    name: "history",
    takes: "[account]",
    usage: "[ACCOUNT]",
    says: "List the runs of a watched account.",
    groups: [{ title: "Which, and in which form", flags: [{ flags: "--runs <number>", says: "how many of the newest" }, { flags: "--store <file>", says: "the store of the watch, where it is not in its usual place" }, { flags: "--json", says: "as JSON" }] }],
    examples: [],
  },
  {
    name: "changes",
    takes: "[account]",
    usage: "[ACCOUNT]",
    says: "List what changed around a watched account, with what stands nearest to its first failure.",
    groups: [{ title: "Which, and in which form", flags: [{ flags: "--runs <number>", says: "over how many of the newest runs" }, { flags: "--store <file>", says: "the store of the watch, where it is not in its usual place" }, { flags: "--json", says: "as JSON" }] }],
    examples: [],
  },
  {
    name: "check",
    takes: "[address]",
    usage: "ADDRESS --nagios",
    says: "Examine a mailbox for Nagios and its kin: one line with performance data, and the exit codes of its plug-ins.",
    groups: [
      { title: "The form", flags: [{ flags: "--nagios", says: "the plug-in form, which is the only one so far and need not be said" }, { flags: "--warn-days <number>", says: "warn when a certificate ends within so many days" }] },
      { title: "The settings, as the mail program has them", flags: settings },
      { title: "The password", flags: secrets },
      { title: "What may be spent", flags: limits },
      { title: "The surroundings", flags: surroundings },
    ],
    examples: [{ line: "cantsend check ann@example.com --nagios --password-env MAIL_PASSWORD", says: "exits 0, 1, 2 or 3 for OK, WARNING, CRITICAL, UNKNOWN" }],
  },
  {
    name: "message",
    takes: "[file]",
    usage: "FILE.eml",
    says: "Say what receivers and spam filters will make of a message, without sending it.",
    groups: [
      {
        title: "Who sends it, and to whom",
        flags: [
          { flags: "--to <address>", says: "a recipient; by the domain one knows whose rules the message will meet", times: "many" },
          { flags: "--from <address>", says: "the sender, where it is not that of the message" },
          { flags: "--bulk", says: "it goes to many: the rules for bulk mail hold" },
          { flags: "--smtp <host[:port]>", says: "look at this outgoing server too: how large a message it takes, and which letters" },
          { flags: "--security <mode>", says: "how to talk to it: tls, starttls or none" },
        ],
      },
      {
        title: "Whom to ask (without these flags nothing leaves this machine)",
        flags: [
          { flags: "--filter <filter>", says: "give the message to a spam filter of your own: rspamd=URL or spamd=HOST:PORT", times: "many" },
          { flags: "--lists", says: "ask public block lists about the sender's domain and the domains of the links" },
          { flags: "--sends-from <ip>", says: "with --lists: the address of the server that sends", times: "many" },
          { flags: "--age", says: "ask the registry when the sender's domain was registered" },
          { flags: "--dns <server[:port]>", says: "ask this DNS server instead of this machine's", times: "many" },
        ],
      },
      output,
    ],
    examples: [
      { line: "cantsend message letter.eml --to ben@gmail.com", says: "form, size, files and links, by Gmail's rules" },
      { line: "cantsend message letter.eml --filter rspamd=http://127.0.0.1:11333", says: "and the score of a real filter, in plain words" },
    ],
    notes: ["Files inside archives are known by the table of contents alone: nothing is unpacked and nothing is run."],
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
