import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useSending } from '../offers'
import shared from '../offers/offers.module.css'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import classes from './After.module.css'
import type { DialogProps } from './FeedbackDialogs'
import type { Figure } from './useAfter'

const parts = ['name', 'before', 'after', 'unit', 'source'] as const
const longest = { name: 200, before: 60, after: 60, unit: 40, source: 200 }

type Typed = Record<(typeof parts)[number], string> & { key: number }

const typed = (figure: Figure | undefined, key: number): Typed => ({
  key,
  name: figure?.name ?? '',
  before: figure?.before ?? '',
  after: figure?.after ?? '',
  unit: figure?.unit ?? '',
  source: figure?.source ?? '',
})

/** What the work changed for the client, row by row. */
export function FiguresDialog({
  deal,
  figures,
  onClose,
  onDone,
}: DialogProps & { figures: readonly Figure[] }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [rows, setRows] = useState(() => (figures.length > 0 ? figures : [undefined]).map(typed))
  const [tried, setTried] = useState(false)
  const empty = (row: Typed) => parts.every((part) => row[part].trim() === '')
  const wrong = (row: Typed, part: (typeof parts)[number]) =>
    tried && !empty(row) && (part === 'name' || part === 'after') && row[part].trim() === ''

  async function handleSave() {
    setTried(true)
    const filled = rows.filter((row) => !empty(row))
    if (filled.some(({ name, after }) => !name.trim() || !after.trim())) return
    const body = { figures: filled.map(({ key: _, ...figure }) => figure) }
    const saved = await save(deal.id, (headers) =>
      api.PUT('/deals/{id}/figures', { params: { path: { id: deal.id }, header: {} }, headers, body }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.figures')}
      save={t('after.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <ul className={shared.lines}>
        {rows.map((row, i) => (
          <li key={row.key} className={shared.line}>
            <div className={classes.fields}>
              {parts.map((part) => (
                <TextField
                  key={part}
                  id={`${id}-${row.key}-${part}`}
                  label={t('after.figure', { part })}
                  autoFocus={i === 0 && part === 'name'}
                  maxLength={longest[part]}
                  value={row[part]}
                  error={wrong(row, part) ? t('after.figureMissing') : undefined}
                  onChange={(value) =>
                    setRows(rows.map((each) => (each.key === row.key ? { ...each, [part]: value } : each)))
                  }
                />
              ))}
              <IconButton
                label={t('after.figure.remove', { name: row.name })}
                onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
              >
                <IconTrash size={16} stroke={1.5} />
              </IconButton>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button
          icon={<IconPlus size={16} stroke={1.75} />}
          onClick={() =>
            setRows([...rows, typed(undefined, Math.max(-1, ...rows.map(({ key }) => key)) + 1)])
          }
        >
          {t('after.figure.add')}
        </Button>
      </div>
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
