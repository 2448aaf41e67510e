import { aerc } from "./aerc.ts";
import { exim } from "./exim.ts";
import { gitSendEmail } from "./git-send-email.ts";
import { himalaya } from "./himalaya.ts";
import { isync } from "./isync.ts";
import { msmtp } from "./msmtp.ts";
import { mutt } from "./mutt.ts";
import { nullmailer } from "./nullmailer.ts";
import { postfix } from "./postfix.ts";
import type { Reader } from "./reader.ts";
import { sNail } from "./s-nail.ts";
import { ssmtp } from "./ssmtp.ts";
import { thunderbird } from "./thunderbird.ts";

/** Every program whose settings can be read, one line each, in the order of their ids. */
export const readers: readonly Reader[] = [
  aerc,
  exim,
  gitSendEmail,
  himalaya,
  isync,
  msmtp,
  mutt,
  nullmailer,
  postfix,
  sNail,
  ssmtp,
  thunderbird,
];
