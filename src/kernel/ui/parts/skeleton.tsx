import css from "./skeleton.module.css";

const widths = [92, 74, 84, 60, 88, 68];

/** Grey lines in the shape of what is coming; they do not move. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div className={css.skeleton} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <i key={line} style={{ width: `${widths[line % widths.length]}%` }} />
      ))}
    </div>
  );
}

export function SkeletonBar({ width }: { width: number }) {
  return <i className={css.bar} style={{ width }} aria-hidden="true" />;
}
