/** What the daily counts tell apart, one facet at a time: the values of each, in the order of their columns. */
export const caseFacets = {
  detected: ["community", "quarantine", "zone", "border", "screening", "hospital", "unknown"],
  origin: ["local", "imported", "unknown"],
  severity: ["asymptomatic", "mild", "moderate", "severe", "critical", "unknown"],
  sex: ["male", "female"],
} as const;
type Facet = keyof typeof caseFacets;

/** Ages that are told apart, in completed years, both included. */
const ageBands = [
  [0, 17],
  [18, 64],
  [65, 150],
] as const;

/** Which cases of a day are counted; a list means any of. */
export interface FacetQuery {
  detected?: readonly string[] | undefined;
  origin?: readonly string[] | undefined;
  severity?: readonly string[] | undefined;
  sex?: readonly string[] | undefined;
  age?: readonly [number, number] | undefined;
}

const columnOf = (facet: Facet, value: string) => `${facet}_${value}`;

/** Columns of the daily counts that add up to what is asked; undefined when only the records can tell. */
export function countColumns({ age, ...query }: FacetQuery): string[] | undefined {
  const asked = (Object.keys(caseFacets) as Facet[]).filter((facet) => query[facet]);
  if (asked.length + (age ? 1 : 0) > 1) return undefined;
  if (age) return ageColumns(age);
  const [facet] = asked;
  if (!facet) return ["n"];
  const values: readonly string[] = caseFacets[facet];
  return query[facet]!.filter((value) => values.includes(value)).map((value) => columnOf(facet, value));
}

function ageColumns([from, to]: readonly [number, number]): string[] | undefined {
  const bands = ageBands.filter((band) => from <= band[0] && band[1] <= to);
  return bands[0]?.[0] === from && bands.at(-1)?.[1] === to ? bands.map((band) => `age_${band.join("_")}`) : undefined;
}

const counted = (condition: string, column: string) => ({ column, sql: `count(*) filter (where ${condition})::int` });

/** Every column of counts and how it is counted from a case `c`; literals of this file only. */
export const facetCounts: readonly { column: string; sql: string }[] = [
  { column: "n", sql: "count(*)::int" },
  ...(Object.keys(caseFacets) as Facet[]).flatMap((facet) =>
    caseFacets[facet].map((value) =>
      counted(facet === "severity" ? `coalesce(c.severity, 'unknown') = '${value}'` : `c.${facet} = '${value}'`, columnOf(facet, value)),
    ),
  ),
  ...ageBands.map(([from, to]) => counted(`c.age_years between ${from} and ${to}`, `age_${from}_${to}`)),
];
