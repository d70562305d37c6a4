import { useId, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { Button } from './Button'
import classes from './CopyField.module.css'
import { useAnnounce } from './LiveRegion'

/** A text to be taken elsewhere: a link, a token. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const { t } = useI18n()
  const { announce } = useAnnounce()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)

  async function handleCopy() {
    input.current?.select()
    // Without HTTPS a browser gives no clipboard: what is selected can be copied by hand.
    await navigator.clipboard?.writeText(text)
    setCopied(true)
    announce(t('ui.copied'))
  }
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.copy}>
        <input
          ref={input}
          id={id}
          className={classes.text}
          value={text}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void handleCopy()}>{t(copied ? 'ui.copied' : 'ui.copy')}</Button>
      </div>
    </div>
  )
}
