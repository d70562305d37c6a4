import { useEffect, useState } from 'react'

const flashTime = 700

/** The card that has just been moved lights up for a moment. */
export function useFlash(): [string | undefined, (id: string) => void] {
  const [flashing, setFlashing] = useState<string>()
  useEffect(() => {
    if (!flashing) return
    const timer = setTimeout(() => setFlashing(undefined), flashTime)
    return () => clearTimeout(timer)
  }, [flashing])
  return [flashing, setFlashing]
}
