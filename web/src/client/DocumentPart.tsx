import { useI18n } from '../i18n'
import { AnswerForm } from './AnswerForm'
import classes from './ClientPage.module.css'
import { Heading } from './Heading'
import { Preview } from './Preview'
import type { Document, PartProps } from './page'
import { Reply } from './Reply'
import { SaveFile } from './SaveFile'

/** A document to look at or to save, and the answer to it. */
export function DocumentPart({ document, ...part }: PartProps & { document: Document }) {
  const { t } = useI18n()
  const { page, token } = part
  const { kind, state, waits, accepted_as, file_name, previewed } = document
  return (
    <>
      <Heading page={page} kind={kind} />
      {previewed && <Preview document={document} token={token} />}
      <div className={classes.file}>
        <span className={classes.about}>{file_name}</span>
        <SaveFile name={file_name} token={token} label={t('client.save')} />
      </div>
      {page.reply ? (
        <Reply reply={page.reply} state={state} />
      ) : waits ? (
        <AnswerForm {...part} accept={t('client.accept', { as: accepted_as })} />
      ) : (
        <p className={classes.answer}>{t('client.closed')}</p>
      )}
    </>
  )
}
