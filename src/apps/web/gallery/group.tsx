import type { ReactNode } from "react";
import css from "./gallery.module.css";

/** Parts of one kind under a heading. */
export function Group({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={css.group} data-wide={wide || undefined}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
