import { type ReactNode, useId } from "react";
import { useText } from "../language/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { Modal } from "./modal.tsx";
import css from "./sheet.module.css";

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** `side` stands at the right, `middle` over the page, `wide` holds a document beside the facts. */
  place?: "side" | "middle" | "wide";
  /** Buttons at the foot. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A sheet over the page with a title and a foot. */
export function Sheet({ title, open, onClose, place = "middle", actions, children }: SheetProps) {
  const text = useText("ui");
  const id = useId();
  return (
    <Modal open={open} onClose={onClose} labelledBy={id} className={css.sheet} place={place}>
      <div className={css.column}>
        <header className={css.header}>
          <h2 id={id}>{title}</h2>
          <button type="button" aria-label={text("sheet.close")} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className={css.body}>{children}</div>
        {actions && <footer className={css.footer}>{actions}</footer>}
      </div>
    </Modal>
  );
}
