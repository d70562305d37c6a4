import { type ReactNode, useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import type { Answer, Clash, Fields } from '../state/change'
import { same } from '../state/entity'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useToast } from '../ui/Toast'
import { useUsers } from './lists'
import classes from './saving.module.css'

interface SavingProps {
  noun: string
  id: string
  /** How a field is called, and how a value of it reads: for the question whose value stays. */
  tell: (field: string, value: unknown) => { label: string; text: string }
  send: (patch: Fields, attempt: { cid: string; version?: number }) => Promise<Answer>
}

/**
 * Saves changed fields of one entity. A refusal is thrown for the form to show;
 * where somebody else changed the same field meanwhile, `question` asks which
 * value stays.
 */
export function useSaving({ noun, id, tell, send }: SavingProps): {
  /** `origin` is what the fields were when their editing began. */
  save: (patch: Fields, origin?: Fields) => Promise<boolean>
  question: ReactNode
} {
  const { t } = useI18n()
  const store = useStore()
  const toast = useToast()
  const [asked, setAsked] = useState<{ patch: Fields; clashes: Clash[] }>()

  /** Changes that came while one was still typing. */
  function overtaken(patch: Fields, origin: Fields): Clash[] {
    const now = store.get(noun, id) ?? {}
    const by = store.touched(noun, id)
    return Object.keys(origin)
      .filter(
        (field) => field in patch && !same(now[field], origin[field]) && !same(now[field], patch[field]),
      )
      .map((field) => ({ field, mine: patch[field], theirs: now[field], ...(by && { by }) }))
  }
  async function save(patch: Fields, origin: Fields = {}): Promise<boolean> {
    const before = overtaken(patch, origin)
    if (before.length > 0) {
      setAsked({ patch, clashes: before })
      return false
    }
    const outcome = await store.mutate({ noun, id, patch, send: (attempt) => send(patch, attempt) })
    if (outcome.kind === 'failed') throw new ProblemError(outcome.problem)
    if (outcome.kind === 'clash') {
      setAsked({ patch, clashes: outcome.clashes })
      return false
    }
    setAsked(undefined)
    toast({ text: t('session.saved') })
    return true
  }
  const question = (
    <Question
      clashes={asked?.clashes ?? []}
      tell={tell}
      onMine={() => void save(asked?.patch ?? {})}
      onTheirs={() => setAsked(undefined)}
    />
  )
  return { save, question }
}

/** Fields of an entity that are being edited, over whatever else happens to it. */
export function useEdits<T extends object>(entity: T) {
  const [edits, setEdits] = useState<Partial<T>>({})
  const [origin, setOrigin] = useState<Partial<T>>({})
  return {
    draft: { ...entity, ...edits },
    edits,
    origin,
    isEdited: Object.keys(edits).length > 0,
    change(patch: Partial<T>) {
      const fields = Object.keys(patch) as (keyof T)[]
      const begun = Object.fromEntries(fields.map((field) => [field, entity[field]])) as Partial<T>
      setOrigin((old) => ({ ...begun, ...old }))
      setEdits((old) => ({ ...old, ...patch }))
    },
    reset() {
      setEdits({})
      setOrigin({})
    },
  }
}

interface QuestionProps {
  clashes: readonly Clash[]
  tell: SavingProps['tell']
  onMine: () => void
  onTheirs: () => void
}

/** Both values, who wrote theirs and when: the person decides. */
function Question({ clashes, tell, onMine, onTheirs }: QuestionProps) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  return (
    <Dialog
      open={clashes.length > 0}
      onClose={onTheirs}
      title={t('session.clash.title')}
      actions={
        <>
          <Button onClick={onTheirs}>{t('session.clash.theirs')}</Button>
          <Button look="primary" onClick={onMine}>
            {t('session.clash.mine')}
          </Button>
        </>
      }
    >
      <p>{t('session.clash.hint')}</p>
      {clashes.map(({ field, mine, theirs, by }) => (
        <section key={field}>
          <h3 className={classes.field}>{tell(field, mine).label}</h3>
          <dl className={classes.clash}>
            <div className={classes.value}>
              <dt>{t('session.clash.yours')}</dt>
              <dd>{tell(field, mine).text || '—'}</dd>
            </div>
            <div className={classes.value}>
              <dt>
                {by
                  ? t('session.clash.by', { name: nameOf(by.actor), when: format.instant(by.at) })
                  : t('session.clash.other')}
              </dt>
              <dd>{tell(field, theirs).text || '—'}</dd>
            </div>
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
