import { IconFileUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import { writeHeaders } from '../api/client'
import { ProblemError } from '../api/problem'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'
import { newCid } from '../state/cid'
import { bodyOf } from '../tables'
import classes from './Imports.module.css'

/** Takes files from a picker or by dropping them; they are read, and nothing is changed yet. */
export function Upload() {
  const i18n = useI18n()
  const { t } = i18n
  const api = useApi()
  const navigate = useNavigate()
  const id = useId()
  const [over, setOver] = useState(false)
  const [names, setNames] = useState<string[]>([])
  const [refused, setRefused] = useState<string>()

  async function take(files: readonly File[]) {
    if (files.length === 0) return
    setRefused(undefined)
    setNames(files.map(({ name }) => name))
    const form = new FormData()
    for (const file of files) form.append('file', file)
    try {
      const made = await bodyOf(
        api.POST('/imports', {
          headers: writeHeaders(newCid()),
          body: form as never,
          bodySerializer: (body: unknown) => body as FormData,
        }),
      )
      void navigate({ to: '/import/$id', params: { id: made.id } })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setRefused(problemText(error.problem, i18n))
      setNames([])
    }
  }
  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  const busy = names.length > 0
  return (
    <div>
      <label
        className={classes.drop}
        data-over={over || undefined}
        aria-busy={busy}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={handleDrop}
      >
        <IconFileUpload size={32} stroke={1.25} aria-hidden="true" />
        <span className={classes.dropTitle}>
          {busy ? t('imports.uploading', { names: i18n.format.list(names) }) : t('imports.choose')}
        </span>
        <span className={classes.about} id={`${id}-hint`}>
          {t('imports.choose.hint')}
        </span>
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            void take([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </label>
      {refused && (
        <div role="alert">
          <ErrorLine text={refused} />
        </div>
      )}
    </div>
  )
}
