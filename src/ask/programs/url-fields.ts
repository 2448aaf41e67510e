import type { MailUrl } from "../dialects/mail-url.ts";
import type { Field } from "./field.ts";

/** The parts of an address such as smtp://user:password@host:587 as fields that stand where the address stands. */
export function urlFields(url: MailUrl, whole: Field): { readonly host: Field; readonly port?: Field; readonly user?: Field; readonly password?: Field } {
  const field = (value: string): Field => ({ value, written: value, at: whole.at });
  const because = [url.because, whole.because].filter((one) => one !== undefined).join("; ");
  return {
    host: field(url.host),
    ...(url.port === undefined ? {} : { port: field(url.port) }),
    ...(url.user === undefined ? {} : { user: field(url.user) }),
    ...(url.password === undefined && url.passwordWritten === undefined ? {} : { password: { value: url.password ?? "", written: url.passwordWritten ?? "", at: whole.at, ...(because === "" ? {} : { because }) } }),
  };
}
