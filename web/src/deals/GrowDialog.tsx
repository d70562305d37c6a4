import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { writeHeaders } from '../api/client'
import { Chips, CompanyLookup, ErrorLine, type Named, TextField } from '../gate'
import { useI18n } from '../i18n'
import { answerOf, useApi } from '../session'
import { useStore } from '../state/hooks'
import { FormDialog } from '../ui/FormDialog'
import type { Deal } from './useDeal'
import { useSaving } from './useSaving'

type Kind = 'expansion' | 'referral' | 'restart' | 'return'

interface Props {
  card: Deal
  /** Whether the relationship can turn back from where it stands: only there a client starts anew. */
  turnsBack: boolean
  onClose: () => void
}

/** A new deal that grows out of a client's card. */
export function GrowDialog({ card, turnsBack, onClose }: Props) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const store = useStore()
  const navigate = useNavigate()
  const { busy, save, error } = useSaving()
  const over = card.outcome !== 'open'
  const growing: Kind[] = ['expansion', 'referral', ...(turnsBack ? (['restart'] as const) : [])]
  const [kind, setKind] = useState<Kind>(over ? 'return' : 'expansion')
  const [name, setName] = useState('')
  const [elsewhere, setElsewhere] = useState(false)
  const [division, setDivision] = useState('')
  const [company, setCompany] = useState<Named>()
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    if (!name.trim()) return
    const body = { kind, name: name.trim(), ...(kind === 'referral' && whom()) }
    await save(async () => {
      const made = await store.create('deal', (cid) =>
        answerOf(
          api.POST('/deals/{id}/links', {
            params: { path: { id: card.id } },
            headers: writeHeaders(cid),
            body,
          }),
        ),
      )
      void navigate({ to: '/d/$number', params: { number: String(made.number) } })
      return undefined
    })
  }
  function whom() {
    if (!elsewhere) return division.trim() ? { division: division.trim() } : {}
    if (company?.id) return { company_id: company.id }
    return company ? { company_name: company.name } : {}
  }
  return (
    <FormDialog
      title={t('relationship.grow.title')}
      save={t('relationship.grow.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      {!over && (
        <Chips
          id={`${id}-kind`}
          legend={t('relationship.grow.kind')}
          value={kind}
          choices={growing.map((key) => ({ key, label: t('relationship.grow.choice', { kind: key }) }))}
          autoFocus
          onChange={(key) => setKind(key as Kind)}
        />
      )}
      <p>{t('relationship.grow.hint', { kind })}</p>
      <TextField
        id={`${id}-name`}
        label={t('relationship.grow.name')}
        maxLength={200}
        value={name}
        error={tried && !name.trim() ? t('relationship.grow.nameMissing') : undefined}
        onChange={setName}
      />
      {kind === 'referral' && (
        <>
          <Chips
            id={`${id}-to`}
            legend={t('relationship.grow.to')}
            value={elsewhere ? 'company' : 'division'}
            choices={[
              { key: 'division', label: t('relationship.grow.division') },
              { key: 'company', label: t('relationship.grow.company') },
            ]}
            onChange={(key) => setElsewhere(key === 'company')}
          />
          {elsewhere ? (
            <CompanyLookup
              id={`${id}-company`}
              label={t('relationship.grow.companyName')}
              value={company}
              onChange={setCompany}
            />
          ) : (
            <TextField
              id={`${id}-division`}
              label={t('relationship.grow.divisionName')}
              hint={t('relationship.grow.divisionName.hint')}
              maxLength={200}
              value={division}
              onChange={setDivision}
            />
          )}
        </>
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
