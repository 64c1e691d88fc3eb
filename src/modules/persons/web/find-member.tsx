import { useDeferredValue, useState } from "react";
import { useSearch } from "../../../kernel/ui/api/use-read.ts";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import type { PersonLine } from "../contract.ts";
import css from "./person.module.css";
import { bornOf, nameOf } from "./person-words.ts";

interface FindMemberProps {
  /** Who belongs to the household already. */
  members: readonly string[];
  onChoose: (person: PersonLine) => void;
  onClose: () => void;
}

/** Finds somebody to join a household; whoever lives in another one moves. */
export function FindMember({ members, onChoose, onClose }: FindMemberProps) {
  const text = useText("persons");
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed.trim());
  const found = useSearch<{ rows: PersonLine[] }>("/persons/search", { text: asked, limit: 8 }, { when: asked.length >= 2, keep: true });
  return (
    <div className="stack">
      <TextInput
        label={text("household.find")}
        hint={text("household.moves")}
        value={typed}
        onChange={setTyped}
        autoFocus
        autoComplete="off"
      />
      {asked.length >= 2 && (
        <Resource of={found} empty={({ rows }) => (rows.length === 0 ? <p className="muted">{text("search.none")}</p> : undefined)}>
          {({ rows }) => (
            <ul className={css.members}>
              {rows
                .filter(({ id }) => !members.includes(id))
                .map((row) => (
                  <li key={row.id}>
                    <span className="grow">
                      {nameOf(row, text)} <span className="muted">{[bornOf(row, text), row.residenceName].filter(Boolean).join(", ")}</span>
                    </span>
                    <Button label={text("household.joinOf", { name: nameOf(row, text) })} onPress={() => onChoose(row)}>
                      {text("household.join")}
                    </Button>
                  </li>
                ))}
            </ul>
          )}
        </Resource>
      )}
      <div>
        <Button kind="quiet" onPress={onClose}>
          {text("household.enough")}
        </Button>
      </div>
    </div>
  );
}
