/** Somebody whose words are known: a mail provider, a mail server program, a block list or a gateway. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Words of a `program` or a `list` turn up at any host; those of a `provider` or a `gateway` only at its own. */
  readonly kind: "provider" | "program" | "list" | "gateway";
  /** Suffixes of the names of its servers and MX hosts, whole labels, small letters. */
  readonly hosts: readonly string[];
  /** Words in its greeting. */
  readonly banner?: RegExp;
  /** What is peculiar to its replies, so that they are known even when somebody else quotes them. */
  readonly replyMarks?: RegExp;
  /** Brands on the same platform, whose words it shares. */
  readonly kin?: readonly string[];
}

export const providers: readonly Provider[] = [
  // mailbox providers
  {
    id: "google",
    name: "Gmail and Google Workspace",
    kind: "provider",
    hosts: ["gmail.com", "google.com", "googlemail.com", "1e100.net"],
    banner: /\bgsmtp\b/i,
    replyMarks: /\b(?:gsmtp|gcdp)\b|support\.google\.com\/|\bG Suite SMTP Relay\b/i,
  },
  {
    id: "microsoft365",
    name: "Microsoft 365",
    kind: "provider",
    hosts: ["office365.com", "mail.protection.outlook.com", "prod.outlook.com", "onmicrosoft.com", "office365.us", "partner.outlook.cn", "mx.microsoft"],
    banner: /Microsoft ESMTP MAIL Service ready at .{0,40}|\.PROD\.OUTLOOK\.COM/i,
    replyMarks: /\bprod\.outlook\.com|\bprod\.protection\.outlook\.com|SmtpClientAuthentication|aka\.ms\/smtp_auth_disabled|TenantAttribution|\(AS\d{4,10}\)|\bATTR\d\d\b|Office 365/i,
    kin: ["outlook", "exchange"],
  },
  {
    id: "outlook",
    name: "Outlook.com, Hotmail, Live, MSN",
    kind: "provider",
    hosts: ["outlook.com", "hotmail.com", "live.com", "msn.com", "olc.protection.outlook.com"],
    replyMarks: /\bolc\.protection\.outlook\.com|mail\.live\.com\/mail\/troubleshooting|postmaster\.live\.com|\b(?:OU|SC|DY|RP)-00\d\b/i,
    kin: ["microsoft365"],
  },
  {
    id: "yahoo",
    name: "Yahoo Mail",
    kind: "provider",
    hosts: ["yahoo.com", "yahoodns.net", "yahoo.co.jp", "ymail.com", "rocketmail.com", "yahooinc.com"],
    banner: /smtp\.mail\.yahoo\.com|\bymail\b/i,
    replyMarks: /\(#AUTH\d{3}\)|\[(?:TSS?\d\d|BL\d\d|PH01|IPTS04)\]|postmaster\.yahoo(?:inc)?\.com|senders\.yahooinc\.com/i,
    kin: ["aol", "att", "bt", "verizon", "rogers"],
  },
  { id: "aol", name: "AOL", kind: "provider", hosts: ["aol.com", "aim.com", "aol.jp"], replyMarks: /postmaster\.(?:info\.)?aol\.com|\b(?:RTR|RLY|HVU|DYN|CON):[A-Z][A-Z0-9]\b/i, kin: ["yahoo"] },
  { id: "apple", name: "Apple iCloud Mail", kind: "provider", hosts: ["icloud.com", "me.com", "mac.com", "apple.com"], banner: /\.(?:icloud|me)\.com ESMTP/i, replyMarks: /support\.apple\.com\/|\[(?:CS01|HME1)\]/i },
  { id: "zoho", name: "Zoho Mail", kind: "provider", hosts: ["zoho.com", "zoho.eu", "zoho.in", "zoho.com.au", "zoho.jp", "zohocloud.ca", "zeptomail.com"], banner: /\bmx\.zohomail\.com\b/i, replyMarks: /Relaying disallowed as|\bzoho\b|mail\.zoho\.com\/unblockme/i },
  { id: "fastmail", name: "Fastmail", kind: "provider", hosts: ["fastmail.com", "fastmail.fm", "messagingengine.com"], banner: /\bmessagingengine\.com\b/i },
  { id: "proton", name: "Proton Mail", kind: "provider", hosts: ["protonmail.ch", "proton.me", "protonmail.com"], banner: /protonmail\.ch|Proton ?Mail Bridge/i },
  { id: "gmx", name: "GMX", kind: "provider", hosts: ["gmx.net", "gmx.com", "gmx.de", "gmx.at", "gmx.ch"], banner: /\bgmx\.(?:net|com)\b/i, replyMarks: /postmaster\.gmx\.|\bgmx\.net\b/i, kin: ["webde", "mailcom", "ionos"] },
  { id: "webde", name: "WEB.DE", kind: "provider", hosts: ["web.de"], banner: /\bweb\.de\b/i, replyMarks: /postmaster\.web\.de/i, kin: ["gmx", "mailcom", "ionos"] },
  { id: "mailcom", name: "mail.com", kind: "provider", hosts: ["mail.com"], replyMarks: /postmaster\.mail\.com/i, kin: ["gmx", "webde", "ionos"] },
  { id: "ionos", name: "IONOS (1&1)", kind: "provider", hosts: ["ionos.com", "ionos.de", "ionos.fr", "ionos.co.uk", "ionos.es", "1und1.de", "1and1.com", "1and1.co.uk", "1and1.fr", "kundenserver.de", "perfora.net"], banner: /kundenserver\.de|perfora\.net/i, replyMarks: /postmaster\.(?:ionos|1and1|1und1)\./i, kin: ["gmx", "webde", "mailcom"] },
  { id: "strato", name: "Strato", kind: "provider", hosts: ["strato.de", "strato.com", "rzone.de"], banner: /\brzone\.de\b|RZmta/i },
  { id: "t-online", name: "Telekom (T-Online)", kind: "provider", hosts: ["t-online.de", "telekom.de", "magenta.de"], banner: /T-Online ESMTP|t-online\.de/i, replyMarks: /tosa@rx\.t-online\.de|postmaster\.t-online\.de/i },
  { id: "orange", name: "Orange (Wanadoo)", kind: "provider", hosts: ["orange.fr", "wanadoo.fr", "orange.com"], banner: /mwinf[0-9a-z]+|opmta/i, replyMarks: /\bOFR_?\d{3}|\bmwinf[0-9a-z]{3,6}\b/i, kin: ["laposte"] },
  { id: "laposte", name: "La Poste", kind: "provider", hosts: ["laposte.net"], banner: /laposte\.net/i, replyMarks: /\bLPN_?\d{3}/i, kin: ["orange"] },
  { id: "free", name: "Free", kind: "provider", hosts: ["free.fr", "proxad.net"], banner: /\.(?:free\.fr|proxad\.net) ESMTP/i, replyMarks: /Too many spams from your IP|postmaster\.free\.fr/i },
  { id: "sfr", name: "SFR", kind: "provider", hosts: ["sfr.fr", "neuf.fr", "cegetel.net", "numericable.fr"], replyMarks: /\bGU_EIB_\d\d\b/i },
  { id: "ovh", name: "OVHcloud", kind: "provider", hosts: ["ovh.net", "ovh.com", "ovh.ca", "mail.ovh.net"], banner: /\bovh\.net\b/i },
  { id: "gandi", name: "Gandi", kind: "provider", hosts: ["gandi.net"], banner: /\bgandi\.net\b/i },
  { id: "infomaniak", name: "Infomaniak", kind: "provider", hosts: ["infomaniak.com", "infomaniak.ch"] },
  { id: "aruba", name: "Aruba", kind: "provider", hosts: ["aruba.it"] },
  { id: "tiscali", name: "Tiscali", kind: "provider", hosts: ["tiscali.it"] },
  { id: "seznam", name: "Seznam", kind: "provider", hosts: ["seznam.cz", "email.cz"] },
  { id: "forpsi", name: "Forpsi", kind: "provider", hosts: ["forpsi.com"], replyMarks: /support\.forpsi\.com/i },
  { id: "bt", name: "BT", kind: "provider", hosts: ["btinternet.com", "bt.com", "btopenworld.com"], replyMarks: /\bbt\.custhelp\.com|btinternet\.com/i, kin: ["yahoo"] },
  { id: "telenet", name: "Telenet", kind: "provider", hosts: ["telenet.be", "telenet-ops.be"] },
  { id: "comcast", name: "Comcast (Xfinity)", kind: "provider", hosts: ["comcast.net", "xfinity.com"], banner: /comcast\.net/i, replyMarks: /postmaster\.comcast\.net|\bcomcast\b|\b(?:BL|ES)00[01]{4}\b/i },
  { id: "spectrum", name: "Spectrum (Charter, Time Warner Cable)", kind: "provider", hosts: ["charter.net", "spectrum.net", "twc.com", "rr.com", "brighthouse.com"], banner: /\bcharter\.net\b/i, replyMarks: /\bAUP#(?:In-|Out-|[IO]-)\d{4}\b/i },
  { id: "cox", name: "Cox", kind: "provider", hosts: ["cox.net", "east.cox.net", "west.cox.net"], banner: /\bcox\.net\b/i, replyMarks: /\bAUP#(?:CX|CDR|IPBL|URLBL|DNS|POL)[A-Z0-9]{0,8}\b|\bcox\.net\b/i },
  { id: "att", name: "AT&T", kind: "provider", hosts: ["att.net", "sbcglobal.net", "bellsouth.net", "pacbell.net", "prodigy.net"], replyMarks: /abuse_rbl@abuse-att\.net|\bflp[id]\d{3}\b/i, kin: ["yahoo"] },
  { id: "verizon", name: "Verizon", kind: "provider", hosts: ["verizon.net", "verizon.com"], kin: ["yahoo", "aol"] },
  { id: "rogers", name: "Rogers", kind: "provider", hosts: ["rogers.com"], kin: ["yahoo"] },
  { id: "telstra", name: "Telstra (BigPond)", kind: "provider", hosts: ["telstra.com", "bigpond.com", "bigpond.net.au", "telstra.net"] },
  { id: "earthlink", name: "EarthLink", kind: "provider", hosts: ["earthlink.net", "mindspring.com"], replyMarks: /blocked by EarthLink/i },
  { id: "qq", name: "QQ Mail (Tencent)", kind: "provider", hosts: ["qq.com", "foxmail.com"], banner: /\bqq\.com\b|Esmtp QQ Mail Server/i, replyMarks: /service\.mail\.qq\.com/i },
  { id: "netease", name: "NetEase (163, 126, yeah.net)", kind: "provider", hosts: ["163.com", "126.com", "yeah.net", "netease.com", "188.com"], banner: /Anti-spam GT for Coremail|163com|126com/i, replyMarks: /mail\.163\.com|\b(?:DT|MI|HL|RP|WM|IP):[A-Z]{3}\b/i },
  { id: "sina", name: "Sina Mail", kind: "provider", hosts: ["sina.com", "sina.cn", "sina.com.cn"] },
  { id: "alibaba", name: "Alibaba Mail (Aliyun)", kind: "provider", hosts: ["aliyun.com", "mxhichina.com", "alibaba-inc.com", "qiye.aliyun.com", "aliyun-inc.com"], banner: /\bmxhichina\.com\b|Aliyun Mail/i },
  { id: "naver", name: "Naver", kind: "provider", hosts: ["naver.com"], replyMarks: /mail\.naver\.com/i },
  { id: "yandex", name: "Yandex Mail", kind: "provider", hosts: ["yandex.ru", "yandex.com", "yandex.net", "ya.ru"], banner: /yandex\.net|Want to use Yandex\.Mail/i, replyMarks: /ya\.cc\/|yandex\.(?:ru|com)\/support/i },
  { id: "mail-ru", name: "Mail.ru", kind: "provider", hosts: ["mail.ru", "bk.ru", "list.ru", "inbox.ru", "smailru.net"], replyMarks: /\bmail\.ru\b/i },
  { id: "i-ua", name: "I.UA", kind: "provider", hosts: ["i.ua", "email.ua"], replyMarks: /\bi\.ua\/err\//i },
  { id: "facebook", name: "Facebook", kind: "provider", hosts: ["facebook.com", "facebookmail.com"], replyMarks: /\b(?:POL|RCP|INT|DNS|CON|MSG)-[PT]\d\b/i },
  { id: "rackspace", name: "Rackspace Email", kind: "provider", hosts: ["emailsrvr.com", "rackspace.com", "mailtrust.com"], banner: /emailsrvr\.com/i, replyMarks: /\bemailsrvr\.com|\(G(?:\d|[0-9A-F]{2})\)/i },
  { id: "godaddy", name: "GoDaddy", kind: "provider", hosts: ["secureserver.net", "godaddy.com"], banner: /secureserver\.net/i, replyMarks: /\bIB[0-9]{3}\b|\bbizsmtp\b/i },
  { id: "namecheap", name: "Namecheap Private Email", kind: "provider", hosts: ["privateemail.com", "web-hosting.com", "registrar-servers.com"] },
  { id: "hostinger", name: "Hostinger", kind: "provider", hosts: ["hostinger.com", "titan.email"] },
  { id: "dreamhost", name: "DreamHost", kind: "provider", hosts: ["dreamhost.com"] },
  { id: "purelymail", name: "Purelymail", kind: "provider", hosts: ["purelymail.com"] },
  { id: "migadu", name: "Migadu", kind: "provider", hosts: ["migadu.com"] },
  { id: "forward-email", name: "Forward Email", kind: "provider", hosts: ["forwardemail.net"], replyMarks: /forwardemail\.net/i },
  { id: "cloudflare", name: "Cloudflare Email Routing", kind: "provider", hosts: ["mx.cloudflare.net", "cloudflare.com"], replyMarks: /developers\.cloudflare\.com\/email-routing/i },
  // relays for programs
  { id: "amazon-ses", name: "Amazon SES", kind: "provider", hosts: ["amazonses.com", "amazonaws.com"], banner: /SimpleEmailService|amazonaws\.com ESMTP/i, replyMarks: /Throttling failure|not authorized to perform .?ses:|failed the check in region/i },
  { id: "sendgrid", name: "SendGrid", kind: "provider", hosts: ["sendgrid.net", "sendgrid.com"], banner: /SG ESMTP service ready/i, replyMarks: /sendgrid\.(?:com|net)/i },
  { id: "mailgun", name: "Mailgun", kind: "provider", hosts: ["mailgun.org", "mailgun.net", "mailgun.com"], banner: /Mailgun Influx/i, replyMarks: /mailgun\.(?:org|net|com)|is not allowed to send:/i },
  { id: "postmark", name: "Postmark", kind: "provider", hosts: ["postmarkapp.com", "mtasv.net"], banner: /Postmark/i },
  { id: "brevo", name: "Brevo (Sendinblue)", kind: "provider", hosts: ["brevo.com", "sendinblue.com"], banner: /Sendinblue|Brevo/i, replyMarks: /sendinblue|brevo\.com/i },
  { id: "mailjet", name: "Mailjet", kind: "provider", hosts: ["mailjet.com"] },
  { id: "sparkpost", name: "SparkPost", kind: "provider", hosts: ["sparkpostmail.com", "sparkpost.com"] },
  { id: "mandrill", name: "Mandrill", kind: "provider", hosts: ["mandrillapp.com"] },
  { id: "resend", name: "Resend", kind: "provider", hosts: ["resend.com"], replyMarks: /resend\.com\/domains/i },
  { id: "infobip", name: "Infobip", kind: "provider", hosts: ["infobip.com"] },
  { id: "smtp2go", name: "SMTP2GO", kind: "provider", hosts: ["smtp2go.com"] },
  { id: "mailtrap", name: "Mailtrap", kind: "provider", hosts: ["mailtrap.io"] },
  { id: "huawei", name: "Huawei Cloud", kind: "provider", hosts: ["huaweicloud.com"] },
  // gateways
  { id: "mimecast", name: "Mimecast", kind: "gateway", hosts: ["mimecast.com", "mimecast.org", "mimecast.co.za"], replyMarks: /mimecast\.(?:com|org)/i },
  { id: "proofpoint", name: "Proofpoint", kind: "gateway", hosts: ["pphosted.com", "ppe-hosted.com", "proofpoint.com", "gpphosted.com"], replyMarks: /(?:ipcheck|support)\.proofpoint\.com/i },
  { id: "barracuda", name: "Barracuda gateway", kind: "gateway", hosts: ["barracudanetworks.com", "ess.barracuda.com"], banner: /Barracuda/i },
  { id: "cisco", name: "Cisco Secure Email (IronPort)", kind: "gateway", hosts: ["iphmx.com", "ironport.com"], banner: /\*{6,}/i },
  { id: "sophos", name: "Sophos", kind: "gateway", hosts: ["sophos.com", "hydra.sophos.com", "reflexion.net"], replyMarks: /sophos/i },
  { id: "messagelabs", name: "Symantec Email Security.cloud (MessageLabs)", kind: "gateway", hosts: ["messagelabs.com", "symanteccloud.com"], replyMarks: /messagelabs\.com|symanteccloud\.com/i },
  { id: "trend-micro", name: "Trend Micro", kind: "gateway", hosts: ["trendmicro.com", "trendmicro.eu", "in.tmes.trendmicro.com"], replyMarks: /mail-abuse\.com|Trend Micro/i },
  { id: "cloudmark", name: "Cloudmark", kind: "gateway", hosts: ["cloudmark.com"], replyMarks: /csi\.cloudmark\.com|\bcm-csi\b/i },
  // block lists
  { id: "spamhaus", name: "Spamhaus", kind: "list", hosts: ["spamhaus.org", "spamhaus.net", "spamhaus.com"], replyMarks: /spamhaus/i },
  { id: "spamcop", name: "SpamCop", kind: "list", hosts: ["spamcop.net"], replyMarks: /spamcop\.net/i },
  { id: "sorbs", name: "SORBS", kind: "list", hosts: ["sorbs.net"], replyMarks: /\bsorbs\b/i },
  { id: "uribl", name: "URIBL", kind: "list", hosts: ["uribl.com"], replyMarks: /uribl\.com/i },
  { id: "surbl", name: "SURBL", kind: "list", hosts: ["surbl.org"], replyMarks: /\bsurbl\b/i },
  { id: "barracuda-list", name: "Barracuda Reputation Block List", kind: "list", hosts: ["barracudacentral.org"], replyMarks: /barracudacentral\.org|barracudanetworks\.com\/reputation/i },
  { id: "invaluement", name: "Invaluement", kind: "list", hosts: ["invaluement.com"], replyMarks: /invaluement/i },
  { id: "hostkarma", name: "Hostkarma", kind: "list", hosts: ["junkemailfilter.com"], replyMarks: /hostkarma|junkemailfilter/i },
  { id: "uceprotect", name: "UCEPROTECT", kind: "list", hosts: ["uceprotect.net"], replyMarks: /uceprotect/i },
  { id: "nix-spam", name: "NiX Spam", kind: "list", hosts: ["nixspam.org"], replyMarks: /ix\.dnsbl\.manitu\.net|nixspam/i },
  { id: "abusix", name: "Abusix", kind: "list", hosts: ["abusix.zone", "abusix.com"], replyMarks: /abusix/i },
  { id: "senderscore", name: "Sender Score", kind: "list", hosts: ["senderscore.org", "senderscore.com"], replyMarks: /senderscore/i },
  // mail server programs
  { id: "exchange", name: "Exchange Server", kind: "program", hosts: [], banner: /Microsoft ESMTP MAIL Service/i, replyMarks: /STOREDRV\.|RESOLVER\.(?:ADR|RST)|MapiException/i, kin: ["microsoft365"] },
  { id: "postfix", name: "Postfix", kind: "program", hosts: [], banner: /\bPostfix\b/i },
  { id: "exim", name: "Exim", kind: "program", hosts: [], banner: /\bExim \d/i },
  { id: "cpanel", name: "cPanel (Exim)", kind: "program", hosts: [], banner: /We do not authorize the use of this system to transport unsolicited/i, kin: ["exim"] },
  { id: "sendmail", name: "Sendmail", kind: "program", hosts: [], banner: /ESMTP Sendmail \d/i },
  { id: "dovecot", name: "Dovecot submission", kind: "program", hosts: [], banner: /Dovecot ready/i },
  { id: "cyrus", name: "Cyrus SASL and Cyrus IMAP", kind: "program", hosts: [] },
  { id: "opensmtpd", name: "OpenSMTPD", kind: "program", hosts: [], banner: /OpenSMTPD/i },
  { id: "qmail", name: "qmail", kind: "program", hosts: [], replyMarks: /\(#[45]\.\d\.\d\)/i },
  { id: "haraka", name: "Haraka", kind: "program", hosts: [], banner: /ESMTP Haraka/i },
  { id: "wildduck", name: "WildDuck and ZoneMTA", kind: "program", hosts: [] },
  { id: "smtp-server", name: "smtp-server (Node)", kind: "program", hosts: [] },
  { id: "courier", name: "Courier", kind: "program", hosts: [], banner: /\bCourier\b/i },
  { id: "mdaemon", name: "MDaemon", kind: "program", hosts: [], banner: /\bMDaemon\b/i },
  { id: "hmailserver", name: "hMailServer", kind: "program", hosts: [], banner: /hMailServer/i },
  { id: "icewarp", name: "IceWarp", kind: "program", hosts: [], banner: /IceWarp/i },
  { id: "zimbra", name: "Zimbra", kind: "program", hosts: ["zimbra.com"] },
  { id: "mailcow", name: "mailcow", kind: "program", hosts: [] },
  { id: "rspamd", name: "Rspamd", kind: "program", hosts: [] },
  { id: "postgrey", name: "Postgrey", kind: "program", hosts: [], replyMarks: /postgrey/i },
  { id: "spamassassin", name: "SpamAssassin and Amavis", kind: "program", hosts: [] },
  { id: "stalwart", name: "Stalwart", kind: "program", hosts: [], banner: /Stalwart E?SMTP/i },
  { id: "mox", name: "mox", kind: "program", hosts: [], banner: /ESMTP mox/i },
  { id: "maddy", name: "maddy", kind: "program", hosts: [], banner: /\bmaddy\b/i },
  { id: "lotus", name: "Domino (Lotus Notes)", kind: "program", hosts: [], banner: /Lotus Domino/i },
  { id: "james", name: "Apache James", kind: "program", hosts: [], banner: /JAMES SMTP/i },
  { id: "groupwise", name: "GroupWise", kind: "program", hosts: [], banner: /GroupWise/i },
];

const byId = new Map(providers.map((provider) => [provider.id, provider]));

/** The provider with this id, where there is one. */
export function providerById(id: string): Provider | undefined {
  return byId.get(id);
}
