import { type ReactNode, useEffect } from "react";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { Session } from "../../../kernel/ui/session/session.tsx";
import { FrontPanel } from "./front-panel.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import css from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form.tsx";
import { idleLockMinutes } from "./use-idle-lock.ts";

/** What the province may show to everyone at the left, the way in at the right. */
export function SignInPage({ onSignedIn, panel = <FrontPanel /> }: { onSignedIn: (session: Session) => void; panel?: ReactNode }) {
  const text = useText("app");
  useEffect(() => {
    document.title = `${text("signIn.title")} · Vùng Xanh`;
  }, [text]);
  return (
    <div className={css.page}>
      {panel}
      <main className={css.side}>
        <LanguageSwitch />
        <div>
          <h1>{text("signIn.title")}</h1>
          <p className="muted">{text("signIn.who")}</p>
        </div>
        <SignInForm onSignedIn={onSignedIn} />
        <p className={css.help}>{text("signIn.forgot")}</p>
        <p className={css.help}>
          <a href="/cong-khai">{text("front.open")}</a>
        </p>
        <p className={css.duty}>{text("signIn.duty", { minutes: idleLockMinutes })}</p>
      </main>
    </div>
  );
}
