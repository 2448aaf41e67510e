import { createElement, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Child, Element } from "../../../report/view/element.ts";
import { safeLines } from "../../../report/view/markup.ts";
import { spoken } from "../../../report/view/spoken.ts";
import { useTexts } from "./texts/index.ts";

/** A button that copies a text, and says that it did. */
export function Copy({ text }: { readonly text: string }): VNode {
  const texts = useTexts();
  const [said, say] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => say(""), 2_500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => navigator.clipboard.writeText(text).then(() => say(texts.copied), () => say(texts.copyFailed));
  return (
    <span class="copying">
      <button type="button" class="copy" onClick={() => void copy()}>
        {texts.view.copy}
      </button>
      <span role="status" class="soft">{said}</span>
    </span>
  );
}

function living(child: Child): VNode | string {
  if (typeof child === "string") return safeLines(child);
  if (child.tag === "button") return <Copy text={child.attributes["data-copy"] ?? ""} />;
  return createElement(child.tag, child.attributes, ...child.children.map(living));
}

/** What the diagnosis says, in the language of the page where it is there in it. */
export function Says({ of, as = "span" }: { readonly of: string; readonly as?: "span" | "p" | "li" }): VNode {
  return living(spoken(as, {}, of, useTexts().view)) as VNode;
}

/** Sets a part of the report as living nodes. */
export function Tree({ of }: { readonly of: Element | undefined }): VNode | null {
  return of === undefined ? null : (living(of) as VNode);
}
