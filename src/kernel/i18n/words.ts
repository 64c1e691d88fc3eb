/** Texts of one namespace in one language, nested keys joined by dots. */
export type Words = Readonly<Record<string, string>>;
export interface NestedWords {
  readonly [key: string]: string | NestedWords;
}

/** `{case: {title: "…"}}` → `{"case.title": "…"}`. */
export function flattenWords(nested: NestedWords, prefix = ""): Words {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(nested)) {
    if (typeof value === "string") flat[prefix + key] = value;
    else Object.assign(flat, flattenWords(value, `${prefix}${key}.`));
  }
  return flat;
}

/**
 * The namespace a file of messages belongs to: the module's name, `ui` for the kernel's parts, `tabular` for sheets, `app` for the staff shell.
 * @returns undefined for any other path
 */
export function namespaceOf(path: string): string | undefined {
  const module = /modules\/([\w-]+)\/web\/messages\//.exec(path)?.[1];
  if (module) return module;
  if (/kernel\/ui\/messages\//.test(path)) return "ui";
  if (/kernel\/tabular\/messages\//.test(path)) return "tabular";
  return /apps\/web\/messages\//.test(path) ? "app" : undefined;
}

/** Where the words of a refusal are: `surveillance/too_late` → `error.too_late` of `surveillance`; the kernel's are kept with its parts. */
export function refusalKey(code: string): { namespace: string; key: string } {
  const [owner = "kernel", reason = code] = code.split("/");
  return { namespace: owner === "kernel" ? "ui" : owner, key: `error.${reason}` };
}
