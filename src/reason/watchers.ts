/** Security products that look into connections by their nature; others guard files alone. */
export const watchers: ReadonlySet<string> = new Set(["Avast Antivirus", "AVG Antivirus", "Norton", "Bitdefender", "ESET", "Kaspersky", "McAfee or Trellix", "Trend Micro", "Sophos", "F-Secure", "G DATA", "Panda", "Comodo", "Webroot", "Malwarebytes"]);
