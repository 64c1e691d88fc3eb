import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import css from "./rail.module.css";

/** My work behind a place, asked each minute; nothing while it is not known or nothing waits. */
export function RailCount({ from }: { from: string }) {
  const text = useText("app");
  const { value } = useRead<{ count: number }>(from, {}, { every: 60, keep: true });
  if (!value?.count) return null;
  return <CountMark count={value.count} words={text("shell.waiting", { n: value.count })} />;
}

export function CountMark({ count, words }: { count: number; words: string }) {
  return (
    <i className={css.count}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="unseen">{words}</span>
    </i>
  );
}
