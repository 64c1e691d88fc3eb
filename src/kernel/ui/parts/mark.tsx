/** The mark: a dashed zone closed by a tick. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="7" fill="var(--zone)" />
      <path
        d="M15 4.5c6.2 0 10.5 4.2 10.5 10 0 6.5-4.8 11-11 11-5.8 0-10-4-10-10.2 0-6.3 4.5-10.8 10.5-10.8z"
        fill="none"
        stroke="var(--mark-ink)"
        strokeWidth="1.6"
        strokeDasharray="3 2"
      />
      <path d="M9 12l5.5 10L21 8.5" fill="none" stroke="var(--mark-ink)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
