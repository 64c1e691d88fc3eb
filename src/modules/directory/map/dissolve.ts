/**
 * In which newer unit each older one is drawn when newer outlines are put together from older ones. A divided unit is drawn whole in the
 * successor that kept its code, else in the first one: where inside it the new border runs is not known, so such outlines are approximate.
 */
export function drawnIn(links: readonly { from: string; to: string }[]): Map<string, string> {
  const sameCode = ({ from, to }: { from: string; to: string }) => from.split(".").at(-1) === to.split(".").at(-1);
  const successors = Map.groupBy(links, (link) => link.from);
  return new Map(Array.from(successors, ([from, rows]) => [from, (rows.find(sameCode) ?? rows[0]!).to]));
}
