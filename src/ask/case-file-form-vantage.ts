import * as z from "zod";

const text = z.string();

/** One entry a kind of `VantageFacts`, out of the forms of replies, offers and handshakes that the case file has already. */
export function vantageForms<R extends z.ZodType, O extends z.ZodType, T extends z.ZodType>(reply: R, offer: O, tls: T) {
  return {
    "elsewhere-lookup": z.object({ addresses: z.array(text) }),
    "elsewhere-connect": z.object({ rttMs: z.number() }),
    "elsewhere-greeting": z.object({ reply }),
    "elsewhere-hello": z.object({ offer }),
    "elsewhere-starttls": z.object({ reply }),
    "elsewhere-tls": tls,
    "elsewhere-hello-tls": z.object({ offer }),
  } as const;
}
