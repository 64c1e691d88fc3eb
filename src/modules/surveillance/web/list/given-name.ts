const order = new Intl.Collator("vi");

/** A Vietnamese name by its parts: the given name stands last and is what people sort by. */
function partsOf(name: string): { given: string; before: string } {
  const words = name.trim().split(/\s+/);
  return { given: words.at(-1) ?? "", before: words.slice(0, -1).join(" ") };
}

/** Order of two names by given name, then by family and middle names; persons without a name stand last. */
export function compareByGivenName(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  const [a, b] = [partsOf(one), partsOf(other)];
  return order.compare(a.given, b.given) || order.compare(a.before, b.before);
}
