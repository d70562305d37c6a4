import { useI18n } from '../i18n'
import { Sheet } from '../tables'
import type { Counts } from './useImport'

const nouns = ['company', 'contact', 'lead', 'product', 'user', 'deal'] as const

/** What an import did, or would do, by kind of thing. */
export function Tally({ counts, dry = false }: { counts: Counts; dry?: boolean }) {
  const { t, format } = useI18n()
  const named = nouns.flatMap((noun) => {
    const own = counts.nouns?.[noun]
    return own ? [{ noun, own }] : []
  })
  const cells = ({ created, updated, moved, unchanged, bad }: Counts) =>
    [created, updated, moved, unchanged, bad].map((count, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: five columns that never move
      <td key={i} data-figures>
        {format.number(count)}
      </td>
    ))
  return (
    <Sheet caption={dry ? t('imports.tally.dry') : t('imports.tally')} sticky={1}>
      <thead>
        <tr>
          <th scope="col">{dry ? t('imports.tally.dry') : t('imports.tally')}</th>
          <th scope="col" data-figures>
            {t('imports.created')}
          </th>
          <th scope="col" data-figures>
            {t('imports.updated')}
          </th>
          <th scope="col" data-figures>
            {t('imports.moved')}
          </th>
          <th scope="col" data-figures>
            {t('imports.unchanged')}
          </th>
          <th scope="col" data-figures>
            {t('imports.bad')}
          </th>
        </tr>
      </thead>
      <tbody>
        {named.map(({ noun, own }) => (
          <tr key={noun}>
            <th scope="row">{t('imports.noun', { noun })}</th>
            {cells(own)}
          </tr>
        ))}
        <tr data-sum>
          <th scope="row">{t('imports.rows')}</th>
          {cells(counts)}
        </tr>
      </tbody>
    </Sheet>
  )
}
