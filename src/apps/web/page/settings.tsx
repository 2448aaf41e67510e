import type { VNode } from "preact";
import type { Security } from "../../../model/route.ts";
import type { ServerForm } from "../protocol.ts";
import { Choice, Field } from "./field.tsx";
import { useTexts } from "./texts/index.ts";

/** The three words that mail programs have for a server: name, port, security. */
export function ServerFields({ which, value, onValue, wrong }: { readonly which: "outgoing" | "incoming"; readonly value: ServerForm; readonly onValue: (value: ServerForm) => void; readonly wrong: (field: string) => string | undefined }): VNode {
  const texts = useTexts();
  const complaint = (part: string) => {
    const words = wrong(`${which}-${part}`);
    return words === undefined ? {} : { wrong: words };
  };
  return (
    <div class="server">
      <Field label={texts.server} name={`${which}-host`} value={value.host} mode="url" onValue={(host) => onValue({ ...value, host })} {...complaint("host")} />
      <Field label={texts.port} name={`${which}-port`} value={value.port} mode="numeric" size="narrow" onValue={(port) => onValue({ ...value, port })} {...complaint("port")} />
      <Choice<Security | "">
        label={texts.security}
        name={`${which}-security`}
        value={value.security}
        choices={[
          ["", texts.securityAuto],
          ["tls", texts.securityTls],
          ["starttls", texts.securityStarttls],
          ["none", texts.securityNone],
        ]}
        onValue={(security) => onValue({ ...value, security })}
        size="narrow"
        {...complaint("security")}
      />
    </div>
  );
}
