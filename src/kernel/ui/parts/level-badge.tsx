import { useText } from "../language/language.tsx";
import css from "./level-badge.module.css";

/** 1–4, or null while it cannot be said. */
export type LevelValue = 1 | 2 | 3 | 4 | null;

interface LevelBadgeProps {
  level: LevelValue;
  /** 22, 34 or 56 px. */
  size?: "small" | "middle" | "big";
  /** Thresholds not verified: shown as `*`. */
  provisional?: boolean;
  /** The words stand beside it already. */
  silent?: boolean;
}

/** A square with a number is a level of epidemic and nothing else. Read out as "cấp 3, nguy cơ cao, màu cam". */
export function LevelBadge({ level, size = "small", provisional, silent }: LevelBadgeProps) {
  const text = useText("ui");
  const name = text(`level.spoken.${level ?? 0}`) + (provisional ? `, ${text("level.provisional")}` : "");
  const label = silent ? { "aria-hidden": true } : { role: "img", "aria-label": name, title: name };
  return (
    <span className={css.outer} {...label}>
      <span className={css.badge} data-level={level ?? 0} data-size={size}>
        <b>{level ?? "?"}</b>
      </span>
      {provisional && <sup className={css.star}>*</sup>}
    </span>
  );
}
