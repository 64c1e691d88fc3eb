/** A total the file states about its own rows, and whether it is what was read. */
export interface ControlTotal {
  row: number;
  text: string;
  /** Rows the file says it has; null when the total speaks of something else. */
  stated: number | null;
}

/**
 * Reads what a row of totals states. Only a line that gives one whole number and no other can be the count of the rows:
 * a line of many sums adds up columns.
 */
export function controlTotal({ row, text }: { row: number; text: string }): ControlTotal {
  const numbers = text.match(/\d+(?:[.,]\d{3})*(?:[.,]\d+)?/g) ?? [];
  const [only] = numbers;
  const whole = numbers.length === 1 && only && /^\d+([.,]\d{3})*$/.test(only) ? Number(only.replace(/[.,]/g, "")) : null;
  return { row, text, stated: whole };
}
