/** Where a program's settings for sending are changed by hand, as the steps that its users take. */
const places: Readonly<Record<string, readonly string[]>> = {
  thunderbird: ["Open the menu (three lines), then Account Settings.", "At the bottom of the list on the left choose Outgoing Server (SMTP).", "Choose the server, then Edit…, change the fields below, and press OK."],
  "apple-profile": ["On a Mac: System Settings, Privacy & Security, Profiles: remove the old profile, then open the new one (cantsend settings ADDRESS --profile FILE writes it).", "On an iPhone: Settings, General, VPN & Device Management does the same.", "Without a profile: Mail, Settings, Accounts, Server Settings, Outgoing Mail Account, Edit SMTP Server List."],
  outlook: ["Close Outlook. Open the Control Panel, Mail, Email Accounts, and choose the account, then Change.", "The server is under Outgoing mail server; port and encryption are under More Settings, Advanced; the login is under More Settings, Outgoing Server.", "In newer versions: File, Account Settings, Server Settings, Outgoing mail."],
  evolution: ["Edit, Preferences, Mail Accounts: choose the account, then Edit.", "Change the fields below on the page Sending Email, and press OK."],
  kmail: ["Settings, Configure KMail, Accounts, then the tab Sending.", "Choose the server, then Modify…: the host is on the page General, port and encryption are on Advanced."],
  "claws-mail": ["Configuration, Edit accounts…: choose the account, then Edit.", "The server is on the page Basic, the login on Send, the encryption on SSL/TLS (TLS in newer versions), the port on Advanced."],
  geary: ["Menu, Accounts: choose the account, then Server Settings.", "Change the fields below under Sending, and press Apply."],
  aerc: ["Edit accounts.conf in ~/.config/aerc: the line outgoing = of the account. An @ in the user name is written %40 there."],
  himalaya: ["Edit config.toml: the lines message.send.backend.… of the account."],
  "git-send-email": ["git config --global sendemail.smtpServer HOST, and the same with smtpServerPort, smtpEncryption (tls for STARTTLS, ssl for TLS from the first byte) and smtpUser."],
  "s-nail": ["Edit the line set mta=… in ~/.mailrc: smtps://user@host:465, or submission://user@host:587 with set smtp-config=starttls."],
  exim: ["On Debian: dpkg-reconfigure exim4-config, mail sent by smarthost, HOST::PORT.", "The password is in /etc/exim4/passwd.client as HOST:USER:PASSWORD; then update-exim4.conf and a restart of exim4."],
  opensmtpd: ['Edit smtpd.conf: action … relay host smtp+tls://LABEL@HOST:587 auth <secrets> (smtps:// for TLS from the first byte), then smtpd -n and a restart.'],
  ssmtp: ["Edit /etc/ssmtp/ssmtp.conf: mailhub=HOST:PORT, UseTLS=YES, and UseSTARTTLS=YES for port 587."],
  nullmailer: ["Edit /etc/nullmailer/remotes: HOST smtp port=587 starttls user=USER pass='PASSWORD' (tls in place of starttls for port 465), then restart nullmailer."],
};

const fallback = ["Open the settings of the program for outgoing mail, change the fields below, and save."];

/** The steps to the settings for sending in one program. */
export function clicksTo(program: string): readonly string[] {
  return places[program] ?? fallback;
}
