import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useI18n } from '../../i18n'
import { useApi, useUsers } from '../../session'
import type { InputProps } from './Labelled'
import { Lookup } from './Lookup'
import { SelectField } from './TextInputs'

/** A company or contact that exists, or the name of one to be made. */
export interface Named {
  id?: string | undefined
  name: string
}

interface NamedLookupProps extends InputProps {
  value: Named | undefined
  onChange: (value: Named | undefined) => void
  onAdd?: (name: string) => void
}

const minute = 60_000

/** Finds a company by part of its name; a name that is new is taken as it is. */
export function CompanyLookup({ value, onChange, onAdd, ...rest }: NamedLookupProps) {
  const api = useApi()
  const [text, setText] = useState(value?.name ?? '')
  const wanted = useDeferredValue(text.trim())
  const { data = [] } = useQuery({
    queryKey: ['find', 'company', wanted],
    staleTime: minute,
    queryFn: async () => {
      const { data } = await api.GET('/search', { params: { query: { q: wanted, limit: 8 } } })
      return data?.companies ?? []
    },
    enabled: wanted !== '',
    placeholderData: (before) => before,
  })
  return (
    <Lookup
      {...rest}
      text={text}
      onText={(next) => {
        setText(next)
        onChange(next.trim() === '' ? undefined : { name: next.trim() })
      }}
      options={wanted === '' ? [] : data.map(({ id, name }) => ({ id, label: name }))}
      onPick={({ id, label }) => {
        setText(label)
        onChange({ id, name: label })
      }}
      onAdd={(name) => {
        setText(name)
        onChange({ name })
        onAdd?.(name)
      }}
    />
  )
}

interface ContactLookupProps extends NamedLookupProps {
  /** Whose people are offered; without a company, everybody is searched. */
  company: string
}

/** Finds a person at the company, or takes the name of a new one. */
export function ContactLookup({ company, value, onChange, onAdd, ...rest }: ContactLookupProps) {
  const { format } = useI18n()
  const api = useApi()
  const [text, setText] = useState(value?.name ?? '')
  const wanted = useDeferredValue(text.trim())
  const everybody = useQuery({
    queryKey: ['find', 'contact', wanted],
    staleTime: minute,
    queryFn: async () => {
      const { data } = await api.GET('/search', { params: { query: { q: wanted, limit: 8 } } })
      return data?.contacts ?? []
    },
    enabled: company === '' && wanted !== '',
  })
  const ours = useQuery({
    queryKey: ['contacts', company],
    queryFn: async () => {
      const { data } = await api.GET('/companies/{id}', { params: { path: { id: company } } })
      return data?.contacts ?? []
    },
    enabled: company !== '',
  })
  const people = company === '' ? (wanted === '' ? [] : (everybody.data ?? [])) : (ours.data ?? [])
  const matching = people
    .filter(({ name }) => contains(name, wanted))
    .toSorted((a, b) => format.collator.compare(a.name, b.name))
    .slice(0, 8)
  return (
    <Lookup
      {...rest}
      text={text}
      onText={(next) => {
        setText(next)
        onChange(next.trim() === '' ? undefined : { name: next.trim() })
      }}
      options={matching.map(({ id, name, email }) => ({ id, label: name, hint: email }))}
      onPick={({ id, label }) => {
        setText(label)
        onChange({ id, name: label })
      }}
      onAdd={(name) => {
        setText(name)
        onChange({ name })
        onAdd?.(name)
      }}
    />
  )
}

/** Names are compared without accents, ё and ł included. */
export function contains(name: string, part: string): boolean {
  return fold(name).includes(fold(part))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l')
}

interface UserSelectProps extends InputProps {
  value: string
  /** Those who hold it come first. */
  role?: string | undefined
  none?: string
  onChange: (id: string) => void
}

/** One of ours. */
export function UserSelect({ role, value, ...rest }: UserSelectProps) {
  const { t } = useI18n()
  const { users } = useUsers()
  const held = (roles: readonly string[]) => Number(role !== undefined && roles.includes(role))
  const choices = users
    .filter(({ id, active }) => active || id === value)
    .toSorted((a, b) => held(b.roles) - held(a.roles))
    .map(({ id, name }) => ({ key: id, label: name }))
  return <SelectField none={t('gate.choose')} {...rest} value={value} choices={choices} />
}

export function ProductSelect(props: InputProps & { value: string; onChange: (id: string) => void }) {
  const { t } = useI18n()
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['products'],
    staleTime: minute,
    queryFn: async () => {
      const { data } = await api.GET('/products', { params: { query: { limit: 200 } } })
      return data?.items ?? []
    },
  })
  return (
    <SelectField
      none={t('gate.choose')}
      {...props}
      choices={data.map(({ id, name }) => ({ key: id, label: name }))}
    />
  )
}
