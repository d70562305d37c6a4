const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'

/** A text without what people leave out when they type in haste: capitals, accents, the dots of ё. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<!и)\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll('ł', 'l')
    .trim()
}

/** What the same keys give on the other keyboard layout: "ljcrf" is «доска». */
export function otherLayout(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => {
      const latin = latinKeys.indexOf(letter)
      if (latin >= 0) return russianKeys.charAt(latin)
      const russian = russianKeys.indexOf(letter)
      return russian >= 0 ? latinKeys.charAt(russian) : letter
    })
    .join('')
}

/** Whether one of the names has a word that begins with what was typed, on either layout. */
export function matches(query: string, names: readonly string[]): boolean {
  const asked = [folded(query), folded(otherLayout(query))]
  return names.some((name) => {
    const words = ` ${folded(name)}`
    return asked.some((each) => each !== '' && words.includes(` ${each}`))
  })
}
