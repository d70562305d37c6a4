import { useI18n } from '../i18n'
import { usePipelines, useSession } from '../session'
import { Check } from '../ui/Choices'
import { Field } from '../ui/Field'
import { SelectField } from '../ui/SelectField'
import { FileColumns } from './FileColumns'
import classes from './Imports.module.css'
import { labelOf } from './steps'
import type { Import, ImportFile, Mapping } from './useImport'

interface ColumnsProps {
  one: Import
  onMap: (mapping: Mapping) => Promise<void>
}

const kinds = ['deals', 'companies', 'contacts', 'leads', 'products', 'users', 'history'] as const

/** What the files hold, and where their columns go: guessed, and yours to change. */
export function Columns({ one, onMap }: ColumnsProps) {
  const { files } = one.plan
  return (
    <>
      {files.map((file, index) => (
        <OneFile key={`${file.upload} ${file.sheet}`} file={file} index={index} onMap={onMap} />
      ))}
      {files.some(({ kind }) => kind === 'deals' || kind === 'history') && <Deals one={one} onMap={onMap} />}
    </>
  )
}

interface OneFileProps {
  file: ImportFile
  index: number
  onMap: ColumnsProps['onMap']
}

function OneFile({ file, index, onMap }: OneFileProps) {
  const { t, format } = useI18n()
  const facts = [
    t('imports.rows.count', { count: file.rows }),
    file.hidden && t('imports.sheet.hidden'),
    file.encoding && !file.sheet && t('imports.encoding', { encoding: file.encoding.toUpperCase() }),
    file.delimiter && !file.sheet && t('imports.delimiter', { delimiter: nameOf(file.delimiter) }),
  ]
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{labelOf(file)}</h2>
      <p className={classes.about}>{facts.filter(Boolean).join(' · ')}</p>
      <div className={classes.kind}>
        <SelectField
          label={t('imports.kind')}
          value={file.kind}
          options={[
            ...(file.kind === '' ? [{ value: '', label: t('imports.kind.unknown') }] : []),
            ...kinds.map((kind) => ({ value: kind, label: t('imports.kind.is', { kind }) })),
          ]}
          onChange={({ target }) => {
            const kind = kinds.find((each) => each === target.value)
            if (kind) void onMap({ files: [{ file: index, kind }] })
          }}
        />
      </div>
      {file.kind !== '' && <FileColumns file={file} index={index} onMap={onMap} />}
      {file.stages.some(({ unknown }) => unknown) && (
        <p className={classes.warn}>
          {t('imports.stages.unknown', {
            stages: format.list(
              file.stages.filter(({ unknown }) => unknown).map(({ value }) => `“${value}”`),
            ),
          })}
        </p>
      )}
    </section>
  )
}

function nameOf(delimiter: string): string {
  return delimiter === '\t' ? 'Tab' : delimiter
}

/** What concerns deals alone: their pipeline, new stages, and how far back the files reach. */
function Deals({ one: { plan }, onMap }: ColumnsProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const { pipelines } = usePipelines()
  const selling = pipelines.filter(({ kind }) => kind === 'sale')
  const known = selling.some(({ name }) => name === plan.pipeline)
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{t('imports.deals')}</h2>
      <div className={classes.fields}>
        <SelectField
          label={t('imports.pipeline')}
          hint={t('imports.pipeline.hint')}
          value={plan.pipeline}
          options={[
            { value: '', label: t('imports.pipeline.first') },
            ...selling.map(({ name }) => ({ value: name, label: name })),
            ...(plan.pipeline && !known ? [{ value: plan.pipeline, label: plan.pipeline }] : []),
          ]}
          onChange={({ target }) => void onMap({ pipeline: target.value })}
        />
        <Field
          key={plan.history_from}
          label={t('imports.historyFrom')}
          hint={t('imports.historyFrom.hint')}
          type="date"
          defaultValue={plan.history_from}
          onBlur={({ target }) =>
            target.value !== plan.history_from && void onMap({ history_from: target.value })
          }
        />
        {can('publish-version') && (
          <Check
            label={t('imports.createStages')}
            about={t('imports.createStages.hint')}
            checked={plan.create_stages}
            onChange={(create_stages) => void onMap({ create_stages })}
          />
        )}
      </div>
    </section>
  )
}
