/** Patterns of the levels, so that colour is never the only sign; named `id` + level. */
export function LevelPatterns({ id }: { id: string }) {
  const grid = { width: 5, height: 5, patternUnits: "userSpaceOnUse" } as const;
  return (
    <defs>
      <pattern id={`${id}2`} {...grid}>
        <circle cx="1.5" cy="1.5" r="0.8" fill="var(--hatch)" opacity="0.5" />
      </pattern>
      <pattern id={`${id}3`} {...grid} patternTransform="rotate(45)">
        <path d="M0 0V5" stroke="var(--hatch)" opacity="0.42" />
      </pattern>
      <pattern id={`${id}4`} {...grid} patternTransform="rotate(45)">
        <path d="M0 0V5M0 0H5" stroke="var(--l4-on)" opacity="0.5" />
      </pattern>
      <pattern id={`${id}0`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path d="M0 0V6" stroke="var(--line-strong)" strokeWidth="1.2" />
      </pattern>
    </defs>
  );
}
