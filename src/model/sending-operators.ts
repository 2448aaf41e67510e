/** Somebody who sends mail for other people's domains, and the records that those domains need for it. */
export interface SendingOperator {
  readonly id: string;
  readonly name: string;
  /** What belongs into the SPF record of a domain that it sends for. */
  readonly include: string;
  /** The DKIM selectors that it uses, where they are the same for all its customers. */
  readonly selectors: readonly string[];
  /** Suffixes of the names of its mail servers. */
  readonly hosts: readonly string[];
  /** Whose domain stands in MAIL FROM: the customer's, or its own, where SPF then passes without being in alignment. */
  readonly returnPath: "customer" | "own";
  readonly source: string;
  /** The day on which somebody last compared the row with its source, RFC 3339. */
  readonly lastReviewed: string;
}

const lastReviewed = "2026-11-24";

/** The operators whose records are known, each with the page that says so. */
export const sendingOperators: readonly SendingOperator[] = [
  { id: "google", name: "Google Workspace", include: "_spf.google.com", selectors: ["google"], hosts: ["google.com", "googlemail.com"], returnPath: "customer", source: "https://mxio.io/learn/guides/dmarc-google-workspace-microsoft-365", lastReviewed },
  { id: "microsoft", name: "Microsoft 365", include: "spf.protection.outlook.com", selectors: ["selector1", "selector2"], hosts: ["outlook.com", "office365.com", "mx.microsoft"], returnPath: "customer", source: "https://academy.creatio.com/documents/marketing/7-15/specifics-popular-dns-providers", lastReviewed },
  { id: "fastmail", name: "Fastmail", include: "spf.messagingengine.com", selectors: ["fm1", "fm2", "fm3"], hosts: ["messagingengine.com", "fastmail.com"], returnPath: "customer", source: "https://www.fastmail.com/help/receive/domains-advanced.html", lastReviewed },
  { id: "proton", name: "Proton Mail", include: "_spf.protonmail.ch", selectors: ["protonmail", "protonmail2", "protonmail3"], hosts: ["protonmail.ch", "proton.me"], returnPath: "customer", source: "https://proton.me/support/custom-domain", lastReviewed },
  { id: "gandi", name: "Gandi", include: "_mailcust.gandi.net", selectors: [], hosts: ["gandi.net"], returnPath: "customer", source: "https://helpdesk.gandi.net/hc/en-us/articles/14001808469404-What-is-an-SPF-record", lastReviewed },
  { id: "infomaniak", name: "Infomaniak", include: "spf.infomaniak.ch", selectors: [], hosts: ["infomaniak.ch", "infomaniak.com"], returnPath: "customer", source: "https://www.infomaniak.com/en/support/faq/2199/spf-record", lastReviewed },
  { id: "ovh", name: "OVHcloud", include: "mx.ovh.com", selectors: [], hosts: ["ovh.net", "ovh.com"], returnPath: "customer", source: "https://docs.ovh.com/it/domains/hosting_condiviso_il_record_spf/", lastReviewed },
  { id: "mailgun", name: "Mailgun", include: "mailgun.org", selectors: [], hosts: ["mailgun.org"], returnPath: "customer", source: "https://documentation.mailgun.com/docs/mailgun/user-manual/domains/domains-verify.md", lastReviewed },
  { id: "sendgrid", name: "SendGrid", include: "sendgrid.net", selectors: [], hosts: ["sendgrid.net"], returnPath: "customer", source: "https://github.com/sendgrid/docs/blob/master/content/docs/Glossary/spf.md", lastReviewed },
  { id: "amazon-ses", name: "Amazon SES", include: "amazonses.com", selectors: [], hosts: ["amazonses.com", "amazonaws.com"], returnPath: "own", source: "https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-spf.html", lastReviewed },
  { id: "mailbox-org", name: "mailbox.org", include: "mailbox.org", selectors: ["MBO0001", "MBO0002", "MBO0003", "MBO0004"], hosts: ["mailbox.org"], returnPath: "customer", source: "https://kb.mailbox.org/de/privat/e-mail-mit-eigener-domain/spam-reputation-der-eigenen-domain-verbessern-mit-spf-dkim-und-dmarc", lastReviewed },
  { id: "hostinger", name: "Hostinger", include: "_spf.mail.hostinger.com", selectors: ["hostingermail-a", "hostingermail-b", "hostingermail-c"], hosts: ["hostinger.com"], returnPath: "customer", source: "https://support.hostinger.com/en/articles/1583673-what-is-hostinger-spf-record", lastReviewed },
  { id: "namecheap", name: "Namecheap Private Email", include: "spf.privateemail.com", selectors: ["default"], hosts: ["privateemail.com"], returnPath: "customer", source: "https://www.namecheap.com/support/knowledgebase/article.aspx/1262/2176/what-does-namecheap-private-email-dns-verification-imply", lastReviewed },
  { id: "godaddy", name: "GoDaddy", include: "secureserver.net", selectors: [], hosts: ["secureserver.net"], returnPath: "customer", source: "https://www.godaddy.com/help/use-spf-records-to-prevent-spoofing-and-ensure-mail-delivery-40499", lastReviewed },
  { id: "telekom", name: "Telekom Homepagecenter", include: "_spf.hier-im-netz.de", selectors: [], hosts: ["hier-im-netz.de"], returnPath: "customer", source: "https://homepagecenter.telekom.de/hilfe/e-mail-benutzer/grundlagen-zum-thema-e-mail/wird-ein-spf-record-verwendet", lastReviewed },
  { id: "icloud", name: "iCloud+", include: "icloud.com", selectors: [], hosts: ["icloud.com"], returnPath: "customer", source: "https://mxhelper.com/fr/mail-providers/icloud", lastReviewed },
  { id: "mailjet", name: "Mailjet", include: "spf.mailjet.com", selectors: ["mailjet"], hosts: ["mailjet.com"], returnPath: "own", source: "https://documentation.mailjet.com/hc/en-us/articles/360049641733-Authenticating-Domains-with-SPF-and-DKIM-A-Complete-Guide", lastReviewed },
  { id: "postmark", name: "Postmark", include: "spf.mtasv.net", selectors: [], hosts: ["mtasv.net", "postmarkapp.com"], returnPath: "own", source: "https://mxio.io/providers/postmark", lastReviewed },
  { id: "brevo", name: "Brevo", include: "spf.brevo.com", selectors: [], hosts: ["brevo.com", "sendinblue.com", "sender-sib.com"], returnPath: "own", source: "https://www.captaindns.com/en/blog/brevo-transactional-email-technical-guide", lastReviewed },
];

/** The operator whose name a host bears, if we know one. */
export function operatorOf(host: string): SendingOperator | undefined {
  const name = host.replace(/\.$/, "").toLowerCase();
  return sendingOperators.find((one) => name === one.include || one.hosts.some((suffix) => name === suffix || name.endsWith(`.${suffix}`)));
}
