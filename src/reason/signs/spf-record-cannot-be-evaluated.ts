import { either } from "../either.ts";
import { replySaysSpfRecordIsBroken } from "./reply-says-spf-record-is-broken.ts";
import { spfRecordIsBrokenInDns } from "./spf-record-is-broken-in-dns.ts";

/** The SPF record cannot be evaluated: a receiver says so, or the DNS shows it. */
export const spfRecordCannotBeEvaluated = either("spf-record-cannot-be-evaluated", "Can receivers not evaluate the SPF record?", replySaysSpfRecordIsBroken, spfRecordIsBrokenInDns);
