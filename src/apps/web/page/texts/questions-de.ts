/** What only a person can find out, in German: the same questions and answers as in the model, by their ids. */
export const questionsInGerman: Readonly<Record<string, { readonly asks: string; readonly how: string; readonly answers: Readonly<Record<string, string>> }>> = {
  line: {
    asks: "Was für ein Anschluss ist das?",
    how: "Wo steht dieser Rechner?",
    answers: { home: "ein Anschluss zu Hause", office: "ein Anschluss im Büro", mobile: "ein Mobilfunknetz", server: "ein gemieteter Server" },
  },
  "same-program-other-network": {
    asks: "Sendet dasselbe Mailprogramm über ein anderes Netz?",
    how: "Wechseln Sie an eben diesem Rechner mit dem WLAN zum Hotspot eines Telefons (dessen eigenes WLAN und WLAN-Anrufe aus), ändern Sie im Mailprogramm nichts, und senden Sie eine Nachricht an sich selbst.",
    answers: { works: "dort geht es", fails: "dort geht es auch nicht" },
  },
  "other-device-same-network": {
    asks: "Sendet ein anderes Gerät in diesem Netz mit demselben Konto?",
    how: "Nehmen Sie ein Telefon oder einen anderen Rechner mit demselben Konto und denselben Servern, in eben diesem WLAN (mobile Daten und VPN aus), und senden Sie eine Nachricht an sich selbst.",
    answers: { works: "es sendet", fails: "es scheitert auch" },
  },
  "webmail-sends": {
    asks: "Sendet die Webseite des Anbieters?",
    how: "Melden Sie sich im Browser auf der eigenen Seite des Anbieters an, und senden Sie von dort eine Nachricht an sich selbst.",
    answers: { yes: "sie sendet", no: "auch dort wird es abgelehnt" },
  },
  "vpn-off": {
    asks: "Geht es mit ausgeschaltetem VPN?",
    how: "Trennen Sie jedes VPN, ändern Sie sonst nichts, und senden Sie eine Nachricht an sich selbst.",
    answers: { works: "es sendet", fails: "es scheitert auch" },
  },
};
