import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { base } from '../api/client'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import classes from './ClientPage.module.css'
import type { Document } from './page'

const frame = 'client-preview'

interface PreviewProps {
  document: Document
  token: string
}

/** The file as a browser shows it, in a frame that can do nothing else. */
export function Preview({ document, token }: PreviewProps) {
  return document.file_type === 'application/pdf' ? (
    <Paper document={document} token={token} />
  ) : (
    <Picture document={document} token={token} />
  )
}

/** A form fills the frame, so that no address holds the token. */
function Paper({ document, token }: PreviewProps) {
  const { t } = useI18n()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.submit(), [])
  return (
    <>
      <form ref={form} method="post" action={`${base}/client-links/preview`} target={frame} hidden>
        <input type="hidden" name="token" value={token} />
      </form>
      <iframe
        className={classes.frame}
        name={frame}
        title={t('client.shown', { name: document.file_name })}
      />
    </>
  )
}

function Picture({ document, token }: PreviewProps) {
  const { t } = useI18n()
  const api = useApi()
  const [address, setAddress] = useState<string>()
  const { data } = useQuery({
    queryKey: ['client-file', token],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      (await api.POST('/client-links/file', { body: { token }, parseAs: 'blob' })).data as unknown as Blob,
  })
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (!address) return null
  return (
    <img className={classes.picture} src={address} alt={t('client.shown', { name: document.file_name })} />
  )
}
