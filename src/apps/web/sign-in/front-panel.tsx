import { useQuery } from "@tanstack/react-query";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { Mark } from "../../../kernel/ui/parts/mark.tsx";
import css from "./sign-in.module.css";

/** What `GET /api/public/front` may tell before anybody signs in; all of it is public. */
export interface PublicFront {
  /** Body that runs this installation, in capitals as on its documents. */
  organisation: string | null;
  demo: boolean;
  /** Province of this installation. */
  area: { key: string; name: string } | null;
  /** Last published levels: communes at level 1, of those that have a published level. Null before the first publication. */
  levels: { green: number; of: number; on: string; at: string; rule: string; provisional: boolean } | null;
  /** Outlines as SVG paths in a box of `width` × `height`. */
  sketch: { width: number; height: number; inner: string; heavy: string } | null;
}

/** The dark half of the sign-in page. Without an answer it shows the mark and keeps quiet about figures. */
export function FrontPanel() {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ["front", language],
    queryFn: async (): Promise<PublicFront | null> => {
      const answer = await callApi<PublicFront>({ method: "GET", path: "/public/front", query: { language }, duringSignIn: true });
      return answer.ok ? answer.value : null;
    },
    staleTime: 60_000,
    networkMode: "always",
  });
  return <FrontPanelView front={data ?? undefined} />;
}

export function FrontPanelView({ front }: { front: PublicFront | undefined }) {
  const text = useText("app");
  const { levels, sketch } = front ?? {};
  return (
    <section className={css.front} aria-label={text("front.label")}>
      <div className={css.brand}>
        <Mark size={44} />
        <div>
          <b className={css.organisation}>{front?.organisation ?? "Vùng Xanh"}</b>
          <br />
          <span>{text("front.system")}</span>
        </div>
        {front?.demo && <Chip tone="soon">{text("front.demo")}</Chip>}
      </div>
      {sketch ? (
        <svg className={css.sketch} viewBox={`0 0 ${sketch.width} ${sketch.height}`} aria-hidden="true">
          <path d={sketch.inner} strokeWidth="1.2" opacity="0.34" />
          <path d={sketch.heavy} strokeWidth="2.2" opacity="0.7" />
        </svg>
      ) : (
        <svg className={css.sketch} viewBox="0 0 30 30" aria-hidden="true">
          <path
            d="M15 4.5c6.2 0 10.5 4.2 10.5 10 0 6.5-4.8 11-11 11-5.8 0-10-4-10-10.2 0-6.3 4.5-10.8 10.5-10.800z"
            strokeWidth="0.12"
            strokeDasharray="0.6 0.35"
            opacity="0.6"
          />
          <path d="M9 12l5.5 10L21 8.5" strokeWidth="0.3" strokeLinecap="round" strokeLinejoin="round" opacity="0.6" />
        </svg>
      )}
      {front && !levels && <p className={css.source}>{text("front.none")}</p>}
      {levels && (
        <div className={css.headline}>
          <p>
            <b>{levels.green}</b> {text("front.green", { of: levels.of })}
          </p>
          <p className={css.source}>
            {text("front.source", { at: formatInstant(levels.at), rule: levels.rule })}
            {levels.provisional && `, ${text("front.provisional")}`}
          </p>
        </div>
      )}
    </section>
  );
}
