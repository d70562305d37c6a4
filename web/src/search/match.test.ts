import { expect, it } from 'vitest'
import { folded, matches, otherLayout } from './match'

const board = ['Board', 'Доска', 'Tablica']

it.each([
  ['board', true],
  ['BOA', true],
  ['доск', true],
  ['tab', true],
  ['ljcrf', true],
  ['ищфкв', true],
  ['oard', false],
  ['', false],
])('%j finds the board: %s', (query, found) => expect(matches(query, board)).toBe(found))

it('looks past accents and dots', () => {
  expect(matches('zrodla', ['Źródła'])).toBe(true)
  expect(matches('отчеты', ['Отчёты'])).toBe(true)
  expect(folded('Łódź')).toBe('lodz')
  expect(folded('Мой')).toBe('мой')
})

it('reads the keys of the other layout both ways', () => {
  expect(otherLayout('yjhdbyl')).toBe('норвинд')
  expect(otherLayout('норвинд')).toBe('yjhdbyl')
})
