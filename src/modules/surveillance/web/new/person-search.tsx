import { useState } from "react";
import { formatDate } from "../../../../kernel/i18n/date.ts";
import { callApi } from "../../../../kernel/ui/api/api.ts";
import { Float } from "../../../../kernel/ui/dialog/float.tsx";
import fieldCss from "../../../../kernel/ui/input/field.module.css";
import { Field } from "../../../../kernel/ui/input/field.tsx";
import { Highlight } from "../../../../kernel/ui/input/highlight.tsx";
import { useAnswers } from "../../../../kernel/ui/input/use-answers.ts";
import { useListbox } from "../../../../kernel/ui/input/use-listbox.ts";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import type { PersonLine } from "../../../persons/contract.ts";
import css from "./new-case.module.css";

interface PersonSearchProps {
  label: string;
  value: string;
  error?: string | undefined;
  onChange: (name: string) => void;
  onChoose: (person: PersonLine) => void;
}

/** So many letters say enough of a name to look for it. */
const LEAST = 4;

async function findPersons(text: string, signal: AbortSignal): Promise<readonly PersonLine[]> {
  const answer = await callApi<{ rows: PersonLine[] }>({
    method: "POST",
    path: "/persons/search",
    body: { text, limit: 6 },
    purpose: "case-entry",
    signal,
  });
  return answer.ok ? answer.value.rows : [];
}

/** The name of the person: who is registered already is offered while it is typed; Tab goes on with somebody new. */
export function PersonSearch({ label, value, error, onChange, onChoose }: PersonSearchProps) {
  const text = useText("surveillance");
  const [open, setOpen] = useState(false);
  const wanted = value.trim().length >= LEAST ? value : "";
  const answers = useAnswers(open ? wanted : "", findPersons);
  const shown = open && answers.items.length > 0;
  const choose = (person: PersonLine): void => {
    setOpen(false);
    onChoose(person);
  };
  const listbox = useListbox(answers.items, shown, choose, () => setOpen(false));
  return (
    <Float
      open={shown}
      fitted
      className={css.people}
      target={
        <div>
          <Field label={label} required error={error} hint={shown ? text("new.searchHint") : undefined}>
            {({ id, describedBy, invalid }) => (
              <input
                {...listbox.boxProps}
                id={id}
                className={fieldCss.box}
                value={value}
                // biome-ignore lint/a11y/noAutofocus: the page is this form, and a case is typed from the name on
                autoFocus
                autoComplete="off"
                maxLength={120}
                aria-describedby={describedBy}
                aria-invalid={invalid || undefined}
                onChange={(event) => {
                  setOpen(true);
                  onChange(event.target.value);
                }}
                onBlur={() => setOpen(false)}
              />
            )}
          </Field>
        </div>
      }
    >
      <ul {...listbox.listProps} aria-label={text("new.people")}>
        {answers.items.map((person, index) => (
          <li key={person.id} {...listbox.optionProps(index)}>
            <span>
              <Highlight text={person.fullName ?? person.description ?? ""} query={value} />
              <span className="muted"> {aboutPerson(person)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Float>
  );
}

/** Birth and place: enough to tell people apart, never a number of identity. */
export function aboutPerson({ birthOn, birthYear, residenceName }: Pick<PersonLine, "birthOn" | "birthYear" | "residenceName">): string {
  return [birthOn ? formatDate(birthOn) : birthYear, residenceName].filter(Boolean).join(" · ");
}
