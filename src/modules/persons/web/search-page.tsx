import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useSearch } from "../../../kernel/ui/api/use-read.ts";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { DataTable } from "../../../kernel/ui/table/data-table.tsx";
import type { MatchKind, PersonLine } from "../contract.ts";
import { bornOf, nameOf } from "./person-words.ts";

type Found = PersonLine & { match: MatchKind };

/** Finds people by name in any order, without accents, with a letter wrong, or by a number. What is typed never stands in the address. */
export default function SearchPage() {
  const text = useText("persons");
  const navigate = useNavigate();
  const mayMerge = useMay("persons.person.merge");
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed.trim());
  const reading = useSearch<{ rows: Found[]; more: boolean }>(
    "/persons/search",
    { text: asked, limit: 50 },
    { when: asked.length >= 2, keep: true },
  );
  return (
    <Page
      title={text("page.search")}
      actions={mayMerge && <Button onPress={() => void navigate({ to: "/nguoi/trung" })}>{text("page.duplicates")}</Button>}
    >
      <Card>
        <TextInput label={text("search.label")} hint={text("search.hint")} value={typed} onChange={setTyped} autoFocus autoComplete="off" />
      </Card>
      <DataTable<Found>
        name="persons.search"
        caption={text("page.search")}
        rows={asked.length >= 2 ? reading.value?.rows : []}
        reading={reading}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/nguoi/${row.id}` })}
        columns={[
          { key: "name", name: text("field.fullName"), width: 240, cell: (row) => <b>{nameOf(row, text)}</b> },
          { key: "birth", name: text("field.birthOn"), width: 120, cell: (row) => bornOf(row, text) },
          { key: "sex", name: text("field.sex"), width: 80, cell: (row) => (row.sex ? text(`sex.${row.sex}`) : text("person.unknown")) },
          { key: "residence", name: text("field.residenceUnit"), width: 260, cell: (row) => row.residenceName },
          { key: "match", name: text("search.match"), width: 200, cell: (row) => text(`match.${row.match}`) },
        ]}
        empty={<Empty title={text(asked.length >= 2 ? "search.none" : "search.begin")} detail={text("search.beginWhy")} />}
      />
    </Page>
  );
}
