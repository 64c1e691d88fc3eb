import { useEffect, useState } from "react";
import { useText } from "../language/language.tsx";
import { Icon } from "../parts/icon.tsx";
import css from "./notices.module.css";
import { type Notice, useNotices } from "./notices.tsx";

/** Notices float for 8 seconds, longer while pointed at, and stay in the bell's list. */
export function Toasts({ onGo }: { onGo: (to: string) => void }) {
  const { all, floating } = useNotices();
  return (
    <div className={css.toasts} role="status">
      {all
        .filter(({ id }) => floating.has(id))
        .map((notice) => (
          <Toast key={notice.id} notice={notice} onGo={onGo} />
        ))}
    </div>
  );
}

function Toast({ notice, onGo }: { notice: Notice; onGo: (to: string) => void }) {
  const text = useText("ui");
  const { settle } = useNotices();
  const { id, title, detail, to } = notice;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => settle(id), 8000);
    return () => clearTimeout(timer);
  }, [held, id, settle]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it longer
    <div
      className={css.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="grow">
        <b>{title}</b>
        {detail && <div className="fine">{detail}</div>}
      </div>
      {to && (
        <button
          type="button"
          className={css.see}
          onClick={() => {
            settle(id);
            onGo(to);
          }}
        >
          {text("notice.see")}
        </button>
      )}
      <button type="button" className={css.shut} aria-label={text("notice.close")} onClick={() => settle(id)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
