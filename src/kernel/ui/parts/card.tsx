import type { ReactNode } from "react";
import css from "./card.module.css";

interface CardProps {
  title?: string;
  /** Fact at the right of the title: source, count, time. */
  aside?: ReactNode;
  /** No padding: a table or picture reaches the edge. */
  flat?: boolean;
  /** Fills the pane and scrolls inside. */
  fill?: boolean;
  /** 2 unless the card stands inside another. */
  level?: 2 | 3;
  children?: ReactNode;
}

/** A card has a line and no shadow. The title of a chart is its question. */
export function Card({ title, aside, flat, fill, level = 2, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={css.card} data-flat={flat || undefined} data-fill={fill || undefined}>
      {(title || aside) && (
        <header className={css.header}>
          {title && <Heading>{title}</Heading>}
          {aside && <div className={css.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
