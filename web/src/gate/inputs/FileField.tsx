import { IconFileText, IconFileUpload, IconX } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useI18n } from '../../i18n'
import { IconButton } from '../../ui/IconButton'
import classes from './inputs.module.css'
import { type InputProps, Labelled } from './Labelled'
import { useUpload } from './useUpload'

/** A file that was uploaded and waits to be used. */
export interface Upload {
  id: string
  name: string
}

interface FileFieldProps extends InputProps {
  value: Upload | undefined
  onChange: (file: Upload | undefined) => void
}

const taken = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.odt,.txt,.csv'

/** A file by drop or by picker; it is on the server before anything is saved. */
export function FileField({ value, onChange, ...rest }: FileFieldProps) {
  const { t } = useI18n()
  const { upload, busy, error } = useUpload()
  const [over, setOver] = useState(false)

  async function take(file: File | undefined) {
    const kept = file && (await upload(file))
    if (kept) onChange({ id: kept.id, name: kept.name })
  }
  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <Labelled {...rest} error={error ?? rest.error}>
      {(aria) =>
        value ? (
          <span className={classes.file}>
            <IconFileText size={20} stroke={1.5} aria-hidden="true" />
            <span className={classes.fileName}>{value.name}</span>
            <IconButton label={t('gate.file.remove')} onClick={() => onChange(undefined)}>
              <IconX size={16} stroke={1.5} />
            </IconButton>
          </span>
        ) : (
          <label
            className={classes.drop}
            htmlFor={aria.id}
            data-over={over || undefined}
            aria-busy={busy !== undefined}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={handleDrop}
          >
            <IconFileUpload size={20} stroke={1.5} aria-hidden="true" />
            <span aria-live="polite">
              {busy ? t('gate.file.uploading', { name: busy }) : t('gate.file.choose')}
            </span>
            <input
              {...aria}
              type="file"
              accept={taken}
              onChange={({ target }) => {
                void take(target.files?.[0])
                target.value = ''
              }}
            />
          </label>
        )
      }
    </Labelled>
  )
}
