import { useDealChanges, useToday } from '../gate'
import { useI18n } from '../i18n'
import { addDays } from '../i18n/plain-date'
import { useApi } from '../session'
import { useToast } from '../ui/Toast'
import type { Task } from './useDeal'

/** The days that a step may be put off to, as items of a menu; each can be taken back. */
export function usePutOff(deal: string, task: Task, onChanged: () => void) {
  const { t, format } = useI18n()
  const toast = useToast()
  const today = useToday()
  const api = useApi()
  const { change } = useDealChanges()

  async function putOff(to: string) {
    const path = { params: { path: { id: task.id } } }
    const send = (due: { due_on?: string; due_at?: string }) =>
      change(deal, {}, (headers) => api.PATCH('/tasks/{id}', { ...path, headers, body: due }))
    await send({ due_on: to })
    onChanged()
    toast({
      text: t('deal.next.putOff', { date: format.date(to, 'day') }),
      onUndo: () =>
        void send(task.due_at ? { due_at: task.due_at } : { due_on: task.due_on }).then(onChanged),
    })
  }
  const days = [
    { id: 'tomorrow', date: addDays(today, 1), label: t('deal.next.tomorrow') },
    { id: 'three', date: addDays(today, 3), label: t('deal.next.three') },
    { id: 'week', date: addDays(today, 7), label: t('deal.next.week') },
  ]
  return days.map(({ id, date, label }) => ({
    id,
    label,
    hint: format.date(date, 'day'),
    onSelect: () => void putOff(date),
  }))
}
