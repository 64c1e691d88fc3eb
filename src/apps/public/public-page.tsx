import { useEffect } from "react";
import { formatDate, formatInstant } from "../../kernel/i18n/date.ts";
import { useLanguage, useText } from "../../kernel/ui/language/language.tsx";
import { Mark } from "../../kernel/ui/parts/mark.tsx";
import { LevelMeanings } from "./level-meanings.tsx";
import css from "./public.module.css";
import type { PublicFront, PublicMap, PublishedRow } from "./public-answers.ts";
import { PublicLevels } from "./public-levels.tsx";
import { PublicReports } from "./public-reports.tsx";
import { useOpen } from "./use-open.ts";

/** What the province publishes, for everybody: no sign-in, no name of a patient, nothing that was not published. */
export function PublicPage() {
  const text = useText("public");
  const { language } = useLanguage();
  const front = useOpen<PublicFront>(`/public/front?language=${language}`);
  const known = front.state === "here" ? front.value : undefined;
  useEffect(() => {
    document.title = `${text("title")} · Vùng Xanh`;
  }, [text]);
  return (
    <div className={css.page}>
      <Head front={known} />
      <main className={css.main}>
        <h1>{known?.area ? text("heading", { area: known.area.name }) : text("title")}</h1>
        {known?.demo && <p className={css.notice}>{text("demo")}</p>}
        {front.state === "failed" && <p role="alert">{text("failed")}</p>}
        {known && <Levels front={known} />}
        <LevelMeanings />
        <PublicReports />
      </main>
      <footer className={css.foot}>{text("source", { organisation: known?.organisation ?? "Vùng Xanh" })}</footer>
    </div>
  );
}

function Head({ front }: { front: PublicFront | undefined }) {
  const text = useText("public");
  const { language, change } = useLanguage();
  return (
    <header className={css.head}>
      <Mark size={36} />
      <b className={css.name}>{front?.organisation ?? "Vùng Xanh"}</b>
      <button type="button" lang={language === "vi" ? "en" : "vi"} onClick={() => change(language === "vi" ? "en" : "vi")}>
        {text("otherLanguage")}
      </button>
      <a href="/">{text("signIn")}</a>
    </header>
  );
}

function Levels({ front: { area, levels } }: { front: PublicFront }) {
  const text = useText("public");
  const map = useOpen<PublicMap>(area ? `/areas/map?area=${area.key}&era=${area.key.slice(0, 3)}&level=commune` : undefined);
  const published = useOpen<{ rows: PublishedRow[] }>(area ? `/levels/public?area=${area.key}` : undefined);
  const failed = map.state === "failed" || published.state === "failed";
  return (
    <section>
      <h2>{text("levels.title")}</h2>
      {levels ? (
        <>
          <p className={css.headline}>{text("levels.green", { green: levels.green, of: levels.of })}</p>
          <p className="muted">{text("levels.source", { on: formatDate(levels.on), at: formatInstant(levels.at), rule: levels.rule })}</p>
          {levels.provisional && <p className={css.notice}>{text("levels.provisional")}</p>}
        </>
      ) : (
        <p>{text("levels.none")}</p>
      )}
      {failed && <p role="alert">{text("failed")}</p>}
      {levels && map.state === "here" && published.state === "here" && (
        <PublicLevels map={map.value} rows={published.value.rows} label={text("levels.map", { area: area?.name ?? "" })} />
      )}
    </section>
  );
}
