/** What only a person can find out: what is asked, how it is to be tried, and which answers there are. */
export interface Question {
  readonly id: string;
  readonly asks: string;
  /** How to try it, so that the answer means what it says. */
  readonly how: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Every question, the cheapest to answer first. An answer lives in the case file under the question's id. */
export const questions: readonly Question[] = [
  {
    id: "line",
    asks: "What kind of line is this?",
    how: "Where does this machine stand?",
    answers: { home: "a line at home", office: "a line in an office", mobile: "a mobile network", server: "a rented server" },
  },
  {
    id: "same-program-other-network",
    asks: "Does the same mail program send over another network?",
    how: "On this very machine, switch Wi-Fi to the hot spot of a phone (the phone's own Wi-Fi and Wi-Fi calling off), change nothing in the mail program, and send one message to yourself.",
    answers: { works: "it sends there", fails: "it fails there, too" },
  },
  {
    id: "other-device-same-network",
    asks: "Does another device in this network send with the same account?",
    how: "Take a phone or another computer with the same account and the same servers, in this same Wi-Fi (mobile data and VPN off), and send one message to yourself.",
    answers: { works: "it sends", fails: "it fails, too" },
  },
  {
    id: "webmail-sends",
    asks: "Does the provider's web page send?",
    how: "Sign in on the provider's own web page in a browser, and send one message to yourself from there.",
    answers: { yes: "it sends", no: "it is refused there, too" },
  },
  {
    id: "vpn-off",
    asks: "Does it work with the VPN switched off?",
    how: "Disconnect every VPN, change nothing else, and send one message to yourself.",
    answers: { works: "it sends", fails: "it fails, too" },
  },
];

/** The question with this id. */
export function questionOf(id: string): Question | undefined {
  return questions.find((one) => one.id === id);
}
