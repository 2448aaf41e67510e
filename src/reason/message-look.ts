import type { View } from "../model/case-file.ts";
import type { MessageForm } from "../model/message-facts.ts";
import { type FaultWeight, messageFaults } from "../model/message-faults.ts";
import type { Seen } from "./look.ts";
import { type Receiver, receiverOf } from "./receivers.ts";

/** The message that was read, where one was. */
export function theMessage(seen: View<"message-form">): Seen<"message-form"> | undefined {
  return seen.of("message-form").find((one): one is Seen<"message-form"> => one.ok);
}

/** The faults of a weight. */
export function faultsOf(form: MessageForm, weight: FaultWeight): MessageForm["faults"] {
  return form.faults.filter((fault) => messageFaults[fault.code].weight === weight);
}

/** One fault in words: what it is, what stands there, and where. */
export function faultWords({ code, times, line, what }: MessageForm["faults"][number]): string {
  const where = line === undefined ? "" : `, line ${line}`;
  const more = times === 1 ? "" : times === 2 ? " and once more" : ` and ${times - 1} times more`;
  return `${messageFaults[code].says}${what === undefined ? "" : ` (${what}${where})`}${what === undefined && line !== undefined ? ` (line ${line})` : ""}${more}`;
}

/** Who will receive it, of those receivers whose rules are known; empty where the recipients are not known or others. */
export function receiversOf(form: MessageForm, seen?: View<"dns-answer">): readonly Receiver[] {
  const found = form.to.flatMap((address) => {
    const domain = address.slice(address.lastIndexOf("@") + 1);
    const mx = (seen?.of("dns-answer") ?? []).flatMap((one) => (one.ok && one.about.on === "name" && one.about.name === domain && one.about.type === "MX" ? one.saw.answers.map((record) => record.value.split(" ").at(-1) ?? "") : []));
    return receiverOf(address, mx) ?? [];
  });
  return [...new Set(found)];
}
