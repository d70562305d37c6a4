import type { components } from '../api/schema'
import type { Language } from '../i18n'

type Choice = components['schemas']['Choice']

const latin: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ł: 'l',
} // biome-ignore format: an alphabet reads best in lines

/** A key that says what it stands for, for programs and spreadsheets: "Źródło leada" is `zrodlo_leada`. */
export function keyOf(label: string, taken: readonly string[]): string {
  const letters = [...label.toLowerCase()].map((letter) => latin[letter] ?? letter).join('')
  const plain = letters
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const key = (/^[a-z]/.test(plain) ? plain : `field_${plain}`).slice(0, 36).replace(/_+$/, '')
  if (!taken.includes(key)) return key
  for (let n = 2; ; n++) if (!taken.includes(`${key}_${n}`)) return `${key}_${n}`
}

/** Choices as written, one a line; those that are known keep their keys and other languages. */
export function choicesOf(text: string, known: readonly Choice[], language: Language): Choice[] {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const spoken = (choice: Choice) => choice.label[language] ?? Object.values(choice.label)[0]
  const kept = lines.map((line) => known.find((choice) => spoken(choice) === line))
  const taken = known.map(({ key }) => key)
  return lines.map((line, i) => {
    const old = kept[i] ?? renamed(known, kept, lines.length, i)
    if (old) return { key: old.key, label: { ...old.label, [language]: line } }
    const key = keyOf(line, taken)
    taken.push(key)
    return { key, label: { [language]: line } }
  })
}

/** With as many lines as before, a line that changed in its place is the same choice with another name. */
function renamed(known: readonly Choice[], kept: readonly (Choice | undefined)[], count: number, i: number) {
  if (count !== known.length) return undefined
  const same = known[i]
  return same && !kept.includes(same) ? same : undefined
}
