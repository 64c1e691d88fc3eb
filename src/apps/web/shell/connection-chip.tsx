import { formatTime } from "../../../kernel/i18n/date.ts";
import { useConnection } from "../../../kernel/ui/api/connection.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import css from "./top-bar.module.css";

/** Whether the server answers, in words and not by colour alone. */
export function ConnectionChip() {
  const text = useText("app");
  const { lostAt } = useConnection();
  return (
    <span className={css.connection} role="status">
      <Chip tone={lostAt ? "late" : "ok"}>
        <span aria-hidden="true">●</span>{" "}
        <span className={css.connectionWords}>{lostAt ? text("shell.lost", { at: formatTime(lostAt) }) : text("shell.connected")}</span>
      </Chip>
    </span>
  );
}
