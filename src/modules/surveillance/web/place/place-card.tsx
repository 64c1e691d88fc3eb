import { useState } from "react";
import { formatDate } from "../../../../kernel/i18n/date.ts";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../../kernel/ui/parts/note.tsx";
import { SendResult } from "../../../../kernel/ui/parts/send-result.tsx";
import type { Selection } from "../../../../kernel/ui/table/use-selection.ts";
import type { UnplacedCases } from "../../case-views.ts";
import type { PlaceCases } from "../../contract.ts";
import { hamletKey } from "../../rules/hamlet-of.ts";
import { nameWords } from "../case-words.ts";

export type UnplacedRow = UnplacedCases["rows"][number];
interface Placed {
  rows: { caseId: string; result: "placed" | "refused" }[];
}

interface PlaceCardProps {
  of: UnplacedCases;
  /** The case shown; it is meant while nothing is ticked. */
  row: UnplacedRow;
  selection: Selection;
}

/** Says where the ticked cases, or the one shown, belong. */
export function PlaceCard({ of: { unit, name, kind, places, rows }, row, selection }: PlaceCardProps) {
  const text = useText("surveillance");
  const placing = useSend<PlaceCases, Placed>("/cases/place");
  const ticked = rows.filter(({ id }) => selection.keys.has(id));
  const meant = ticked.length > 0 ? ticked : [row];
  const place = async (to: string): Promise<void> => {
    const cases = meant.map(({ id, version }) => ({ caseId: id, baseVersion: version }));
    const done = await placing.send({ unit, toUnit: to, cases, reason: null });
    if (done.ok) selection.clear();
  };
  const neighbours = rows.filter(({ hamlet }) => row.hamlet !== null && hamletKey(hamlet) === hamletKey(row.hamlet));
  const refused = placing.done?.reply.rows.filter(({ result }) => result === "refused").length ?? 0;
  return (
    <Card title={ticked.length > 0 ? text("place.these", { n: ticked.length }) : nameWords(row, text)} fill>
      <div className="stack">
        {ticked.length === 0 && (
          <Facts
            of={[
              [text("place.stated"), name],
              [text("place.address"), row.address ?? text("place.noAddress")],
              [text("field.reportedOn"), formatDate(row.reportedOn)],
            ]}
          />
        )}
        {neighbours.length > 1 && (
          <Button
            keys="a"
            onPress={() =>
              selection.set(
                neighbours.map(({ id }) => id),
                true,
              )
            }
          >
            {text("place.hamlet", { name: row.hamlet!, n: neighbours.length })}
          </Button>
        )}
        <Places key={kind} {...{ kind, places }} n={meant.length} busy={placing.pending > 0} onPlace={(to) => void place(to)} />
        <SendResult
          of={placing}
          done={text("place.done", { n: (placing.done?.reply.rows.length ?? 0) - refused })}
          refused={text("place.notDone")}
        />
        {refused > 0 && <Note kind="warn">{text("place.refused", { n: refused })}</Note>}
        <p className="fine">{text(`place.leave.${kind}`)}</p>
      </div>
    </Card>
  );
}

/** So many places have a key of their own. */
const MOST_KEYS = 9;

interface PlacesProps extends Pick<UnplacedCases, "kind" | "places"> {
  n: number;
  busy: boolean;
  onPlace: (to: string) => void;
}

/** Few places: a button with its digit each. Many: a list to type into, and one button. */
function Places({ kind, places, n, busy, onPlace }: PlacesProps) {
  const text = useText("surveillance");
  const [chosen, setChosen] = useState<string>();
  if (places.length <= MOST_KEYS)
    return (
      <div className="stack">
        <b>{text(`place.ask.${kind}`)}</b>
        {places.map(({ key, name }, at) => (
          <Button key={key} keys={String(at + 1)} busy={busy} onPress={() => onPlace(key)}>
            {name}
          </Button>
        ))}
      </div>
    );
  return (
    <>
      <Choice
        label={text(`place.ask.${kind}`)}
        value={chosen}
        options={places.map(({ key, name }) => ({ value: key, name }))}
        onChoose={setChosen}
        list
      />
      <Button kind="main" keys="mod+Enter" disabled={!chosen} busy={busy} onPress={() => chosen && onPlace(chosen)}>
        {text("place.act", { n })}
      </Button>
    </>
  );
}
