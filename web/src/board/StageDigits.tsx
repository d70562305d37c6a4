import { useEffect, useRef } from 'react'
import type { StageView } from '../session'
import { useShortcut } from '../ui/Shortcuts'

/** Time for the second digit of a number. */
const secondDigit = 600

const digits = [...'0123456789']

interface StageDigitsProps {
  stages: readonly StageView[]
  onStage: (key: string) => void
}

/**
 * Stages by their numbers, of more than nine by two digits in one go. Heard from
 * the moment the menu is asked for, whether it is drawn yet or not.
 */
export function StageDigits({ stages, onStage }: StageDigitsProps) {
  const typed = useRef('')
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])

  function handleDigit(digit: string) {
    clearTimeout(pause.current)
    typed.current = (typed.current + digit).slice(-2)
    const number = Number(typed.current)
    const go = () => {
      const stage = stages.find((each) => each.number === number)
      if (stage) onStage(stage.key)
    }
    if (number * 10 > stages.length) go()
    else pause.current = setTimeout(go, secondDigit)
  }
  return digits.map((digit) => <Digit key={digit} digit={digit} onPress={handleDigit} />)
}

function Digit({ digit, onPress }: { digit: string; onPress: (digit: string) => void }) {
  useShortcut(digit, () => onPress(digit))
  return null
}
