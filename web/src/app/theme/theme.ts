import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core'
import './tokens.css'
import './mantine.css'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/global.layer.css'
import './base.css'

// All ten steps are the same token: shades of it are tokens too (mantine.css).
const moss = Array(10).fill('var(--brand)') as unknown as MantineColorsTuple

const filled = (token: 'brand' | 'danger') => ({
  background: `var(--${token})`,
  hover: `var(--${token}-hover)`,
  color: token === 'brand' ? 'var(--on-brand)' : 'var(--surface)',
  border: '1px solid transparent',
})

const variants: VariantColorsResolver = ({ variant, color }) => {
  const danger = color === 'danger'
  if (variant === 'filled') return filled(danger ? 'danger' : 'brand')
  const outlined = variant === 'default' || variant === 'outline'
  const text = danger ? 'var(--danger)' : `var(--${outlined ? 'text-1' : 'brand'})`
  return {
    background: outlined ? 'var(--surface)' : 'transparent',
    hover: outlined ? 'color-mix(in oklab, var(--text-1) 4%, var(--surface))' : 'var(--hover)',
    color: text,
    border: outlined ? '1px solid var(--border-control)' : '1px solid transparent',
  }
}

export const theme = createTheme({
  primaryColor: 'moss',
  colors: { moss },
  variantColorResolver: variants,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never',
})
