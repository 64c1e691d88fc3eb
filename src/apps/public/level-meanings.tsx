import { useText } from "../../kernel/ui/language/language.tsx";
import badge from "../../kernel/ui/parts/level-badge.module.css";
import css from "./public.module.css";

/** What the four levels are called; the measures are other documents' business and are named, not repeated. */
export function LevelMeanings() {
  const text = useText("public");
  return (
    <section>
      <h2>{text("meaning.title")}</h2>
      <ul className={css.meanings}>
        {[1, 2, 3, 4].map((level) => (
          <li key={level}>
            <span className={badge.badge} data-level={level} aria-hidden="true">
              <b>{level}</b>
            </span>
            <span>
              <b>{text(`name.${level}`)}</b>
              <br />
              {text(`meaning.${level}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{text("meaning.how")}</p>
    </section>
  );
}
