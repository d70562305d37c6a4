/** Days as people type them, "3, 14, 30"; undefined where a part is no day of a year. */
export function parseDays(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  const days = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0))
  return days.every((day) => day >= 1 && day <= 365) ? days : undefined
}
