import { Link } from "@tanstack/react-router";
import { useText } from "../../kernel/ui/language/language.tsx";
import { Empty } from "../../kernel/ui/parts/empty.tsx";
import { Page } from "../../kernel/ui/parts/page.tsx";

/** Absent, forbidden and out of area look the same here too. */
export function NotFoundPage() {
  const text = useText("app");
  return (
    <Page title={text("notFound.title")}>
      <Empty title={text("notFound.lead")} detail={text("notFound.detail")}>
        <Link to="/">{text("notFound.back")}</Link>
      </Empty>
    </Page>
  );
}
