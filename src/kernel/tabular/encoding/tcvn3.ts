/**
 * TCVN 5712:1993 VN3, "TCVN3 (ABC)": one byte per letter, drawn right only by .VnTime fonts. Capital letters with tones have no byte
 * of their own (fonts ending in H draw small letters as capitals), so such text comes back in small letters.
 * Bytes from A1 on; a dot where VN3 has no letter.
 */
const LETTERS =
  "ĂÂÊÔƠƯĐăâêôơưđ......" + // A1–B4
  "àảãáạ.ằẳẵắ......" + // B5–C4
  ".ặầẩẫấậè.ẻẽéẹềểễếệìỉ" + // C5–D8
  "...ĩíịò.ỏõóọồổỗốộờởỡớợù" + // D9–EF
  ".ủũúụừửữứựỳỷỹýỵ."; // F0–FF

const decoded = new Map(
  [...LETTERS].flatMap((letter, index) => (letter === "." ? [] : [[String.fromCharCode(0xa1 + index), letter] as const])),
);
const encoded = new Map([...decoded].map(([byte, letter]) => [letter, byte]));

/** @param text the bytes read as Latin-1, or the same seen through a wrong font in a Unicode file (`NguyÔn V¨n`) */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00ff]/g, (byte) => decoded.get(byte) ?? byte);
}

/** The reverse, for tests and for systems that still want it; capitals with tones lose their height, other signs pass. */
export function toTcvn3(text: string): string {
  return [...text.normalize("NFC")].map((letter) => encoded.get(letter) ?? encoded.get(letter.toLowerCase()) ?? letter).join("");
}
