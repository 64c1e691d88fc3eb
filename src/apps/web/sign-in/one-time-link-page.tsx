import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Mark } from "../../../kernel/ui/parts/mark.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import css from "./sign-in.module.css";

/** A one-time link sets the first password, or a new one after an administrator's reset. */
export default function OneTimeLinkPage() {
  const text = useText("app");
  const { token }: { token?: string } = useParams({ strict: false });
  const [done, setDone] = useState(false);
  return (
    <main className={css.lock}>
      <div className={css.lockCard}>
        <div className="row">
          <Mark size={34} />
          <div>
            <h1>{text("link.title")}</h1>
            <p className="muted">{text("link.why")}</p>
          </div>
        </div>
        {done ? (
          <p role="status">
            {text("link.done")} <Link to="/">{text("link.signIn")}</Link>
          </p>
        ) : (
          <NewPasswordForm
            withPresent={false}
            onSet={(next) => callApi({ method: "POST", path: "/session/use-link", body: { token, next }, duringSignIn: true })}
            onDone={() => setDone(true)}
          />
        )}
      </div>
    </main>
  );
}
