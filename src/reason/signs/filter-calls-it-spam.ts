import { absent, present, type Sign, unknown } from "../sign.ts";

const filterNames = { rspamd: "rspamd", spamassassin: "SpamAssassin" } as const;

/** A real spam filter that was given the message calls it spam. */
export const filterCallsItSpam: Sign<"filter-verdict"> = {
  id: "filter-calls-it-spam",
  asks: "Does a real spam filter call the message spam?",
  needs: ["filter-verdict"],
  from: "all",
  read(seen) {
    const verdicts = seen.of("filter-verdict").flatMap((one) => (one.ok ? [one] : []));
    const [first] = verdicts;
    if (first === undefined) return unknown("no filter answered");
    const spam = verdicts.find((one) => one.saw.score >= one.saw.required || /^(?:reject|add header|rewrite subject|quarantine|spam)$/.test(one.saw.action));
    if (spam === undefined) return absent(`${filterNames[first.saw.filter]} gives the message ${first.saw.score} points, and ${first.saw.required} make spam`, [first]);
    const most = [...spam.saw.symbols].sort((a, b) => b.score - a.score).filter((one) => one.score > 0).slice(0, 3);
    return present(`${filterNames[spam.saw.filter]} gives the message ${spam.saw.score} points (${spam.saw.required} make spam), most of them for ${most.map((one) => one.name).join(", ") || "nothing that it names"}`, [spam]);
  },
};
