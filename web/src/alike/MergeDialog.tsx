import { useState } from 'react'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import classes from './Alike.module.css'
import { useMerge } from './useAlike'

/** A field as it stands on both records, in words. */
export interface Side {
  field: string
  label: string
  ours: string
  theirs: string
}

interface MergeDialogProps {
  noun: 'contact' | 'company'
  into: { id: string; name: string }
  from: { id: string; name: string }
  sides: readonly Side[]
  onClose: () => void
  onChanged: () => void
}

/** Two records side by side: what is to be as on which of them. What one lacks is filled from the other. */
export function MergeDialog({ noun, into, from, sides, onClose, onChanged }: MergeDialogProps) {
  const { t } = useI18n()
  const { busy, error, send } = useBilling()
  const merge = useMerge(send)
  const [take, setTake] = useState<readonly string[]>([])
  const differ = sides.filter(({ ours, theirs }) => ours && theirs && ours !== theirs)

  async function save() {
    const order = { noun, survivor_id: into.id, merged_id: from.id, take: [...take] }
    if (await merge(order, { into: into.name, from: from.name }, onChanged)) onClose()
  }
  return (
    <BillDialog
      title={t('alike.merge.title', { into: into.name, from: from.name })}
      save={t('alike.merge')}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{t('alike.merge.hint', { noun })}</p>
      {differ.length > 0 && (
        <table className={classes.sides}>
          <tbody>
            {differ.map(({ field, label, ours, theirs }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                {[ours, theirs].map((value, side) => (
                  <td key={value}>
                    <label>
                      <input
                        type="radio"
                        name={field}
                        checked={take.includes(field) === (side === 1)}
                        onChange={() =>
                          setTake(side === 1 ? [...take, field] : take.filter((other) => other !== field))
                        }
                      />
                      {value}
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </BillDialog>
  )
}
