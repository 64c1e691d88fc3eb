import type { ReactNode } from "react";
import css from "./empty.module.css";

/** Nothing here, said in full, with what it means and what to do: "Chưa có ca nào trong 7 ngày". */
export function Empty({ title, detail, children }: { title: string; detail?: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <b>{title}</b>
      {detail && <p className="muted">{detail}</p>}
      {children}
    </div>
  );
}
