import type { Field } from "./field.ts";

/** What containers call the parts of their mail settings: stems and endings of the names in use. */
const stems = "(?:[A-Z0-9]+_{1,2})*(?:SMTP|MAIL|EMAIL|MAILER)(?:_{1,2}(?:OPTIONS|SERVER|SMTP|TRANSPORT|RELAY|HOST))*";
const endings = {
  host: "(?:HOST|ADDRESS|ADDR|SERVER|HOSTNAME)",
  port: "PORT",
  user: "(?:USER|USERNAME|USER_NAME|LOGIN|AUTH__USER)",
  password: "(?:PASS|PASSWORD|PASSWD|AUTH__PASS)",
  secure: "(?:SECURE|SSL|USE_SSL|IMPLICIT_TLS)",
  from: "(?:FROM|FROM_ADDRESS|FROM_EMAIL|SENDER)",
} as const;

/** The mail settings among a container's variables, by what such variables are called; undefined where none names a server. */
export function mailVariables(values: ReadonlyMap<string, Field>) {
  const names: string[] = [];
  const pick = (ending: string, alone?: string): Field | undefined => {
    const pattern = new RegExp(`^(?:${stems}_{1,2}${ending}${alone === undefined ? "" : `|${alone}`})$`);
    for (const [name, field] of values) {
      if (!pattern.test(name)) continue;
      names.push(name);
      return field;
    }
    return undefined;
  };
  const host = pick(endings.host, "(?:SMTP_HOST|RELAYHOST|RELAY_HOST|MAIL_SERVER|SMTP_SERVER)");
  if (host === undefined) return undefined;
  return { host, port: pick(endings.port), user: pick(endings.user), password: pick(endings.password), secure: pick(endings.secure), from: pick(endings.from, "(?:SMTP_FROM|MAIL_FROM)"), names };
}
