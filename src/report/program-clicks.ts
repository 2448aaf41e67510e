/**
 * Where a program's settings for sending are changed by hand, as the steps that its users take. Read 2026-11-24:
 * - Thunderbird: freeemailtutorials.com "Outgoing Servers (SMTP)".
 * - iPhone: olympus.net "iOS 14 - Change Settings"; below Apps since iOS 18: support.tigertech.net/ios-password. Mac: support.apple.com/guide/mail, pages cpmlprefsmtpserver and cpmlprefacctadv.
 * - Outlook (classic): Microsoft's "Change or update email account settings in Outlook for Windows". The menus of the new Outlook for Windows were not found.
 * - Evolution 3.46.4: its own help as Debian installs it ("Edit, Preferences, Mail Accounts, Edit"); the name of its page for sending: the program's own texts.
 * - KMail: its handbook (KDE/kmail doc/kmail2/configure.docbook) and the dialogue's own file (KDE/kmailtransport smtpsettings.ui).
 * - Claws Mail 4.1.1: the program's own texts as Debian installs it (Configuration, Edit accounts…; Basic, Send, Use TLS, SMTP port).
 * - Geary: the dialogue's own file (GNOME/geary ui/accounts_editor_servers_pane.ui: Server Settings, Sending, Apply).
 * - Keycloak: "Configuring email for a realm". Jenkins: README of the mailer plug-in.
 * The files of the servers and applications are those that their readers in src/ask/programs name. From memory: how Geary's list of accounts is opened, the profile's menus on iPhone and Mac, and the restart commands.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  thunderbird: ["Open the menu (three lines), then Account Settings.", "At the bottom of the list on the left choose Outgoing Server (SMTP).", "Choose the server, then Edit…, change the fields below, and press OK."],
  "apple-profile": ["On a Mac: System Settings, Privacy & Security, Profiles: remove the old profile, then open the new one (cantsend settings ADDRESS --profile FILE writes it).", "On an iPhone: Settings, General, VPN & Device Management does the same.", "On an iPhone without a profile: Settings, Mail (since iOS 18 below Apps), Accounts, the account, SMTP, then the arrow beside the primary server.", "On a Mac without a profile: Mail, Settings (Preferences up to macOS 12), Accounts, Server Settings, the menu of the outgoing account, Edit SMTP Server List."],
  outlook: ["Close Outlook. Open the Control Panel, Mail, Email Accounts…, choose the account, then Change: the outgoing mail server, and under Logon Information the user name.", "More Settings…, Advanced: the port (Server Port Numbers) and the encryption (Use the following type of encrypted connection). Then OK, and Test Account Settings.", "From within Outlook: File, Account Settings, Account Settings, the account, Change."],
  evolution: ["Edit, Preferences, Mail Accounts: choose the account, then Edit.", "Change the fields below on the page Sending Email, and press OK."],
  kmail: ["Settings, Configure KMail…, Accounts, then the tab Sending: choose the server, then Modify….", "The host and the login are on the tab General; port and encryption on Advanced."],
  "claws-mail": ["Configuration, Edit accounts…: choose the account, then Edit.", "The server is on the page Basic, the login on Send, the encryption on TLS (Send (SMTP): Use TLS, or Use STARTTLS command), the port on Advanced (SMTP port)."],
  geary: ["Menu, Accounts: choose the account, then Server Settings.", "Change the fields below under Sending, and press Apply."],
  aerc: ["Edit accounts.conf in ~/.config/aerc: the line outgoing = of the account. An @ in the user name is written %40 there."],
  himalaya: ["Edit config.toml: the lines message.send.backend.… of the account."],
  "git-send-email": ["git config --global sendemail.smtpServer HOST, and the same with smtpServerPort, smtpEncryption (tls for STARTTLS, ssl for TLS from the first byte) and smtpUser."],
  "s-nail": ["Edit the line set mta=… in ~/.mailrc: smtps://user@host:465, or submission://user@host:587 with set smtp-config=starttls."],
  exim: ["On Debian: dpkg-reconfigure exim4-config, mail sent by smarthost, HOST::PORT.", "The password is in /etc/exim4/passwd.client as HOST:USER:PASSWORD; then update-exim4.conf and a restart of exim4."],
  opensmtpd: ['Edit smtpd.conf: action … relay host smtp+tls://LABEL@HOST:587 auth <secrets> (smtps:// for TLS from the first byte), then smtpd -n and a restart.'],
  ssmtp: ["Edit /etc/ssmtp/ssmtp.conf: mailhub=HOST:PORT, UseTLS=YES, and UseSTARTTLS=YES for port 587."],
  nullmailer: ["Edit /etc/nullmailer/remotes: HOST smtp port=587 starttls user=USER pass='PASSWORD' (tls in place of starttls for port 465), then restart nullmailer."],
  alertmanager: ["Edit alertmanager.yml: smtp_smarthost: 'HOST:PORT' and smtp_auth_username below global:, or smarthost and auth_username in the receiver's email_configs, then reload Alertmanager (kill -HUP, or POST /-/reload)."],
  compose: ["Edit the variable under environment: of the service, or in its env_file, then docker compose up -d: a running container keeps the old value."],
  discourse: ["Edit containers/app.yml: the DISCOURSE_SMTP_… lines under env:, then ./launcher rebuild app."],
  django: ["Edit settings.py, or the .env that it reads: EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, and EMAIL_USE_TLS = True for STARTTLS or EMAIL_USE_SSL = True for TLS from the first byte, never both; then start the program again."],
  ghost: ["Edit config.production.json: mail.options.host, port, secure (true for TLS from the first byte) and auth.user, then ghost restart."],
  gitea: ["Edit app.ini, section [mailer]: PROTOCOL (smtps, or smtp+starttls), SMTP_ADDR, SMTP_PORT, USER, then restart it."],
  gitlab: ["Edit /etc/gitlab/gitlab.rb: gitlab_rails['smtp_address'], ['smtp_port'], ['smtp_user_name'], ['smtp_tls'] (true for TLS from the first byte), then gitlab-ctl reconfigure."],
  grafana: ["Edit grafana.ini, section [smtp]: enabled = true, host = HOST:PORT, user, startTLS_policy, then restart Grafana."],
  "home-assistant": ["Edit configuration.yaml: server, port, username and encryption (tls for TLS from the first byte, starttls) of the notifier with platform: smtp, then restart Home Assistant."],
  jenkins: ["Manage Jenkins, System (Configure System in older versions), E-mail Notification, Advanced: SMTP server, port, Use SSL, and the user name."],
  keycloak: ["In the admin console choose the realm, then Realm settings, Email: Host, Port, Enable SSL or Enable StartTLS, Authentication and the user name, then Save."],
  kubernetes: ["Change the Secret or ConfigMap (kubectl edit), or the container's env, then kubectl rollout restart of what uses it: a running pod keeps the old value."],
  laravel: ["Edit .env: MAIL_HOST, MAIL_PORT, MAIL_USERNAME, and MAIL_SCHEME (smtps for TLS from the first byte, else smtp; MAIL_ENCRYPTION before version 11), then php artisan config:clear."],
  mastodon: ["Edit .env.production: SMTP_SERVER, SMTP_PORT, SMTP_LOGIN, then restart mastodon-web and mastodon-sidekiq."],
  nextcloud: ["As administrator: Administration settings, Basic settings, Email server; or edit config/config.php: mail_smtphost, mail_smtpport, mail_smtpsecure ('ssl' for TLS from the first byte, else '') and mail_smtpname."],
  nodemailer: ["Edit the variables in .env (host, port, user, and secure: true for TLS from the first byte), then start the program again."],
  php: ["PHP hands its mail to the program in sendmail_path of php.ini: change the settings of that program. SMTP and smtp_port count on Windows alone."],
  rails: ["Edit config/environments/production.rb: address, port, user_name, and ssl: true for TLS from the first byte, in config.action_mailer.smtp_settings, then restart the program."],
  symfony: ["Edit MAILER_DSN in .env.local: smtp://USER:PASSWORD@HOST:587, or smtps://…:465; signs in the password are written as %XX. Then php bin/console cache:clear."],
  wordpress: ["In wp-config.php above the line that loads wp-settings.php, or on the plug-in's own page in the dashboard (WP Mail SMTP, Settings): host, port, encryption and user name."],
};

const fallback = ["Open the settings of the program for outgoing mail, change the fields below, and save."];

/** The steps to the settings for sending in one program. */
export function clicksTo(program: string): readonly string[] {
  return places[program] ?? fallback;
}
