import * as z from "zod";

const text = z.string();
const count = z.number();

/** One entry a kind of `LocalFacts`. */
export const localForms = {
  "local-queue": z.object({ program: text, waiting: count, held: count, untried: count, oldestSeconds: z.exactOptional(count), reasons: z.array(z.object({ words: text, messages: count })) }),
  "local-mail-server": z.object({ sendmail: z.exactOptional(text), port25: z.enum(["opens", "refuses", "unknown"]), running: z.exactOptional(text) }),
  "sasl-modules": z.object({ folders: z.array(text), mechanisms: z.array(text) }),
  "local-workers": z.object({ wanted: text, running: count, application: z.enum(["runs", "not-seen"]) }),
} as const;
