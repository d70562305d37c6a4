import { useId, useState } from 'react'
import { Chips, ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import classes from './ClientPage.module.css'
import type { Feedback, PartProps } from './page'
import { useAnswering } from './useAnswering'

const scores = Array.from({ length: 11 }, (_, score) => ({ key: String(score), label: String(score) }))

/** What we ask about the work, and what the client says to it. */
export function FeedbackPart({ feedback, ...part }: PartProps & { feedback: Feedback }) {
  const { t, format } = useI18n()
  const { page } = part
  const { kind, score, words } = feedback
  return (
    <>
      <p className={classes.about}>{t('client.from', { sender: `${page.sender}, ${page.firm}` })}</p>
      <h1>{t('client.asks', { kind, name: page.name })}</h1>
      {page.reply ? (
        <p className={classes.answer} role="status">
          {t('client.thanks', {
            name: page.reply.name,
            date: page.reply.at ? format.instant(Date.parse(page.reply.at)) : '',
          })}
          {score !== null && <strong className={classes.terms}>{t('after.score', { score })}</strong>}
          {words && <span className={classes.terms}>{words}</span>}
        </p>
      ) : (
        <Questions feedback={feedback} {...part} />
      )}
    </>
  )
}

type YesNo = 'yes' | 'no' | undefined

function Questions({ feedback, token, onAnswered }: Omit<PartProps, 'page'> & { feedback: Feedback }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, error, send } = useAnswering(onAnswered)
  const [score, setScore] = useState('')
  const [words, setWords] = useState('')
  const [quote, setQuote] = useState<YesNo>()
  const [leave, setLeave] = useState<Record<string, YesNo>>({})
  const [name, setName] = useState(feedback.person)
  const [tried, setTried] = useState(false)
  const missing = score === '' && words.trim() === ''

  async function handleSend() {
    setTried(true)
    if (missing || !name.trim()) return
    const permissions = Object.entries(leave).map(([publication_id, said]) => ({
      publication_id,
      granted: said === 'yes',
    }))
    const body = {
      token,
      name: name.trim(),
      permissions,
      ...(score !== '' && { score: Number(score) }),
      ...(words.trim() && { words: words.trim(), ...(quote && { quote: quote === 'yes' }) }),
    }
    await send(() => api.POST('/client-links/feedback', { body }))
  }
  return (
    <section className={classes.questions} aria-label={t('client.yours')}>
      <Chips
        id={`${id}-score`}
        legend={t('client.score')}
        value={score}
        choices={scores}
        onChange={setScore}
      />
      <TextField
        id={`${id}-words`}
        label={t('client.words')}
        long
        maxLength={4000}
        value={words}
        error={tried && missing ? t('client.wordsMissing') : undefined}
        onChange={setWords}
      />
      {words.trim() && (
        <YesOrNo id={`${id}-quote`} legend={t('client.quote')} value={quote} onChange={setQuote} />
      )}
      {feedback.asked.length > 0 && (
        <div className={classes.form}>
          <h2>{t('client.leave')}</h2>
          {feedback.asked.map(({ publication_id, kind, text, person }) => (
            <YesOrNo
              key={publication_id}
              id={`${id}-${publication_id}`}
              legend={[t('after.what', { kind }), text, person].filter(Boolean).join(' · ')}
              value={leave[publication_id]}
              onChange={(said) => setLeave((before) => ({ ...before, [publication_id]: said }))}
            />
          ))}
        </div>
      )}
      <div className={classes.form}>
        <TextField
          id={`${id}-name`}
          label={t('client.name')}
          hint={t('client.kept')}
          maxLength={200}
          value={name}
          error={tried && !name.trim() ? t('client.nameMissing') : undefined}
          onChange={setName}
        />
        {error && <ErrorLine text={error} />}
        <div className={classes.actions}>
          <Button look="primary" busy={busy} onClick={() => void handleSend()}>
            {t('client.send')}
          </Button>
        </div>
      </div>
    </section>
  )
}

interface YesOrNoProps {
  id: string
  legend: string
  value: YesNo
  onChange: (said: YesNo) => void
}

function YesOrNo({ onChange, ...rest }: YesOrNoProps) {
  const { t } = useI18n()
  return (
    <Chips
      {...rest}
      choices={[
        { key: 'yes', label: t('client.yes') },
        { key: 'no', label: t('client.no') },
      ]}
      onChange={(key) => onChange(key as YesNo)}
    />
  )
}
