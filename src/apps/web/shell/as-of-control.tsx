import { type FormEvent, useState } from "react";
import { type LocalDate, localDateOf, readInstant } from "../../../kernel/time/local-date.ts";
import { useConnection } from "../../../kernel/ui/api/connection.ts";
import { Float } from "../../../kernel/ui/dialog/float.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { AsOfChip } from "../../../kernel/ui/parts/as-of-chip.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { useNow } from "../../../kernel/ui/parts/use-now.ts";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import css from "./top-bar.module.css";

/** As of now: the server's clock in its newest answer. As of then: the instant chosen, and the way back. */
export function AsOfControl() {
  const text = useText("app");
  const { answeredAt } = useConnection();
  const { asOf, changeAsOf } = useSituation();
  const [open, setOpen] = useState(false);
  return (
    <span className={css.asOf}>
      <AsOfChip at={asOf ?? answeredAt} past={asOf !== undefined}>
        <Float
          open={open}
          onChange={setOpen}
          place="bottom-end"
          label={text("asOf.other")}
          className={css.dropdown}
          target={
            <button type="button" className={css.link} onClick={() => setOpen(!open)}>
              {text("asOf.other")}
            </button>
          }
        >
          <ChooseInstant
            onChoose={(instant) => {
              setOpen(false);
              changeAsOf(instant);
            }}
          />
        </Float>
        {asOf && (
          <button type="button" className={css.link} onClick={() => changeAsOf(undefined)}>
            {text("asOf.back")}
          </button>
        )}
      </AsOfChip>
    </span>
  );
}

function ChooseInstant({ onChoose }: { onChoose: (instant: string) => void }) {
  const text = useText("app");
  const today = localDateOf(useNow());
  const [day, setDay] = useState<LocalDate | null | undefined>(today);
  const [time, setTime] = useState("12:00");
  const clock = /^(\d{1,2})(?:[:hg](\d{2})?)?$/.exec(time.trim());
  const instant =
    day && clock && Number(clock[1]) < 24 && Number(clock[2] ?? 0) < 60
      ? `${day}T${clock[1]!.padStart(2, "0")}:${clock[2] ?? "00"}`
      : undefined;
  const chosen = instant ? readInstant(instant) : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen) onChoose(instant!);
  };
  return (
    <form className={css.instant} onSubmit={submit}>
      <DateBox label={text("asOf.day")} value={day} onChange={setDay} latest={today} />
      <TextInput
        label={text("asOf.time")}
        value={time}
        onChange={setTime}
        hint={text("asOf.timeHint")}
        error={clock ? undefined : text("asOf.timeWrong")}
      />
      <p className="fine">{text("asOf.meaning")}</p>
      <Button kind="main" submit disabled={!chosen}>
        {text("asOf.view")}
      </Button>
    </form>
  );
}
