import { type ReactNode, useEffect, useRef, useState } from "react";
import { ShortcutLayer } from "../keys/shortcuts.tsx";
import { FloatPlace } from "./float.tsx";
import css from "./sheet.module.css";

interface ModalProps {
  open: boolean;
  onClose: () => void;
  /** Id of its heading, or its name. */
  labelledBy?: string;
  label?: string;
  className?: string | undefined;
  place?: string;
  children: ReactNode;
}

/** The browser's own dialog: above everything, the page behind it asleep, the focus given back. */
export function Modal({ open, onClose, labelledBy, label, className, place, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [floatPlace, setFloatPlace] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out; this is the press beside the sheet
    <dialog
      ref={dialog}
      className={[css.modal, className].filter(Boolean).join(" ")}
      data-place={place}
      aria-labelledby={labelledBy}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
        <ShortcutLayer>
          <FloatPlace value={floatPlace ?? undefined}>{children}</FloatPlace>
          <div ref={setFloatPlace} />
        </ShortcutLayer>
      )}
    </dialog>
  );
}
