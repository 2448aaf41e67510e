/** How one return code is told: its meaning in words, and how far it counts. */
export interface ReturnCode {
  /** The address, or the bit of its last octet where the list adds up bits. */
  readonly code: string | number;
  readonly means: string;
  readonly weight: "refused" | "counts" | "policy";
}

/** One public block list: where to ask, what its answers mean, and how one gets off it. */
export interface BlockList {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly lists: "addresses" | "domains";
  readonly ipv6: "yes" | "no";
  /** `ended`: it has closed, and whatever it answers is no evidence. `key`: only with an account of one's own. */
  readonly state: "open" | "ended" | "key";
  /** What it lists for everybody who tests it, where that is not what RFC 5782 section 5 says; one of them is enough. */
  readonly tests?: readonly string[];
  /** Codes by which the list says that it does not answer this resolver. */
  readonly refusals: readonly string[];
  readonly codes: readonly ReturnCode[];
  /** Where a code is not in the table. */
  readonly weight: "refused" | "counts";
  /** Does it turn away the large public resolvers? */
  readonly publicResolvers: "answered" | "refused";
  readonly removal: string;
  readonly source: string;
  readonly reviewed: string;
}

const reviewed = "2026-11-24";
/** 127.255.255.0/24 at Spamhaus and those who follow it: 252 a typing error, 254 a public resolver, 255 too many questions. */
const errorRange = ["127.255.255."] as const;

const spamhaus = { state: "open", refusals: [...errorRange, "127.0.1.255"], weight: "refused", publicResolvers: "refused", removal: "https://check.spamhaus.org/", source: "https://docs.spamhaus.com/datasets/docs/source/10-data-type-documentation/datasets/040-zones.html", reviewed } as const;
// SURBL's newer two bits, for disposable addresses and click trackers: https://www.securityzones.net/new-return-codes-added-to-surbl-multi/
const surblBits: readonly ReturnCode[] = [
  { code: 4, means: "it gives out mail addresses for one use", weight: "counts" },
  { code: 8, means: "its web sites are used for phishing", weight: "refused" },
  { code: 16, means: "its web sites spread harmful programs", weight: "refused" },
  { code: 32, means: "it counts clicks in mail that came to traps", weight: "counts" },
  { code: 64, means: "it stands in spam", weight: "refused" },
  { code: 128, means: "its web site was broken into", weight: "refused" },
];

/** The lists that receivers use, and those that have ended, so that nobody takes their answers for evidence. */
export const blockLists: readonly BlockList[] = [
  {
    ...spamhaus,
    id: "spamhaus-zen",
    name: "Spamhaus ZEN",
    zone: "zen.spamhaus.org",
    lists: "addresses",
    ipv6: "yes",
    codes: [
      { code: "127.0.0.2", means: "SBL: spam comes from it or is helped by it", weight: "refused" },
      { code: "127.0.0.3", means: "CSS: spam of a low reputation comes from it", weight: "refused" },
      { code: "127.0.0.4", means: "XBL: a machine behind it is infected or taken over", weight: "refused" },
      { code: "127.0.0.9", means: "DROP: the whole range belongs to spammers", weight: "refused" },
      { code: "127.0.0.10", means: "PBL: the access provider says that nobody should send from this line directly", weight: "policy" },
      { code: "127.0.0.11", means: "PBL: a line from which nobody should send directly", weight: "policy" },
      { code: "127.0.0.30", means: "BCL: it steers infected machines", weight: "refused" },
    ],
  },
  {
    ...spamhaus,
    id: "spamhaus-dbl",
    name: "Spamhaus DBL",
    zone: "dbl.spamhaus.org",
    lists: "domains",
    ipv6: "no",
    codes: [
      { code: "127.0.1.2", means: "a domain of low reputation", weight: "refused" },
      { code: "127.0.1.4", means: "a domain for phishing", weight: "refused" },
      { code: "127.0.1.5", means: "a domain for harmful programs", weight: "refused" },
      { code: "127.0.1.6", means: "a domain that steers infected machines", weight: "refused" },
      { code: "127.0.1.102", means: "a good domain that was broken into and sends spam", weight: "refused" },
      { code: "127.0.1.103", means: "a redirector that is abused", weight: "refused" },
      { code: "127.0.1.104", means: "a good domain that was broken into for phishing", weight: "refused" },
      { code: "127.0.1.105", means: "a good domain that was broken into for harmful programs", weight: "refused" },
      { code: "127.0.1.106", means: "a good domain that was broken into to steer infected machines", weight: "refused" },
    ],
  },
  { id: "spamcop", name: "SpamCop", zone: "bl.spamcop.net", lists: "addresses", ipv6: "no", state: "open", refusals: errorRange, codes: [{ code: "127.0.0.2", means: "people reported spam from it within the last days", weight: "refused" }], weight: "refused", publicResolvers: "answered", removal: "https://www.spamcop.net/bl.shtml", source: "SpamAssassin 4.0.1, 20_dnsbl_tests.cf", reviewed },
  { id: "barracuda", name: "Barracuda", zone: "b.barracudacentral.org", lists: "addresses", ipv6: "no", state: "key", refusals: errorRange, codes: [{ code: "127.0.0.2", means: "Barracuda's systems saw spam from it", weight: "refused" }], weight: "refused", publicResolvers: "refused", removal: "https://www.barracudacentral.org/rbl/removal-request", source: "https://www.barracudacentral.org/rbl/how-to-use", reviewed },
  { id: "psbl", name: "PSBL", zone: "psbl.surriel.com", lists: "addresses", ipv6: "no", state: "open", refusals: errorRange, codes: [{ code: "127.0.0.2", means: "it sent to a trap", weight: "counts" }], weight: "counts", publicResolvers: "answered", removal: "https://psbl.org/remove", source: "SpamAssassin 4.0.1, 72_active.cf", reviewed },
  {
    id: "mailspike",
    name: "Mailspike",
    zone: "bl.mailspike.net",
    lists: "addresses",
    ipv6: "no",
    state: "open",
    refusals: errorRange,
    codes: [
      { code: "127.0.0.2", means: "it takes part in a wave of spam right now", weight: "counts" },
      { code: "127.0.0.10", means: "the worst reputation", weight: "counts" },
      { code: "127.0.0.11", means: "a very bad reputation", weight: "counts" },
      { code: "127.0.0.12", means: "a bad reputation", weight: "counts" },
    ],
    weight: "counts",
    publicResolvers: "answered",
    removal: "https://www.mailspike.org/",
    source: "SpamAssassin 4.0.1, 20_mailspike.cf; rspamd, conf/modules.d/rbl.conf",
    reviewed,
  },
  { id: "uceprotect-1", name: "UCEPROTECT level 1", zone: "dnsbl-1.uceprotect.net", lists: "addresses", ipv6: "no", state: "open", refusals: errorRange, codes: [{ code: "127.0.0.2", means: "it sent to a trap within the last week; the entry ends by itself", weight: "counts" }], weight: "counts", publicResolvers: "answered", removal: "https://www.uceprotect.net/en/rblcheck.php", source: "rspamd, conf/modules.d/rbl.conf", reviewed },
  { id: "s5h", name: "s5h.net", zone: "all.s5h.net", lists: "addresses", ipv6: "yes", state: "open", refusals: errorRange, codes: [{ code: "127.0.0.2", means: "it sent spam to this small list's traps", weight: "counts" }], weight: "counts", publicResolvers: "answered", removal: "https://www.usenix.org.uk/content/rbl.html", source: "https://www.usenix.org.uk/content/rbl.html", reviewed },
  { id: "abusix", name: "Abusix combined", zone: "combined.mail.abusix.zone", lists: "addresses", ipv6: "yes", state: "key", refusals: errorRange, codes: [], weight: "refused", publicResolvers: "refused", removal: "https://lookup.abusix.com/", source: "https://docs.abusix.com/", reviewed },
  { id: "invaluement", name: "invaluement ivmSIP", zone: "sip.invaluement.com", lists: "addresses", ipv6: "no", state: "key", refusals: [], codes: [], weight: "refused", publicResolvers: "refused", removal: "https://www.invaluement.com/removal/", source: "https://www.invaluement.com/", reviewed },
  // URIBL answers 127.0.0.1 to whom it does not want to answer
  {
    id: "uribl",
    name: "URIBL",
    zone: "multi.uribl.com",
    // Its own page tests it by this one: http://uribl.com/refused.shtml
    tests: ["127.0.0.2"],
    lists: "domains",
    ipv6: "no",
    state: "open",
    refusals: [...errorRange, "127.0.0.1"],
    codes: [
      { code: 2, means: "black: it stands in spam", weight: "refused" },
      { code: 4, means: "grey: it stands in mail that not everybody wants", weight: "counts" },
      { code: 8, means: "red: it looks like one that will", weight: "counts" },
    ],
    weight: "refused",
    publicResolvers: "refused",
    removal: "https://admin.uribl.com/",
    source: "SpamAssassin 4.0.1, 25_uribl.cf",
    reviewed,
  },
  { id: "surbl", name: "SURBL", zone: "multi.surbl.org", tests: ["TEST", "127.0.0.2"], lists: "domains", ipv6: "no", state: "open", refusals: [...errorRange, "127.0.0.1"], codes: surblBits, weight: "refused", publicResolvers: "refused", removal: "https://surbl.org/surbl-analysis", source: "https://surbl.org/lists; SpamAssassin 4.0.1, 25_uribl.cf", reviewed },
  // Ended: some of them answered "listed" to everybody afterwards.
  { id: "sorbs", name: "SORBS (ended on 5 June 2024)", zone: "dnsbl.sorbs.net", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://www.techzine.eu/news/security/120916/proofpoint-discontinues-anti-spam-service-sorbs/", reviewed },
  { id: "nixspam", name: "NiX Spam (ended on 16 January 2025)", zone: "ix.dnsbl.manitu.net", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://heise.de/-10248714", reviewed },
  { id: "lashback", name: "LashBack UBL (gone by June 2024)", zone: "ubl.unsubscore.com", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://www.dnsbl.com/", reviewed },
  { id: "njabl", name: "NJABL (ended in 2013)", zone: "dnsbl.njabl.org", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://reviewmyemails.com/emailalmanac/spam-filters-and-blocklists/major-blocklists-services/which-blocklists-have-shut-down-or-are-defunct", reviewed },
  { id: "ordb", name: "ORDB (ended in 2006; later answered for every address)", zone: "relays.ordb.org", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://reviewmyemails.com/emailalmanac/spam-filters-and-blocklists/major-blocklists-services/which-blocklists-have-shut-down-or-are-defunct", reviewed },
  { id: "ahbl", name: "AHBL (ended; answered for every address)", zone: "dnsbl.ahbl.org", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://www.dnsbl.com/", reviewed },
  { id: "dsbl", name: "DSBL (ended in 2008)", zone: "list.dsbl.org", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://vamsoft.com/company/news/dsbl-shutdown", reviewed },
  { id: "inps", name: "inps.de (ended in 2020)", zone: "dnsbl.inps.de", lists: "addresses", ipv6: "no", state: "ended", refusals: [], codes: [], weight: "counts", publicResolvers: "refused", removal: "", source: "https://www.dnsbl.com/", reviewed },
];

/** The lists that may be asked without an account about an address or a domain. */
export function listsFor(name: string, kind: "ipv4" | "ipv6" | "domain", lists: readonly BlockList[] = blockLists): readonly BlockList[] {
  if (name === "") return [];
  return lists.filter((list) => list.state === "open" && (kind === "domain" ? list.lists === "domains" : list.lists === "addresses" && (kind === "ipv4" || list.ipv6 === "yes")));
}
