/** Two letters of a Vietnamese name: the middle name's and the given name's, as people are called. */
export function initialsOf(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => [...word.normalize("NFC")][0] ?? "")
    .join("")
    .toLocaleUpperCase("vi");
}
