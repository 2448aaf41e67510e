import type { Route } from "../../model/route.ts";

const quoted = (text: string) => JSON.stringify(text);

function accountPart(address: string, routes: readonly Route[]): readonly string[] {
  const smtp = routes.find((route) => route.protocol === "smtp");
  const imap = routes.find((route) => route.protocol === "imap");
  const from = (route: Route) => (route.because === undefined ? `from ${route.source}` : `${route.source}: ${route.because}`);
  return [
    "[[account]]",
    `address = ${quoted(address)}`,
    ...(smtp === undefined
      ? ["# No outgoing server was found for this address; write down what the mail program has.", '# smtp = "smtp.example.com:465"', '# security = "tls"               # tls, starttls or none']
      : [`smtp = ${quoted(`${smtp.host}:${smtp.port}`)}   # ${from(smtp)}`, `security = ${quoted(smtp.security)}`]),
    ...(imap === undefined ? ['# imap = "imap.example.com:993"    # the receiving side, as the control experiment'] : [`imap = ${quoted(`${imap.host}:${imap.port}`)}`]),
    '# client = "/home/me/.msmtprc"       # a program\'s own settings file, read anew at each run: it says what is left out here',
    "# use-stored-password = true         # the password that this program has stored",
    "# Where the password is. It never stands in this file. Without one, everything up to the login is watched.",
    '# password = { env = "MAIL_PASSWORD" }',
    '# password = { file = "/etc/cantsend/mail.password" }      # readable by nobody else',
    '# password = { command = "pass show mail" }',
    '# password = { keychain = "me" }     # service "cantsend", account "me" in the key store of macOS or Linux',
    "# An access token in place of a password; a new refresh token is written back to the file, the key store or by store.",
    '# oauth = { token-url = "https://login.example.net/token", client-id = "…", refresh-token = { file = "/var/lib/cantsend/refresh" } }',
    "# logins-per-day = 4                 # how many logins this account may cost",
    "# canaries-per-day = 1               # mails to itself: the strongest check",
  ];
}

/** A commented file of the watch for one address, with what discovery found filled in. */
export function initialSettings(address: string, routes: readonly Route[]): string {
  return `${[
    "# What cantsend watches. Start it with: cantsend watch",
    "# Times are written as 30s, 5m, 1h or 2d.",
    "",
    "[watch]",
    'every = "15m"                       # how often each account is looked at; or: cron = "*/15 7-19 * * 1-5"',
    'confirm = "2 of 3"                  # tell of a change when so many of the last runs agree',
    'warn-ahead = ["21d", "7d", "1d"]    # how long before an expiry it is told',
    'keep = "90d"                        # how long runs are kept',
    '# timezone = "Europe/Berlin"        # for cron lines; without it that of this machine',
    '# listen = "127.0.0.1:9464"         # /metrics for Prometheus, /probe, /healthz, /api',
    '# dead-man-url = "https://…"        # is called after every round; its silence is the alarm',
    "",
    "[spend]",
    "logins-per-day = 4                  # for each account, unless it says otherwise",
    "canaries-per-day = 0",
    "",
    "# Whom to tell. Try it with: cantsend watch test NAME",
    "[[alert]]",
    'name = "desktop"',
    'kind = "desktop"',
    "",
    "# [[alert]]",
    '# name = "phone"',
    '# kind = "ntfy"                     # webhook, ntfy, slack, mattermost, teams, discord, telegram, matrix,',
    "#                                   # pagerduty, opsgenie, pushover, command, desktop, mail",
    '# url = "https://ntfy.sh/a-topic-that-nobody-guesses"',
    "",
    ...accountPart(address, routes),
    "",
    "# A domain: its records, as receivers read them, for whoever sends in its name.",
    "# [[domain]]",
    `# name = ${quoted(address.slice(address.lastIndexOf("@") + 1))}`,
    '# sends-from = ["mail.example.com"]   # addresses, host names or providers that send for it',
    '# selectors = ["mail"]                # what stands as s= in the DKIM-Signature line of its mail',
    '# every = "6h"',
    "# block-lists = true                  # asks public block lists about it, once an hour at most",
    "# registry = true                     # asks the registry once a day until when the domain is paid for",
    "",
    "# A message: what receivers would make of it as it stands in its file, such as a newsletter or an invoice. Nothing is sent.",
    "# [[message]]",
    '# name = "newsletter"',
    '# file = "/srv/mail/newsletter.eml"   # a letter, or a template with {{from}}, {{to}}, {{date}}, {{message-id}}',
    `# account = ${quoted(address)}   # who sends it: its server is asked what that takes`,
    '# to = ["somebody@example.net"]       # whose servers are asked about',
    '# filters = ["rspamd=http://127.0.0.1:11333"]   # or spamd=127.0.0.1:783',
    "# filter-limit = 4.0                  # a score above this is told",
    "# block-lists = true                  # asks public block lists about its links, once an hour at most",
    '# every = "1h"',
    "# send = true                         # it is the test message of its account, within canaries-per-day",
    "",
  ].join("\n")}`;
}
