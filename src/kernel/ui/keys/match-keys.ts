/** What of a keyboard event matters here. */
export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * One stroke as it is written in a shortcut: `j`, `?`, `Enter`, `mod+k`; undefined for a lone modifier.
 * `mod` is Ctrl, or the command key of a Mac.
 */
export function strokeName({ key, ctrlKey, metaKey, altKey }: Stroke): string | undefined {
  if (["Control", "Shift", "Alt", "Meta", "Dead", "Process", "Unidentified"].includes(key)) return undefined;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return `${ctrlKey || metaKey ? "mod+" : ""}${altKey ? "alt+" : ""}${plain}`;
}

/** Whether a shortcut is a bare sign, which must stay quiet while somebody types and can be switched off. */
export function isSingleSign(keys: string): boolean {
  return keys.split(" ").some((stroke) => stroke.length === 1);
}

/**
 * Follows sequences such as `g c`.
 * @param begun strokes so far that begin some shortcut
 * @returns the shortcut that is complete, or the strokes that may still become one
 */
export function advance(begun: string, stroke: string, known: readonly string[]): { hit: string } | { begun: string } {
  for (const sequence of begun ? [`${begun} ${stroke}`, stroke] : [stroke]) {
    if (known.includes(sequence)) return { hit: sequence };
    if (known.some((keys) => keys.startsWith(`${sequence} `))) return { begun: sequence };
  }
  return { begun: "" };
}
