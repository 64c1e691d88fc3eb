import { useQueryClient } from "@tanstack/react-query";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Mark } from "../../../kernel/ui/parts/mark.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import css from "./sign-in.module.css";

/** The first password was given by somebody else: nothing else opens before it is changed. */
export function NewPasswordPage() {
  const text = useText("app");
  const client = useQueryClient();
  return (
    <main className={css.lock}>
      <div className={css.lockCard}>
        <div className="row">
          <Mark size={34} />
          <div>
            <h1>{text("password.mustTitle")}</h1>
            <p className="muted">{text("password.mustWhy")}</p>
          </div>
        </div>
        <NewPasswordForm
          withPresent
          onSet={(next, password, code) =>
            callApi({ method: "POST", path: "/session/password", body: { password, next, ...(code && { code }) }, duringSignIn: true })
          }
          onDone={() => void client.invalidateQueries({ queryKey: ["session"] })}
        />
      </div>
    </main>
  );
}
