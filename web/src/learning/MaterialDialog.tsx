import { useId, useState } from 'react'
import { Chips, ErrorLine, FileField, SelectField, TextField, type Upload, useRoleNames } from '../gate'
import { languages, useI18n } from '../i18n'
import { roles as allRoles, type Role } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { Material, MaterialDraft, Place } from './useMaterials'

const kinds = ['text', 'link', 'file'] as const

interface MaterialDialogProps {
  place: Place
  /** Absent: a new one. */
  material: Material | undefined
  busy: boolean
  error: string | undefined
  onSave: (draft: MaterialDraft) => void
  onClose: () => void
}

/** What the material is, for whom, how long it takes, and where it is shown. */
export function MaterialDialog({ place, material, busy, error, onSave, onClose }: MaterialDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const roleNames = useRoleNames()
  const [title, setTitle] = useState(material?.title ?? '')
  const [kind, setKind] = useState<MaterialDraft['kind']>(material?.kind ?? 'text')
  const [text, setText] = useState(material?.text ?? '')
  const [link, setLink] = useState(material?.link ?? '')
  const [file, setFile] = useState<Upload | undefined>(
    material?.file_id ? { id: material.file_id, name: material.file_name } : undefined,
  )
  const [role, setRole] = useState<string>(material?.roles?.[0] ?? '')
  const [minutes, setMinutes] = useState(material?.minutes ? String(material.minutes) : '')
  const [language, setLanguage] = useState<string>(material?.language ?? '')
  const [at, setAt] = useState<string>(material?.product_id || !place.stage ? 'product' : 'stage')
  const [tried, setTried] = useState(false)
  const missing = {
    title: !title.trim(),
    text: kind === 'text' && !text.trim(),
    link: kind === 'link' && !/^https:\/\/\S+$/.test(link.trim()),
    file: kind === 'file' && !file,
    minutes: !/^\d{0,3}$/.test(minutes.trim()) || Number(minutes) > 600,
  }
  const wrong = (field: keyof typeof missing) =>
    tried && missing[field] ? t('learning.missing', { field }) : undefined

  function handleSave() {
    setTried(true)
    if (Object.values(missing).some(Boolean)) return
    onSave({
      title: title.trim(),
      kind,
      text: text.trim(),
      ...(kind === 'link' && { link: link.trim() }),
      ...(kind === 'file' && file && { file_id: file.id }),
      roles: role ? [role as Role] : [],
      minutes: Number(minutes),
      language: language as NonNullable<MaterialDraft['language']>,
      ...(at === 'product' && place.product
        ? { product_id: place.product }
        : { pipeline_id: place.pipeline ?? '', stage: place.stage ?? '' }),
    })
  }
  return (
    <FormDialog
      title={t(material ? 'learning.edit' : 'learning.add')}
      save={t('learning.save')}
      busy={busy}
      onSave={handleSave}
      onClose={onClose}
    >
      <TextField
        id={`${id}-title`}
        label={t('learning.name')}
        autoFocus
        maxLength={200}
        value={title}
        error={wrong('title')}
        onChange={setTitle}
      />
      {place.stage && place.product && (
        <Chips
          id={`${id}-at`}
          legend={t('learning.at')}
          value={at}
          choices={['stage', 'product'].map((key) => ({ key, label: t('learning.at.is', { at: key }) }))}
          onChange={setAt}
        />
      )}
      <Chips
        id={`${id}-kind`}
        legend={t('learning.kind')}
        value={kind}
        choices={kinds.map((key) => ({ key, label: t('learning.kind.is', { kind: key }) }))}
        onChange={(key) => setKind(kinds.find((each) => each === key) ?? 'text')}
      />
      {kind === 'link' && (
        <TextField
          id={`${id}-link`}
          label={t('learning.link')}
          maxLength={2000}
          value={link}
          error={wrong('link')}
          onChange={setLink}
        />
      )}
      {kind === 'file' && (
        <FileField
          id={`${id}-file`}
          label={t('learning.file')}
          value={file}
          error={wrong('file')}
          onChange={setFile}
        />
      )}
      <TextField
        id={`${id}-text`}
        label={t(kind === 'text' ? 'learning.text' : 'learning.note')}
        long
        maxLength={20000}
        value={text}
        error={wrong('text')}
        onChange={setText}
      />
      <SelectField
        id={`${id}-role`}
        label={t('learning.role')}
        none={t('learning.everybody')}
        value={role}
        choices={allRoles.map((key) => ({ key, label: roleNames([key]) }))}
        onChange={setRole}
      />
      <TextField
        id={`${id}-minutes`}
        label={t('learning.takes')}
        numeric
        value={minutes}
        error={wrong('minutes')}
        onChange={setMinutes}
      />
      <SelectField
        id={`${id}-language`}
        label={t('learning.inLanguage')}
        none={t('learning.anyLanguage')}
        value={language}
        choices={languages.map((key) => ({ key, label: t('learning.language', { language: key }) }))}
        onChange={setLanguage}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
