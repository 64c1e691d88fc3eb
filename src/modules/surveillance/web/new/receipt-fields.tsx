import type { LocalDate } from "../../../../kernel/time/local-date.ts";
import { DateBox } from "../../../../kernel/ui/input/date-box.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import type { CaseForm, FormField } from "./case-form.ts";
import css from "./new-case.module.css";

const receipts = ["communeReceivedOn", "districtReceivedOn", "provinceReceivedOn"] as const;

interface ReceiptProps {
  form: CaseForm;
  day: LocalDate;
  change: (changes: Partial<CaseForm>) => void;
  error: (field: FormField) => string | undefined;
}

/** When each level received the report, where a paper or a file says so; nothing is filled in for anybody. */
export function ReceiptFields({ form, day, change, error }: ReceiptProps) {
  const text = useText("surveillance");
  return receipts.map((field) => (
    <div key={field} className={css.s4}>
      <DateBox
        label={text(`field.${field}`)}
        value={form[field]}
        onChange={(on) => change({ [field]: on })}
        latest={day}
        today={day}
        mayBeUnknown
        error={error(field)}
        hint=""
      />
    </div>
  ));
}
