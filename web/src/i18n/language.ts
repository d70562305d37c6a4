export const languages = ['en', 'ru', 'pl'] as const
export type Language = (typeof languages)[number]

/** The BCP 47 tag whose number and date customs a language uses here. */
export const localeOf: Record<Language, string> = { en: 'en-GB', ru: 'ru', pl: 'pl' }

/** What a language calls itself: never translated. */
export const nativeName: Record<Language, string> = { en: 'English', ru: 'Русский', pl: 'Polski' }

/** The first language of the list that we speak, else English. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}
