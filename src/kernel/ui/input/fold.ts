/** Lower case without marks and accents, composed or not: "Lịch Hội" → "lich hoi". One letter stays one letter. */
export function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[đĐ]/g, "d").toLowerCase();
}

/** Parts of a text, marked where a word of the query begins a word of the text, accents aside. */
export function highlight(text: string, query: string): { part: string; hit: boolean }[] {
  const composed = text.normalize("NFC");
  const folded = [...composed].map((sign) => fold(sign) || sign).join("");
  if (folded.length !== composed.length) return [{ part: text, hit: false }];
  const hits = new Array<boolean>(composed.length).fill(false);
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    for (const found of folded.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll(/[^\p{L}\p{N}]/gu, "\\$&")}`, "gu")))
      hits.fill(true, found.index, found.index + word.length);
  }
  const parts: { part: string; hit: boolean }[] = [];
  for (const [index, hit] of hits.entries()) {
    const last = parts.at(-1);
    if (last && last.hit === hit) last.part += composed[index];
    else parts.push({ part: composed[index]!, hit });
  }
  return parts;
}
