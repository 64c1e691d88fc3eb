import { useState } from "react";
import { formatTime } from "../../i18n/date.ts";
import { Float } from "../dialog/float.tsx";
import { useText } from "../language/language.tsx";
import { Icon } from "../parts/icon.tsx";
import css from "./notices.module.css";
import { useNotices } from "./notices.tsx";

/** What finished elsewhere since the page was opened. */
export function Bell({ onGo }: { onGo: (to: string) => void }) {
  const text = useText("ui");
  const { all, unseen, markSeen } = useNotices();
  const [open, setOpen] = useState(false);
  const toggle = (): void => {
    setOpen(!open);
    markSeen();
  };
  return (
    <Float
      open={open}
      onChange={setOpen}
      place="bottom-end"
      label={text("notice.title")}
      className={css.list}
      target={
        <button type="button" className={css.bell} aria-label={text("notice.bell", { n: unseen })} onClick={toggle}>
          <Icon name="bell" size={18} />
          {unseen > 0 && <i aria-hidden="true">{unseen}</i>}
        </button>
      }
    >
      <h2>{text("notice.title")}</h2>
      {all.length === 0 && <p className="muted">{text("notice.none")}</p>}
      <ul>
        {all.map(({ id, title, detail, to, at }) => (
          <li key={id}>
            <time className="muted">{formatTime(at)}</time>
            <div className="grow">
              <b>{title}</b>
              {detail && <div className="fine">{detail}</div>}
            </div>
            {to && (
              <button
                type="button"
                className={css.see}
                onClick={() => {
                  setOpen(false);
                  onGo(to);
                }}
              >
                {text("notice.see")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Float>
  );
}
