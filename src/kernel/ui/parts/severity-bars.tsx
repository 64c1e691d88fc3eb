import { useText } from "../language/language.tsx";
import css from "./severity-bars.module.css";

/** 1 no symptoms, 2 mild, 3 moderate, 4 severe, 5 critical. */
export type Severity = 1 | 2 | 3 | 4 | 5;

/** Clinical severity: rising plum bars and the word, never a level's colour. */
export function SeverityBars({ severity }: { severity: Severity | null }) {
  const text = useText("ui");
  if (severity === null) return <span className="muted">{text("severity.unknown")}</span>;
  return (
    <span className={css.severity}>
      <i aria-hidden="true">
        {[1, 2, 3, 4, 5].map((bar) => (
          <u key={bar} data-on={bar <= severity || undefined} style={{ height: 2 + bar * 2 }} />
        ))}
      </i>
      {text(`severity.${severity}`)}
    </span>
  );
}
