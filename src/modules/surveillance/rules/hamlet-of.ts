import { fold } from "../../../kernel/tabular/fold.ts";

/** What the parts of a commune are called, folded: ấp, khóm, thôn, bản, buôn, sóc, xóm, tổ dân phố, khu phố… */
const HAMLET = /^(ap|khom|thon|ban|buon|soc|xom|lang|khu vuc|khu pho|khu|kp|tdp|to dan pho|to|doi)\b/;

/**
 * The hamlet an address names (ấp, khóm, thôn…), so that neighbours can be placed together: `12 đường 3/2, ấp Trà Do` is `ấp Trà Do`.
 * @returns null when the address names none
 */
export function hamletOf(address: string | null): string | null {
  const parts = (address ?? "").split(/[,;]/).map((part) => part.trim().replace(/\s+/g, " "));
  const named = parts.filter((part) => HAMLET.test(fold(part)));
  // "Tổ 5, ấp Trà Do": the larger stands behind the smaller.
  return named.at(-1) ?? null;
}

/** Whether two hamlets are the same, however they were typed. */
export const hamletKey = (hamlet: string | null): string => (hamlet ? fold(hamlet) : "");
