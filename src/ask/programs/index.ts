import { aerc } from "./aerc.ts";
import { alertmanager } from "./alertmanager.ts";
import { appleProfile } from "./apple-profile.ts";
import { clawsMail } from "./claws-mail.ts";
import { compose } from "./compose.ts";
import { discourse } from "./discourse.ts";
import { django } from "./django.ts";
import { evolution } from "./evolution.ts";
import { exim } from "./exim.ts";
import { fewTroubles } from "./few-troubles.ts";
import { geary } from "./geary.ts";
import { ghost } from "./ghost.ts";
import { gitSendEmail } from "./git-send-email.ts";
import { gitea } from "./gitea.ts";
import { gitlab } from "./gitlab.ts";
import { grafana } from "./grafana.ts";
import { himalaya } from "./himalaya.ts";
import { homeAssistant } from "./home-assistant.ts";
import { isync } from "./isync.ts";
import { jenkins } from "./jenkins.ts";
import { keycloak } from "./keycloak.ts";
import { kmail } from "./kmail.ts";
import { kubernetes } from "./kubernetes.ts";
import { laravel } from "./laravel.ts";
import { mastodon } from "./mastodon.ts";
import { msmtp } from "./msmtp.ts";
import { mutt } from "./mutt.ts";
import { nextcloud } from "./nextcloud.ts";
import { nodemailer } from "./nodemailer.ts";
import { nullmailer } from "./nullmailer.ts";
import { onlySettings } from "./only-settings.ts";
import { opensmtpd } from "./opensmtpd.ts";
import { outlook } from "./outlook.ts";
import { php } from "./php.ts";
import { postfix } from "./postfix.ts";
import { rails } from "./rails.ts";
import type { Reader } from "./reader.ts";
import { sNail } from "./s-nail.ts";
import { ssmtp } from "./ssmtp.ts";
import { symfony } from "./symfony.ts";
import { systemdCredentials } from "./systemd-credentials.ts";
import { tellsOfLinks } from "./tells-of-links.ts";
import { thunderbird } from "./thunderbird.ts";
import { wordpress } from "./wordpress.ts";

/** Every program whose settings can be read, one line each, in the order of their ids. */
export const readers: readonly Reader[] = [
  aerc,
  onlySettings(alertmanager),
  appleProfile,
  clawsMail,
  onlySettings(compose),
  onlySettings(discourse),
  onlySettings(django),
  evolution,
  exim,
  geary,
  onlySettings(ghost),
  gitSendEmail,
  onlySettings(gitea),
  onlySettings(gitlab),
  onlySettings(grafana),
  himalaya,
  onlySettings(homeAssistant),
  isync,
  onlySettings(jenkins),
  onlySettings(keycloak),
  kmail,
  onlySettings(kubernetes),
  onlySettings(laravel),
  onlySettings(mastodon),
  msmtp,
  mutt,
  onlySettings(nextcloud),
  onlySettings(nodemailer),
  nullmailer,
  opensmtpd,
  outlook,
  onlySettings(php),
  postfix,
  onlySettings(rails),
  sNail,
  ssmtp,
  onlySettings(symfony),
  systemdCredentials,
  thunderbird,
  onlySettings(wordpress),
].map((reader) => fewTroubles(tellsOfLinks(reader)));
