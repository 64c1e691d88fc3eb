import { Navigate } from "@tanstack/react-router";
import { useText } from "../../kernel/ui/language/language.tsx";
import { Empty } from "../../kernel/ui/parts/empty.tsx";
import { Page } from "../../kernel/ui/parts/page.tsx";
import { useSession } from "../../kernel/ui/session/session.tsx";
import { modulePages, railFor } from "./pages.ts";

/** The first place on the rail: the queue, for the chair the overview. */
export function StartPage() {
  const text = useText("app");
  const { roles } = useSession();
  const first = railFor(modulePages, roles)[0];
  if (first) return <Navigate to={first.path} replace />;
  return (
    <Page title={text("start.title")}>
      <Empty title={text("start.nothing")} detail={text("start.nothingWhy")} />
    </Page>
  );
}
