import { useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { type LocalDate, localDateOf } from "../../../kernel/time/local-date.ts";
import { Float } from "../../../kernel/ui/dialog/float.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { useNow } from "../../../kernel/ui/parts/use-now.ts";
import { useAddress, useAssessmentDay } from "./address.ts";
import css from "./levels.module.css";

/** The assessment day, and how to choose another one. */
export function DayControl() {
  const text = useText("assessment");
  const [, write] = useAddress();
  const on = useAssessmentDay();
  const today = localDateOf(useNow());
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState<LocalDate | null | undefined>(on);
  function show(): void {
    if (!day) return;
    setOpen(false);
    write({ on: day });
  }
  const target = (
    <button type="button" className={css.dayButton} onClick={() => setOpen(!open)}>
      {text("map.onDay", { on: formatDate(on) })} <span aria-hidden="true">▾</span>
    </button>
  );
  return (
    <Float open={open} onChange={setOpen} place="bottom-end" label={text("map.day")} className={css.dayFloat} target={target}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <DateBox label={text("map.day")} value={day} latest={today} onChange={setDay} />
        <Button kind="main" submit disabled={!day}>
          {text("map.showDay")}
        </Button>
      </form>
    </Float>
  );
}
