import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";

/** What every field has: a label, perhaps a hint, and the complaint that it caused. */
interface Frame {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string;
  readonly name: string;
}

interface TextField extends Frame {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: "text" | "email" | "password" | "search";
  readonly mode?: "email" | "numeric" | "url";
  readonly complete?: string;
  readonly required?: "yes";
  readonly rows?: number;
  readonly size?: "narrow";
}

/** A field for a line, or with `rows` for several. */
export function Field({ label, hint, wrong, name, value, onValue, type = "text", mode, complete = "off", required, rows, size }: TextField): VNode {
  const id = useId();
  const notes = [...(hint === undefined ? [] : [`${id}-hint`]), ...(wrong === undefined ? [] : [`${id}-wrong`])];
  const shared = {
    id,
    name,
    value,
    autocomplete: complete,
    spellcheck: false,
    "aria-invalid": wrong === undefined ? undefined : ("true" as const),
    "aria-describedby": notes.length === 0 ? undefined : notes.join(" "),
  };
  return (
    <div class={`field${size === undefined ? "" : ` ${size}`}${wrong === undefined ? "" : " wrong"}`}>
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} type={type as "text"} inputMode={mode} autocapitalize="off" required={required === "yes"} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <textarea {...shared} rows={rows} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong === undefined ? null : (
        <p class="complaint" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

/** A field for one file: chosen, or dropped onto it. */
export function FileField({ label, hint, wrong, name, accept, onFile }: Frame & { readonly accept: string; readonly onFile: (file: File | undefined) => void }): VNode {
  const id = useId();
  const notes = [...(hint === undefined ? [] : [`${id}-hint`]), ...(wrong === undefined ? [] : [`${id}-wrong`])];
  return (
    <div class={`field${wrong === undefined ? "" : " wrong"}`}>
      <label for={id}>{label}</label>
      <input id={id} name={name} type="file" accept={accept} aria-invalid={wrong === undefined ? undefined : "true"} aria-describedby={notes.length === 0 ? undefined : notes.join(" ")} onChange={(event) => onFile(event.currentTarget.files?.[0] ?? undefined)} />
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong === undefined ? null : (
        <p class="complaint" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

interface ChoiceField<T extends string> extends Frame {
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly onValue: (value: T) => void;
  readonly size?: "narrow";
}

/** A field with a few answers. */
export function Choice<T extends string>({ label, wrong, name, value, choices, onValue, size }: ChoiceField<T>): VNode {
  const id = useId();
  return (
    <div class={`field${size === undefined ? "" : ` ${size}`}${wrong === undefined ? "" : " wrong"}`}>
      <label for={id}>{label}</label>
      <select id={id} name={name} value={value} aria-invalid={wrong === undefined ? undefined : "true"} onChange={(event) => onValue(event.currentTarget.value as T)}>
        {choices.map(([key, words]) => (
          <option value={key} key={key}>
            {words}
          </option>
        ))}
      </select>
      {wrong === undefined ? null : (
        <p class="complaint">{wrong}</p>
      )}
    </div>
  );
}

/** A complaint about the whole form, told to a screen reader at once. */
export function Complaint({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <p class="complaint banner" role="alert">
      {children}
    </p>
  );
}
