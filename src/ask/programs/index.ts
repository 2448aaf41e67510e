import { aerc } from "./aerc.ts";
import { appleProfile } from "./apple-profile.ts";
import { clawsMail } from "./claws-mail.ts";
import { evolution } from "./evolution.ts";
import { exim } from "./exim.ts";
import { geary } from "./geary.ts";
import { gitSendEmail } from "./git-send-email.ts";
import { himalaya } from "./himalaya.ts";
import { isync } from "./isync.ts";
import { kmail } from "./kmail.ts";
import { msmtp } from "./msmtp.ts";
import { mutt } from "./mutt.ts";
import { nullmailer } from "./nullmailer.ts";
import { opensmtpd } from "./opensmtpd.ts";
import { outlook } from "./outlook.ts";
import { postfix } from "./postfix.ts";
import type { Reader } from "./reader.ts";
import { sNail } from "./s-nail.ts";
import { ssmtp } from "./ssmtp.ts";
import { systemdCredentials } from "./systemd-credentials.ts";
import { thunderbird } from "./thunderbird.ts";

/** Every program whose settings can be read, one line each, in the order of their ids. */
export const readers: readonly Reader[] = [
  aerc,
  appleProfile,
  clawsMail,
  evolution,
  exim,
  geary,
  gitSendEmail,
  himalaya,
  isync,
  kmail,
  msmtp,
  mutt,
  nullmailer,
  opensmtpd,
  outlook,
  postfix,
  sNail,
  ssmtp,
  systemdCredentials,
  thunderbird,
];
