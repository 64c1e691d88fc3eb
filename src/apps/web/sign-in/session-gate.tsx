import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import type { Outcome } from "../../../kernel/errors/refusal.ts";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { lockScreen, unlockScreen, useLocked } from "../../../kernel/ui/api/lock.ts";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { type Session, SessionContext } from "../../../kernel/ui/session/session.tsx";
import { LockScreen } from "./lock-screen.tsx";
import { NewPasswordPage } from "./new-password-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { useIdleLock } from "./use-idle-lock.ts";

const KEY = ["session"];

/** Lets through who is signed in; everyone else meets the sign-in page at the same address. */
export function SessionGate({ children }: { children: ReactNode }) {
  const text = useText("app");
  const client = useQueryClient();
  const asked = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }): Promise<Outcome<Session>> => callApi({ method: "GET", path: "/session/me", signal, duringSignIn: true }),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
  if (!asked.data) return null;
  if (asked.data.ok) return <SignedIn session={asked.data.value}>{children}</SignedIn>;
  if (asked.data.refusal.code === "kernel/not_signed_in")
    return <SignInPage onSignedIn={(session) => client.setQueryData(KEY, { ok: true, value: session })} />;
  return (
    <main style={{ padding: 24, maxWidth: 560 }}>
      <RefusalNote of={asked.data.refusal} lead={text("gate.failed")}>
        <div style={{ marginTop: 8 }}>
          <Button onPress={() => void asked.refetch()}>{text("gate.again")}</Button>
        </div>
      </RefusalNote>
    </main>
  );
}

function SignedIn({ session, children }: { session: Session; children: ReactNode }) {
  const client = useQueryClient();
  const { language, change } = useLanguage();
  const locked = useLocked();
  useIdleLock();
  useEffect(() => {
    if (session.locked) lockScreen();
  }, [session.locked]);
  useEffect(() => {
    if (!localStorage.getItem("vx.language") && session.language !== language) change(session.language);
  }, [session.language, language, change]);

  const resume = (again: Session): void => {
    client.setQueryData(KEY, { ok: true, value: again });
    // Somebody else's page must not be shown to whoever comes next.
    if (again.account.id === session.account.id) unlockScreen();
    else window.location.assign("/");
  };
  if (session.mustChangePassword && !locked) return <NewPasswordPage />;
  return (
    <SessionContext value={session}>
      {locked && <LockScreen session={session} onResumed={resume} />}
      {/* Hidden, not removed: what was being typed stays. */}
      <div hidden={locked} inert={locked} style={{ height: "100%" }}>
        {children}
      </div>
    </SessionContext>
  );
}
