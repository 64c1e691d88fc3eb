import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import type { LevelCard } from "../level-views.ts";
import { levelList } from "../level-words.ts";
import css from "./levels.module.css";

/** `Xã Kế An, huyện Kế Sách`: the word of a kind is small inside a name. */
export function nameInFull({ name, parentName }: Pick<LevelCard, "name" | "parentName">): string {
  return parentName ? `${name}, ${parentName.charAt(0).toLocaleLowerCase("vi")}${parentName.slice(1)}` : name;
}

/** The level of a unit in one glance: badge, name, words, people, as-of. */
export function LevelHead({ card, heading }: { card: LevelCard; heading?: boolean }) {
  const text = useText("assessment");
  const { number } = useNumbers();
  const { answer, published } = card;
  const level = answer ? answer.level : (published?.level ?? null);
  const words =
    level === null ? text("level.unknown", { levels: levelList(text, answer?.possible ?? [1, 2, 3, 4]) }) : text(`level.${level}`);
  const people = answer?.population;
  return (
    <header className={css.head}>
      <LevelBadge level={level} size="big" provisional={(answer ?? published)?.provisional ?? false} />
      <div>
        {heading && <h2>{nameInFull(card)}</h2>}
        <p>
          {words}
          {answer?.previousLevel && ` · ${text("head.previous", { level: answer.previousLevel })}`}
        </p>
        <p className="fine">
          {people &&
            `${text("head.people", { people: number(people.people), year: String(people.year), method: text(`method.${people.method}`) })} · `}
          {text("head.asOf", { on: formatDate(card.on), at: formatInstant(card.asOf) })}
        </p>
        {published && (
          <p className="fine">
            {text("head.published", { level: published.level, on: formatDate(published.on), number: published.documentNumber ?? "" })}
          </p>
        )}
      </div>
    </header>
  );
}
