/** What belongs to sending mail, in the languages that people paste; without any of it a text is about something else. */
const mail =
  /e-?mail|\bmails?\b|mail(?:er|box|server)|smtp|imap|\bpop3?\b|outlook|thunderbird|gmail|postfix|exim|sendmail|dovecot|exchange|recipient|sender\b|bounce|undeliver|outbox|inbox|junk|spam|starttls|\be?helo\b|\brcpt\b|\bspf\b|dkim|dmarc|dnsbl|blocklist|relay|\bmx\b|sasl|milter|newsletter|port ?(?:25|465|587|2525)\b|:(?:25|465|587|2525)\b|メール|邮件|邮箱|郵件|메일|почт|письм|courriel|correo|posta\b|postausgang/i;
/** What goes wrong on the way to any server, and is a mail fault where somebody asks a mail tool about it. */
const anyServer =
  /0x8[0-9a-f]{7}|certificat|zertifikat|\bx509\b|\btls\b|\bssl\b|handshake|wrong version number|time[ds]? ?-?out|refused|unreachable|econn|etimedout|enotfound|eai_again|getaddrinfo|\bauth\w*|log ?-?in\b|password|credential|greeting|banner|\bsen(?:d|ds|t|ding)\b|deliver|connect|\bvpn\b|outgoing|\bserver\b/i;
/** A refusal's code at the head of a reply, RFC 5321 section 4.2.1, or an enhanced one, RFC 3463. */
const refusal = /(?:^|[\s("'#:>\[])(?:[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}|[45]\.\d{1,3}\.\d{1,3}(?![.\d])|(?:4[2-5]|5[0-57])\d[ -](?=\D)|5[035]\d$)/m;
/** That something is not as it should be. */
const fault =
  /fail|error|errno|exception|can ?not|can'?t|could ?n[o']t|unable|not\b|n't\b|\bno\b|never|refus|reject|den(?:y|ied)|block|bounc|invalid|wrong|expired|stuck|hang|slow|drop|lost|closed|missing|miss|limit|exceed|too (?:many|large|big|small|old|fast|weak)|time[ds]? ?-?out|unreachable|spam|unknown|unauth|mismatch|self[- ]signed|untrusted|disabled|down\b|broken|warn|problem|trouble|throttl|suspend|required|must\b|delay|stops?\b|fehler|abgelehnt|échec|refusé|errore|失敗|失败|错误|拒|できない|ошибк|не /i;

/**
 * What other trades have faults with, in words like those of mail: money, shops, travel, games, homes and cars, and the rest of computing.
 * A closed list, and only heard where mail is not mentioned at all.
 */
const otherTrade =
  /\b(?:bank|(?:credit|debit) card|supermarket|refund|flights?|airport|train|parcel|courier|taxi|my car|the car|washing machine|dishwasher|fridge|dog|doctor|school portal|exam|degree|meeting is|weather|calories|capital of|recipe|netflix|spotify|youtube|facebook|instagram|tiktok|minecraft|fortnite|games?|playstation|xbox|blue?tooth|headphones?|microphone|video (?:call|conference)|blank pages|toner|paper jam|excel|spreadsheet|wi-?fi drops|(?:git|svn) (?:push|pull|clone|commit|merge)|non-fast-forward|merge conflict|ssh: |publickey|npm err|eresolve|webpack|react|angular|typeerror|segmentation fault|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|sql query|s?ftp|rsync|samba|s3 bucket|crashloopbackoff|imagepullbackoff|docker image does not build|copy failed|bad gateway|404 not found|firefox|chrome|safari|windows update|device driver|graphics card|sd card|usb stick|enlarge|reformat\w*|sim card|number was ported|laptop sleeps|touch ?screen)\b|0x8007[0-9a-f]{4}|#ref\b/i;

/** Is this plainly a fault of something else? Never where mail or a server's own code (RFC 3463) is mentioned. */
export function isOtherTrade(text: string): boolean {
  return otherTrade.test(text) && !mail.test(text) && !/[245]\.\d{1,3}\.\d{1,3}/.test(text);
}

/** What a text is about: a fault of sending, mail without a fault, or nothing that this catalogue knows. */
export type TextSubject = "mail-fault" | "mail" | "something-else";

/** Decides whether words are about sending mail at all, before anything is made of them. `circumstances`: how many things that go with mail faults are mentioned. */
export function subjectOf(text: string, circumstances: number): TextSubject {
  if (refusal.test(text)) return "mail-fault";
  const amiss = fault.test(text);
  if (mail.test(text)) return amiss ? "mail-fault" : "mail";
  return amiss && (circumstances > 0 || anyServer.test(text)) ? "mail-fault" : "something-else";
}
