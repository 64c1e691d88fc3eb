import { useState } from "react";
import { v7 } from "uuid";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { type Text, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useAddress } from "../../../kernel/ui/session/address.ts";
import { DataTable } from "../../../kernel/ui/table/data-table.tsx";
import type { LikenessReason, MergePersons, NotDuplicate, PersonCard, PersonLine } from "../contract.ts";
import { PersonCompare } from "./person-compare.tsx";
import { nameOf } from "./person-words.ts";

interface Pair {
  id: string;
  score: number;
  reasons: LikenessReason[];
  persons: [PersonLine, PersonLine];
}
interface Comparison {
  score: number;
  reasons: LikenessReason[];
  persons: [PersonCard, PersonCard];
}

/** What was said of the last pair: it is off the list, so the way back stands here. */
interface Judged {
  name: string;
  /** Record that is kept; null when they are two people. */
  keptId: string | null;
}

/** Pairs of records that may be one person: side by side, with every field they are compared by. */
export default function DuplicatesPage() {
  const text = useText("persons");
  const reading = useRead<{ rows: Pair[] }>("/persons/duplicates", {});
  const [address, write] = useAddress();
  const [judged, setJudged] = useState<Judged>();
  const pair = reading.value?.rows.find((row) => row.id === address.pair) ?? reading.value?.rows[0];
  return (
    <Page title={text("page.duplicates")} notice={judged && <JudgedNote of={judged} />}>
      <Panes of="1fr 520px">
        <DataTable<Pair>
          name="persons.duplicates"
          caption={text("page.duplicates")}
          rows={reading.value?.rows}
          reading={reading}
          keyOf={(row) => row.id}
          openKey={pair?.id}
          onOpen={(row) => write({ pair: row.id })}
          density="tall"
          columns={[
            { key: "one", name: text("duplicates.one"), width: 190, cell: (row) => nameOf(row.persons[0], text) },
            { key: "other", name: text("duplicates.other"), width: 190, cell: (row) => nameOf(row.persons[1], text) },
            { key: "why", name: text("duplicates.why"), width: 330, cell: (row) => whyWords(row.reasons, text) },
          ]}
          empty={<Empty title={text("duplicates.none")} detail={text("duplicates.noneWhy")} />}
        />
        {pair && <Compare key={pair.id} pair={pair} onJudged={setJudged} />}
      </Panes>
    </Page>
  );
}

/** `Trùng họ tên · cùng xã, phường`. */
const whyWords = (reasons: readonly LikenessReason[], text: Text): string =>
  reasons.map((reason) => text(`likeness.${reason}`)).join(" · ");

function JudgedNote({ of: { name, keptId } }: { of: Judged }) {
  const text = useText("persons");
  return (
    <div role="status">
      <Note lead={text(keptId ? "duplicates.merged" : "duplicates.remembered", { name })}>
        {keptId && <PlaceLink to={`/nguoi/${keptId}`}>{text("duplicates.undo")}</PlaceLink>}
      </Note>
    </div>
  );
}

function Compare({ pair, onJudged }: { pair: Pair; onJudged: (judged: Judged) => void }) {
  const text = useText("persons");
  const [a, b] = pair.persons;
  const reading = useRead<Comparison>("/persons/compare", { a: a.id, b: b.id });
  const merge = useSend<MergePersons>("/persons/merge");
  const apart = useSend<NotDuplicate>("/persons/not-duplicate");
  const same = async (): Promise<void> => {
    const answer = await merge.send({ mergeId: v7(), keepId: a.id, dropId: b.id, take: [] });
    if (answer.ok) onJudged({ name: nameOf(a, text), keptId: a.id });
  };
  const different = async (): Promise<void> => {
    const answer = await apart.send({ personIds: [a.id, b.id] });
    if (answer.ok) onJudged({ name: nameOf(a, text), keptId: null });
  };
  return (
    <Card title={text("duplicates.compare")} aside={text("duplicates.likeness", { n: Math.round(pair.score * 100) })} fill>
      <p className="muted">{whyWords(pair.reasons, text)}</p>
      <Resource of={reading}>
        {({ persons }) => (
          <>
            <PersonCompare heads={[text("duplicates.one"), text("duplicates.other")]} persons={persons} />
            <p className="fine">{text("duplicates.what")}</p>
            <div className="row wrap">
              <Button kind="main" keys="1" busy={merge.pending > 0} onPress={() => void same()}>
                {text("duplicates.same")}
              </Button>
              <Button keys="2" busy={apart.pending > 0} onPress={() => void different()}>
                {text("duplicates.different")}
              </Button>
            </div>
            {[merge, apart].map(
              ({ refusal }) => refusal && <RefusalNote key={refusal.code} of={refusal} lead={text("duplicates.notDone")} />,
            )}
          </>
        )}
      </Resource>
    </Card>
  );
}
