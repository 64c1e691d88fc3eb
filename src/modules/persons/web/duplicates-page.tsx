import { useState } from "react";
import { v7 } from "uuid";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
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

/** Pairs of records that may be one person: side by side, with every field they are compared by. */
export default function DuplicatesPage() {
  const text = useText("persons");
  const reading = useRead<{ rows: Pair[] }>("/persons/duplicates", {});
  const [chosen, setChosen] = useState<string>();
  const pair = reading.value?.rows.find((row) => row.id === chosen) ?? reading.value?.rows[0];
  return (
    <Page title={text("page.duplicates")}>
      <Panes of="1fr 520px">
        <DataTable<Pair>
          name="persons.duplicates"
          caption={text("page.duplicates")}
          rows={reading.value?.rows}
          reading={reading}
          keyOf={(row) => row.id}
          openKey={pair?.id}
          onOpen={(row) => setChosen(row.id)}
          density="tall"
          columns={[
            { key: "one", name: text("duplicates.one"), width: 220, cell: (row) => nameOf(row.persons[0], text) },
            { key: "other", name: text("duplicates.other"), width: 220, cell: (row) => nameOf(row.persons[1], text) },
            {
              key: "why",
              name: text("duplicates.why"),
              width: 260,
              cell: (row) => row.reasons.map((reason) => text(`likeness.${reason}`)).join("; "),
            },
          ]}
          empty={<Empty title={text("duplicates.none")} detail={text("duplicates.noneWhy")} />}
        />
        {pair && <Compare key={pair.id} pair={pair} />}
      </Panes>
    </Page>
  );
}

function Compare({ pair }: { pair: Pair }) {
  const text = useText("persons");
  const [a, b] = pair.persons;
  const reading = useRead<Comparison>("/persons/compare", { a: a.id, b: b.id });
  const merge = useSend<MergePersons>("/persons/merge");
  const apart = useSend<NotDuplicate>("/persons/not-duplicate");
  return (
    <Card title={text("duplicates.compare")} aside={`${Math.round(pair.score * 100)} %`} fill>
      <Resource of={reading}>
        {({ persons }) => (
          <>
            <PersonCompare heads={[text("duplicates.one"), text("duplicates.other")]} persons={persons} />
            <p>
              <Button
                kind="main"
                keys="1"
                onPress={() => void merge.send({ mergeId: v7(), keepId: persons[0].id, dropId: persons[1].id, take: [] })}
              >
                {text("duplicates.same")}
              </Button>{" "}
              <Button keys="2" onPress={() => void apart.send({ personIds: [persons[0].id, persons[1].id] })}>
                {text("duplicates.different")}
              </Button>
            </p>
            <SendResult of={merge} done={text("duplicates.merged")} refused={text("duplicates.notDone")} />
            <SendResult of={apart} done={text("duplicates.remembered")} refused={text("duplicates.notDone")} />
          </>
        )}
      </Resource>
    </Card>
  );
}
