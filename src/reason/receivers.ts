/** What one large receiver takes, by its own public word. */
export interface Receiver {
  readonly name: string;
  /** Domains of its own mailboxes; who lets his domain be served by it is known by its MX. */
  readonly domains: RegExp;
  readonly mx: RegExp;
  /** The largest message on the wire, in bytes, that it takes from outside. */
  readonly largestBytes?: number;
  /** Endings of files that it refuses, also inside archives that it can look into. */
  readonly refuses: ReadonlySet<string>;
  /** Endings of files that arrive and that its programs then keep from the reader. */
  readonly withholds: ReadonlySet<string>;
  readonly sources: readonly string[];
  readonly reviewed: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const megabyte = 1024 * 1024;

/** What Outlook and Outlook on the web keep from the reader. */
const outlookWithholds = words(`
  ade adp app appref-ms asp aspx asx bas bat cdxml cer chm cmd cnt com cpl crt csh der diagcab exe fxp gadget grp hlp hpj hta htc inf ins isp its jar jnlp js jse ksh lnk
  mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz msc msh msh1 msh1xml msh2 msh2xml mshxml msi msp mst ops osd pcd pif pl plg prf prg ps1 ps1xml
  ps2 ps2xml psc1 psc2 pssc pst py pyc pyo pyw pyz pyzw reg scf scr sct shb shs tmp udl url vb vbe vbp vbs vhd vhdx vsmacros vsw wsb wsc wsf wsh xbap xll xnk`);

/** The large receivers, looked up on 2026-11-24; what a receiver does not publish is left out and not guessed. */
export const receivers: readonly Receiver[] = [
  {
    name: "Gmail",
    domains: /^(?:gmail|googlemail)\.com$/,
    mx: /(?:^|\.)(?:google|googlemail)\.com$/,
    largestBytes: 50 * megabyte,
    refuses: words(`
      ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg diagpkg dll dmg ex ex_ exe hta img ins iso isp jar jnlp js jse lib lnk mde mjs msc msi msix
      msixbundle msp mst nsh pif ps1 scr sct shb sys vb vbe vbs vhd vxd wsc wsf wsh xll`),
    withholds: new Set(),
    sources: ["https://support.google.com/mail/answer/6590", "https://support.google.com/a/answer/1366776"],
    reviewed: "2026-11-24",
  },
  {
    name: "Outlook.com and Microsoft 365",
    domains: /^(?:outlook|hotmail|live|msn|passport)\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})$/,
    mx: /\.(?:protection\.outlook|olc\.protection\.outlook|mx\.microsoft)(?:\.com)?$/,
    largestBytes: 36 * megabyte,
    refuses: new Set(),
    withholds: outlookWithholds,
    sources: ["https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits", "https://support.microsoft.com/office/blocked-attachments-in-outlook-434752e1-02d3-4e90-9124-8b81e49a8519"],
    reviewed: "2026-11-24",
  },
  {
    name: "Yahoo and AOL",
    domains: /^(?:(?:yahoo|ymail|rocketmail|aol|aim)\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2}))$/,
    mx: /\.(?:yahoodns\.net|yahoo\.com)$/,
    largestBytes: 25 * megabyte,
    refuses: new Set(),
    withholds: new Set(),
    sources: ["https://help.yahoo.com/kb/SLN5673.html"],
    reviewed: "2026-11-24",
  },
  {
    name: "iCloud",
    domains: /^(?:icloud|me|mac)\.com$/,
    mx: /\.mail\.icloud\.com$/,
    largestBytes: 20 * megabyte,
    refuses: new Set(),
    withholds: new Set(),
    sources: ["https://support.apple.com/102198"],
    reviewed: "2026-11-24",
  },
];

/** Whose mailbox an address is, by its domain, or by the mail servers of its domain where they are known. */
export function receiverOf(address: string, mx: readonly string[] = []): Receiver | undefined {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  return receivers.find((one) => one.domains.test(domain) || mx.some((host) => one.mx.test(host.toLowerCase().replace(/\.$/, ""))));
}
