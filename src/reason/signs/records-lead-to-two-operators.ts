import { operatorsOf, sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The records that belong to one operator's service lead to another one than the SPF record: the sign of a move that was not finished. */
export const recordsLeadToTwoOperators: Sign<"record-pointers"> = {
  id: "records-lead-to-two-operators",
  asks: "Do the records lead partly to another operator than the mail does?",
  needs: ["record-pointers"],
  from: "all",
  read(seen) {
    const [one] = sawOf(seen, "record-pointers");
    if (one === undefined) return unknown("not measured");
    const { mx, spf, others } = operatorsOf(one.saw.pointers);
    const [receiver] = mx;
    if (receiver === undefined) return unknown("the mail servers belong to no operator that is known here");
    const elsewhere = others.find((pointer) => !mx.includes(pointer.operator) && !spf.includes(pointer.operator));
    if (elsewhere !== undefined) return present(`${elsewhere.record} leads to ${elsewhere.target} (${elsewhere.operator}), and the mail is at ${receiver}`, [one]);
    if (spf.length > 0 && !spf.some((name) => mx.includes(name))) return present(`the SPF record leads to ${spf.join(", ")}, and the mail is at ${receiver}`, [one]);
    return absent(`the records lead to ${receiver}`, [one]);
  },
};
