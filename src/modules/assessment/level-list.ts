import type { ListColumn } from "../../kernel/http/list-file.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import type { LevelLine } from "./level-views.ts";

/** Columns of a list of levels that leaves: one row for each unit, computed beside published, and what was missing. */
export function levelColumns(language: Language): readonly ListColumn<LevelLine>[] {
  const say = (key: string) => textOf(language, "assessment", key);
  const listed = (values: readonly (string | number)[]) => (values.length > 0 ? values.join(", ") : null);
  return [
    { vi: "Mã đơn vị", en: "unit code", value: ({ area }) => area },
    { vi: "Đơn vị", en: "unit", value: ({ name }) => name },
    { vi: "Thuộc", en: "part of", value: ({ parentName }) => parentName },
    { vi: "Ngày đánh giá", en: "assessed on", kind: "date", value: ({ on }) => on },
    { vi: "Cấp tính được", en: "level computed", kind: "number", value: ({ level }) => level },
    { vi: "Cấp có thể", en: "possible levels", value: ({ possible }) => listed(possible) },
    { vi: "Tiêu chí quyết định", en: "decided by", value: ({ decidedBy }) => decidedBy && say(`criterion.${decidedBy}`) },
    { vi: "Chưa có số liệu", en: "missing", value: ({ missing }) => listed(missing.map((code) => say(`criterion.${code}`))) },
    {
      vi: "Bộ ngưỡng tạm, chưa thẩm định",
      en: "provisional thresholds",
      kind: "boolean",
      value: (line) => (line.inSight ? line.provisional : null),
    },
    { vi: "Cấp trước", en: "previous level", kind: "number", value: ({ previousLevel }) => previousLevel },
    { vi: "Quyết định của ngày", en: "decision of the day", value: ({ decision }) => decision && say(`state.${decision.state}`) },
    { vi: "Cấp đã công bố", en: "published level", kind: "number", value: ({ published }) => published?.level },
    { vi: "Công bố cho ngày", en: "published for", kind: "date", value: ({ published }) => published?.on },
    { vi: "Số văn bản", en: "document number", value: ({ published }) => published?.documentNumber },
  ];
}
