import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import type { Criterion, LevelReason } from "../contract.ts";
import type { AreaLevel } from "../level-views.ts";
import { entryWords, flipWords, levelList, reasonWords } from "../level-words.ts";
import { CriteriaTable } from "./criteria-table.tsx";
import css from "./levels.module.css";

interface LevelExplanationProps {
  answer: AreaLevel;
  criteria: readonly Criterion[];
}

/** Reasons about the whole, after those of single criteria: spread, cell, what raised or held the level. */
const ofTheWhole = new Set<LevelReason["code"]>([
  "use_unknown",
  "misses_unknown",
  "spread",
  "cell",
  "cell_unknown",
  "cell_disputed",
  "raised",
  "exemption_unknown",
  "held",
  "hold_unknown",
]);

/** Why this level, what is not known, and what would change it. */
export function LevelExplanation({ answer, criteria }: LevelExplanationProps) {
  const text = useText("assessment");
  const { level, possible } = answer;
  return (
    <>
      <h3>{level === null ? text("why.open", { levels: levelList(text, possible) }) : text("why.title", { level })}</h3>
      <CriteriaTable {...{ answer, criteria }} />
      <ul className={css.reasons}>
        {answer.reasons
          .filter(({ code }) => ofTheWhole.has(code))
          .map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonWords(text, reason)}</li>
          ))}
      </ul>
      <NotKnown answer={answer} />
      <Flips answer={answer} />
    </>
  );
}

function NotKnown({ answer }: { answer: AreaLevel }) {
  const text = useText("assessment");
  const { number } = useNumbers();
  const mayPlace = useMay("surveillance.case.correct");
  const { unknown, alternatives, unplaced, estimated, level } = answer;
  return (
    <>
      {level === null && unknown.length > 0 && (
        <Note kind="warn" lead={text("why.unknown")}>
          {[...new Set(unknown)].map((path) => entryWords(text, path)).join("; ")}
        </Note>
      )}
      {alternatives.length > 0 && <p className="fine">{text("level.alternative", { levels: levelList(text, alternatives) })}</p>}
      {unplaced && (
        <Note kind="info" lead={text("unplaced.lead")}>
          {text("unplaced.body", {
            n: number(Math.max(unplaced.cases, unplaced.communityCases)),
            deaths: unplaced.deaths,
            units: unplaced.units.length,
          })}{" "}
          {mayPlace && (
            <PlaceLink to="/ca-benh/xep-dia-ban" with={{ unit: unplaced.units[0] }}>
              {text("unplaced.place")}
            </PlaceLink>
          )}
        </Note>
      )}
      {estimated && <p className="fine">{text("why.estimated")}</p>}
    </>
  );
}

function Flips({ answer }: { answer: AreaLevel }) {
  const text = useText("assessment");
  if (answer.level === null) return null;
  return (
    <>
      <h3>{text("flip.title")}</h3>
      {answer.wouldFlip.length === 0 && <p className="muted">{text("flip.none")}</p>}
      <ul className={css.flips}>
        {answer.wouldFlip.map((flip) => (
          <li key={`${flip.direction}${flip.input}`}>
            <LevelBadge level={flip.level} size="middle" silent />
            <span>{flipWords(text, flip)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
