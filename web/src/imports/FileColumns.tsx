import { IconAlertTriangle } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import { Sheet } from '../tables'
import classes from './Imports.module.css'
import { labelOf } from './steps'
import { useTargetNames } from './targets'
import { type ImportColumn, type ImportFile, type Mapping, useTargets } from './useImport'

interface FileColumnsProps {
  file: ImportFile
  index: number
  onMap: (mapping: Mapping) => Promise<void>
}

type Change = { field?: string; decimal?: string; order?: 'dmy' | 'mdy' | 'ymd' }

/** Your column, what stands in it, and where it goes. */
export function FileColumns({ file, index, onMap }: FileColumnsProps) {
  const { t, format } = useI18n()
  const targets = useTargets().get(file.kind) ?? []
  const nameOf = useTargetNames(file.kind)
  const change = (column: ImportColumn, to: Change) =>
    void onMap({ files: [{ file: index, columns: { [column.name]: to } }] })
  return (
    <Sheet caption={t('imports.columns', { file: labelOf(file) })} sticky={1}>
      <thead>
        <tr>
          <th scope="col">{t('imports.yourColumn')}</th>
          <th scope="col" className={classes.example}>
            {t('imports.sample')}
          </th>
          <th scope="col" data-figures className={classes.example}>
            {t('imports.filled')}
          </th>
          <th scope="col">{t('imports.goesTo')}</th>
          <th scope="col">{t('imports.readAs')}</th>
        </tr>
      </thead>
      <tbody>
        {file.columns.map((column) => (
          <tr key={column.name}>
            <th scope="row" className={classes.sample}>
              {column.name || '—'}
              <span className={classes.first}>{column.samples[0]}</span>
            </th>
            <td className={`${classes.sample} ${classes.example}`}>
              {column.samples.slice(0, 3).join(' · ') || '—'}
            </td>
            <td data-figures className={classes.example}>
              {format.number(column.filled)}
            </td>
            <td>
              <select
                className={classes.select}
                aria-label={t('imports.goesTo.of', { column: column.name })}
                value={column.field}
                onChange={({ target }) => change(column, { field: target.value })}
              >
                <option value="">{t('imports.leftOut')}</option>
                {[...new Set([...targets, ...(column.field ? [column.field] : [])])].map((field) => (
                  <option key={field} value={field}>
                    {nameOf(field)}
                  </option>
                ))}
              </select>
            </td>
            <td>
              <ReadAs column={column} onChange={(to) => change(column, to)} />
            </td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}

/** How amounts and dates of a column are written, where that was in question. */
function ReadAs({ column, onChange }: { column: ImportColumn; onChange: (to: Change) => void }) {
  const { t } = useI18n()
  if (!column.field || (!column.decimal && !column.order)) return null
  return (
    <span className={classes.readAs}>
      {column.order && (
        <select
          className={classes.select}
          aria-label={t('imports.order.of', { column: column.name })}
          value={column.order}
          onChange={({ target }) => onChange({ order: target.value as 'dmy' })}
        >
          {(['dmy', 'mdy', 'ymd'] as const).map((order) => (
            <option key={order} value={order}>
              {t('imports.order', { order })}
            </option>
          ))}
        </select>
      )}
      {column.decimal && (
        <select
          className={classes.select}
          aria-label={t('imports.decimal.of', { column: column.name })}
          value={column.decimal}
          onChange={({ target }) => onChange({ decimal: target.value })}
        >
          <option value=",">1 234,50</option>
          <option value=".">1,234.50</option>
        </select>
      )}
      {column.doubt && (
        <span className={classes.warn}>
          <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
          {t('imports.doubt', { value: column.doubt })}
        </span>
      )}
    </span>
  )
}
