import type { ReactNode } from "react";
import { useLanguage, useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { entryWords } from "../level-words.ts";
import type { RuleEntry } from "../rules/entries-of.ts";
import css from "./levels.module.css";

interface RuleEntriesProps {
  caption: string;
  entries: readonly RuleEntry[];
  /** What can be done with an entry; no column when left out. */
  action: ((entry: RuleEntry) => ReactNode) | undefined;
}

/** Numbers, cells and conditions of a rule, each with how well it is known. */
export function RuleEntries({ caption, entries, action }: RuleEntriesProps) {
  const text = useText("assessment");
  const written = useEntryValue();
  const { language } = useLanguage();
  /** Notes on sources are kept in English; in Vietnamese the rows they rest on are named. */
  const sourceOf = (source: string): string => {
    if (language === "en") return source;
    const rows = source.match(/\b(?:KG-I|[LCS])\d{2}(?:[–-][LCS]?\d{2})?/g);
    return rows ? text("rules.rows", { rows: [...new Set(rows)].join(", ") }) : "";
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={caption}>
      <table className={css.entries}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("rules.entry")}</th>
            <th scope="col">{text("rules.value")}</th>
            <th scope="col">{text("rules.known")}</th>
            <th scope="col">{text("rules.reviewed")}</th>
            {action && (
              <th scope="col">
                <span className="unseen">{text("override.open")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map((each) => (
            <tr key={each.path}>
              <th scope="row">{entryWords(text, each.path)}</th>
              <td>{written(each)}</td>
              <td>
                {text(`confidence.${each.entry.confidence}`)}
                <span className={css.detail}>{sourceOf(each.entry.source)}</span>
              </td>
              <td>{each.entry.reviewedBy ?? text("rules.notReviewed")}</td>
              {action && <td>{action(each)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The value of an entry in words: `từ 20`, `trên 450`, `cấp 2`, `có`, `chưa biết`. */
export function useEntryValue(): (entry: RuleEntry) => string {
  const text = useText("assessment");
  const { number } = useNumbers();
  return ({ entry, holds }) => {
    if (entry.value === null) return text("confidence.unknown");
    if (typeof entry.value === "boolean") return text(entry.value ? "input.yes" : "input.no");
    if (holds === "level") return text("rules.level", { level: entry.value });
    const side = "inclusive" in entry ? (entry.inclusive === null ? "open" : entry.inclusive ? "from" : "over") : "open";
    return text(`rules.side.${side}`, { value: number(entry.value) });
  };
}
