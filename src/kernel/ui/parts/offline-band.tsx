import { formatTime } from "../../i18n/date.ts";
import { useConnection } from "../api/connection.ts";
import { useText } from "../language/language.tsx";
import css from "./offline-band.module.css";

/** Grey band while the server is out of reach: since when, how old the figures are, what still works. */
export function OfflineBand() {
  const { lostAt, answeredAt } = useConnection();
  if (!lostAt) return null;
  return <OfflineWords lostAt={lostAt} answeredAt={answeredAt} />;
}

export function OfflineWords({ lostAt, answeredAt }: { lostAt: Date; answeredAt: Date | undefined }) {
  const text = useText("ui");
  return (
    <div className={css.band} role="status">
      <b>{text("offline.since", { at: formatTime(lostAt) })}</b> {text("offline.works")}
      {answeredAt && ` ${text("offline.age", { at: formatTime(answeredAt) })}`}
    </div>
  );
}
