import { useMemo } from 'react'
import { type Language, useI18n } from '../i18n'
import type { Option } from '../ui/SelectField'

/** Currencies that firms of our readers work in, to be found without scrolling. */
const common = ['EUR', 'PLN', 'USD', 'GBP', 'RUB', 'CHF', 'CZK', 'UAH', 'KZT', 'BYN']

/** Every currency by name and code, the common ones first. */
export function useCurrencies(): (Option | { group: string; items: Option[] })[] {
  const { t, language, format } = useI18n()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    const option = (code: string) => ({ value: code, label: `${code} · ${names.of(code)}` })
    const rest = Intl.supportedValuesOf('currency').filter((code) => !common.includes(code))
    return [
      { group: t('session.currencies.common'), items: common.map(option) },
      {
        group: t('session.currencies.all'),
        items: rest.map(option).sort((a, b) => format.collator.compare(a.value, b.value)),
      },
    ]
  }, [t, language, format])
}

/** Every time zone with its offset of today, and those that are asked for in any case. */
export function useTimeZones(...needed: string[]): Option[] {
  const key = needed.join(' ')
  return useMemo(() => {
    const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...key.split(' ').filter(Boolean)])
    return [...zones].sort().map((zone) => ({ value: zone, label: zoneName(zone) }))
  }, [key])
}

function zoneName(zone: string): string {
  const [area = '', ...place] = zone.split('/')
  const name = [area, ...place].join(' / ').replaceAll('_', ' ')
  const offset = offsetOf(zone)
  return offset ? `${name} (${offset})` : name
}

function offsetOf(zone: string): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      timeZoneName: 'shortOffset',
    }).formatToParts()
    return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC')
  } catch {
    return undefined
  }
}

const currencyOfRegion: Record<string, string> = {
  PL: 'PLN', RU: 'RUB', GB: 'GBP', US: 'USD', CH: 'CHF', CZ: 'CZK', UA: 'UAH', KZ: 'KZT', BY: 'BYN',
  SE: 'SEK', NO: 'NOK', DK: 'DKK', HU: 'HUF', RO: 'RON', CA: 'CAD', AU: 'AUD', NZ: 'NZD', GE: 'GEL',
} // biome-ignore format: a dictionary reads best in lines

const currencyOfZone: Record<string, string> = {
  'Europe/Warsaw': 'PLN',
  'Europe/London': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Prague': 'CZK',
  'Europe/Kyiv': 'UAH',
  'Europe/Kiev': 'UAH',
  'Europe/Minsk': 'BYN',
  'Europe/Moscow': 'RUB',
}

/** The currency of a place is better known by its zone than by the language of the browser. */
export function guessCurrency(zone: string, tags: readonly string[], language: Language): string {
  const ofZone = currencyOfZone[zone]
  if (ofZone) return ofZone
  for (const tag of tags) {
    const currency = currencyOfRegion[new Intl.Locale(tag).region ?? '']
    if (currency) return currency
  }
  if (zone.startsWith('America/')) return 'USD'
  if (zone.startsWith('Europe/')) return 'EUR'
  return { en: 'EUR', ru: 'RUB', pl: 'PLN' }[language]
}
