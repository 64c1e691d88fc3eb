import { formatTime } from "../../../../kernel/i18n/date.ts";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../../kernel/ui/parts/note.tsx";
import type { LookAlike } from "../../case-views.ts";
import type { Disease } from "../../diseases/define-disease.ts";
import { diagnosedOn } from "../../rules/case-days.ts";
import { notificationDue } from "../../rules/notification-due.ts";
import { ClassificationTrace } from "../classification-words.tsx";
import type { CaseForm, CheckedForm } from "./case-form.ts";
import css from "./new-case.module.css";
import { aboutPerson } from "./person-search.tsx";

interface CheckPaneProps {
  form: CaseForm;
  checked: CheckedForm;
  disease: Disease;
  alikes: readonly LookAlike[];
  /** When the device last kept the draft. */
  keptAt: Date | undefined;
  members: readonly string[];
  change: (changes: Partial<CaseForm>) => void;
  onDropMember: (at: number) => void;
}

/** What the rules say while the case is typed: its class and why, doubts, persons it may be, the household so far. */
export function CheckPane({ form, checked, disease, alikes, keptAt, members, change, onDropMember }: CheckPaneProps) {
  const text = useText("surveillance");
  const open = form.known ? [] : alikes.filter(({ personId }) => !form.notThese.includes(personId));
  const due = notificationDue(disease, diagnosedOn(checked.report));
  return (
    <div className="stack">
      {members.length > 0 && (
        <Card title={text("new.household", { n: members.length })}>
          <ul className={css.members}>
            {members.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two members may bear one name
              <li key={at}>
                {name}
                <Button kind="quiet" onPress={() => onDropMember(at)} label={text("new.dropMember", { name })}>
                  {text("new.drop")}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {open.length > 0 && (
        <Card title={text("new.alikes")}>
          <div className={css.alikes}>
            {open.map((person) => (
              <AlikePerson
                key={person.personId}
                person={person}
                onSame={() => change({ known: knownOf(person) })}
                onOther={() => change({ notThese: [...form.notThese, person.personId] })}
              />
            ))}
          </div>
        </Card>
      )}
      {checked.doubts.map(({ code, params }) => (
        <Note key={code} kind="warn" lead={text("dateGrade.doubtful")}>
          {text(`dateProblem.${code}`, params)}
        </Note>
      ))}
      <Card title={text("new.class")}>
        <ClassificationTrace short result={checked.classification} />
        {due && <p className="fine">{text("new.due", { hours: due.hours, document: due.source.document, on: due.source.issuedOn })}</p>}
      </Card>
      <p className="fine" role="status">
        {keptAt && text("grid.kept", { at: formatTime(keptAt) })}
      </p>
    </div>
  );
}

const knownOf = ({ personId, fullName, birthOn, birthYear, residenceName }: LookAlike): CaseForm["known"] => ({
  id: personId,
  fullName,
  description: null,
  sex: null,
  birthOn,
  birthYear,
  residenceName,
});

function AlikePerson({ person, onSame, onOther }: { person: LookAlike; onSame: () => void; onOther: () => void }) {
  const text = useText("surveillance");
  return (
    <div>
      <p>
        <b>{person.fullName}</b> <span className="muted">{aboutPerson(person)}</span>
      </p>
      {person.openCase && (
        <p className="fine">
          {text("new.hasCase", {
            on: person.openCase.reportedOn,
            class: text(`classification.${person.openCase.classification}`).toLowerCase(),
          })}
        </p>
      )}
      <span className="row">
        <Button onPress={onSame}>{text("grid.same")}</Button>
        <Button kind="quiet" onPress={onOther}>
          {text("grid.other")}
        </Button>
      </span>
    </div>
  );
}
