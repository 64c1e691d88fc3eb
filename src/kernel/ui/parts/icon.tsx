/** Outlines on a 20-unit grid, drawn with the pen of the text. */
const outlines = {
  queue: "M3 5h14M3 10h14M3 15h8M14 15l2 2 3-4",
  overview: "M3 3h6v8H3zM11 3h6v5h-6zM11 10h6v7h-6zM3 13h6v4H3z",
  cases: "M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5",
  people: "M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 16c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5M13 9a2 2 0 1 0 0-4M14.5 11.5c2 .3 3.5 1.7 3.5 4",
  trace: "M5 5h.01M15 4h.01M10 11h.01M5 16h.01M16 15h.01M5 5l5 6 5-7M10 11l-5 5M10 11l6 4",
  map: "M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12",
  bed: "M2 5v11M2 13h16v3M18 13v-2a3 3 0 0 0-3-3H8v5M5 10h.01",
  forecast: "M3 3v14h14M5 13l4-4 3 2 5-6M13 5h4v4",
  report: "M5 3h7l4 4v10H5zM12 3v4h4M8 11h5M8 14h5",
  document: "M4 4h12v12H4zM7 8h6M7 11h6M7 14h3",
  phone: "M5 3h3l1.5 4-2 1.5a9 9 0 0 0 4 4l1.5-2 4 1.5v3c0 1-1 2-2 2C9 17 3 11 3 5c0-1 1-2 2-2z",
  import: "M10 3v9M6.5 8.5L10 12l3.5-3.5M3 13v4h14v-4",
  export: "M10 12V3M6.5 6.5L10 3l3.5 3.5M3 13v4h14v-4",
  admin: "M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  level: "M3 16h3v-4H3zM8.5 16h3V8h-3zM14 16h3V4h-3z",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2",
  home: "M3 10l7-6 7 6M5 9v8h10V9",
  send: "M3 10l14-6-5 14-3-6zM9 12l8-8",
  help: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8a2 2 0 1 1 2.5 2c-.5.2-.5.6-.5 1M10 14h.01",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17",
  pin: "M10 17s5-5 5-9a5 5 0 0 0-10 0c0 4 5 9 5 9zM10 8h.01",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3",
  down: "M5 8l5 5 5-5",
  left: "M12 5l-5 5 5 5",
  right: "M8 5l5 5-5 5",
  close: "M5 5l10 10M15 5L5 15",
  check: "M4 10.5l4 4 8-9",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9M10 12.5v1.5",
  leave: "M11 4H4v12h7M8 10h9M14 7l3 3-3 3",
  language: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14",
  dark: "M16 12.5A7 7 0 0 1 7.5 4a6.5 6.5 0 1 0 8.5 8.5z",
  light:
    "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.5 4.5l1 1M14.5 14.5l1 1M15.5 4.5l-1 1M5.5 14.5l-1 1",
  columns: "M3 4h14v12H3zM8 4v12M12.5 4v12",
  keyboard: "M2 6h16v9H2zM5 9h.01M8 9h.01M11 9h.01M14 9h.01M6.5 12h7",
  print: "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z",
} as const;

export type IconName = keyof typeof outlines;

/** A sign beside words; it never stands alone without a label on its button. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: "none" }}
    >
      <path d={outlines[name]} />
    </svg>
  );
}
